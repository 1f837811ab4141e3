"""Mentors are asked about mentees: they accept, pass on, or let the days go by; and mentees never learn by whom."""

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.notices.registry import kind
from sameboat.mentoring.matching.actions import withdraw_and_move_up
from sameboat.mentoring.matching.actions.announcing import announce
from sameboat.mentoring.matching.actions.answering import accept_offer, let_old_offers_lapse, pass_on
from sameboat.mentoring.matching.actions.newcomers import match_newcomers, tell_newcomers
from sameboat.mentoring.matching.actions.offers import offer_each
from sameboat.mentoring.matching.actions.running import run_round
from sameboat.mentoring.matching.models import Offer, Run
from sameboat.mentoring.matching.queries.offers import mentors_with_room, offers_of, waiting_for_me
from sameboat.mentoring.matching.rules.offers import last_moment
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make
from tests.mentoring.matching.mentors import round_of_mentors, taking_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return round_of_mentors(days_to_accept=5)


def asked(round_, mentor, *mentees):
    return offer_each(round_, [(mentor, each, "Both speak English.") for each in mentees], run=None, by=None)


def letters_to(enrolment):
    return list(Letter.objects.filter(to=enrolment.person).order_by("made_at", "pk").values_list("kind", flat=True))


def words_of(name, about, reader):
    from django.template.loader import render_to_string

    words = kind(name).write(about, reader)
    return words and str(words.subject) + "\n" + render_to_string(words.template, words.context | {"reader": reader})


def what_a_worker_does():
    """One look at those who wait, the run, and what it found told."""
    match_newcomers()
    for run in Run.objects.going():
        run_round.func(str(run.pk))
    return tell_newcomers()


def test_a_mentor_who_accepts_has_a_mentee_and_both_are_told(round_):
    mentor, mentee = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee")
    [offer] = asked(round_, mentor, mentee)
    accept_offer(offer, by=mentor.person)
    assert {(part.enrolment_id, part.role) for part in Partner.objects.all()} == {
        (mentor.pk, "mentor"),
        (mentee.pk, "mentee"),
    }
    assert letters_to(mentee) == ["mentor_is_asked", "told_late"]
    assert letters_to(mentor) == ["mentee_offered", "told_late"]


def test_nobody_but_the_mentor_answers_and_only_once(round_):
    mentor, mentee = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee")
    [offer] = asked(round_, mentor, mentee)
    with pytest.raises(Refused, match="Only the mentor"):
        accept_offer(offer, by=mentee.person)
    pass_on(offer, by=mentor.person)
    with pytest.raises(Refused, match="passed on already"):
        accept_offer(offer, by=mentor.person)


def test_a_mentor_takes_no_more_than_there_is_room_for(round_):
    mentor = taking_part(round_, "Ada", "mentor", capacity=2)
    mentees = [taking_part(round_, name, "mentee") for name in ("Ben", "Cleo", "Dan")]
    first, second, third = asked(round_, mentor, *mentees)
    assert letters_to(mentor) == ["mentee_offered"], "one letter, however many mentees"
    accept_offer(first, by=mentor.person)
    accept_offer(second, by=mentor.person)
    with pytest.raises(Refused, match="as many mentees"):
        accept_offer(third, by=mentor.person)
    assert Partner.objects.filter(role="mentor", enrolment=mentor).count() == 2, "one partnership for each mentee"


def test_whoever_is_passed_on_is_offered_to_the_next_best_and_never_learns_of_it(round_):
    mentee = taking_part(round_, "Ben", "mentee", asks="writing")
    best = taking_part(round_, "Ada", "mentor", offers="writing")
    other = taking_part(round_, "Eve", "mentor", offers="applications")
    [offer] = asked(round_, best, mentee)
    before = letters_to(mentee)
    pass_on(offer, by=best.person)
    what_a_worker_does()
    assert list(Offer.objects.waiting().values_list("mentor", "mentee")) == [(other.pk, mentee.pk)]
    assert letters_to(mentee) == before == ["mentor_is_asked"]
    pass_on(Offer.objects.waiting().get(), by=other.person)
    what_a_worker_does()
    assert not Offer.objects.waiting().exists(), "never the same two again"


def test_an_offer_lapses_at_the_end_of_its_last_day_on_the_mentors_clock(round_):
    with time_machine.travel("2026-11-22 10:00+00:00", tick=False):
        mentor = taking_part(round_, "Ada", "mentor")
        mentor.person.zone = "Pacific/Auckland"
        mentor.person.save()
        [offer] = asked(round_, mentor, taking_part(round_, "Ben", "mentee"))
    assert offer.answer_by == last_moment(offer.made_at, 5, "Pacific/Auckland")
    assert offer.answer_by.isoformat() == "2026-11-27T10:59:00+00:00", "a minute before midnight in Auckland"
    with time_machine.travel(offer.answer_by - timedelta(minutes=1), tick=False):
        assert let_old_offers_lapse() == 0
    with time_machine.travel(offer.answer_by, tick=False):
        assert let_old_offers_lapse() == 1
        assert let_old_offers_lapse() == 0
        with pytest.raises(Refused, match="went by"):
            accept_offer(offer, by=mentor.person)
    assert letters_to(mentor) == ["mentee_offered", "offer_lapsed"]


def test_an_offer_is_withdrawn_with_the_mentee(round_):
    mentor, mentee = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee")
    [offer] = asked(round_, mentor, mentee)
    withdraw_and_move_up(mentee, by=mentee.person)
    assert letters_to(mentor) == ["mentee_offered", "offer_withdrawn"]
    assert not waiting_for_me(mentor.person).exists()
    assert words_of("mentee_offered", mentor.pk, mentor.person) is None, "nothing waits any more"
    with pytest.raises(Refused, match="no longer waits"):
        accept_offer(offer, by=mentor.person)


def test_letters_say_nothing_of_who_it_is(round_):
    mentor, mentee = taking_part(round_, "Adalind", "mentor"), taking_part(round_, "Benedikta", "mentee")
    [offer] = asked(round_, mentor, mentee)
    told = [
        words_of("mentee_offered", mentor.pk, mentor.person),
        words_of("mentor_is_asked", mentee.pk, mentee.person),
        words_of("offer_lapsed", offer.pk, mentor.person),
        words_of("offer_withdrawn", offer.pk, mentor.person),
    ]
    assert all(told)
    assert "Benedikta" not in told[0] + told[2] + told[3]
    assert "Adalind" not in told[1]
    assert not any("First Shelf" in text.splitlines()[0] for text in told), "a subject names no programme"


def test_announcing_a_round_whose_mentors_are_asked_makes_offers_and_no_partnership():
    round_ = round_of_mentors(told=False, days_to_accept=5)
    coordinator = make.on_the_team(round_.programme)
    mentor = taking_part(round_, "Ada", "mentor", capacity=2)
    mentees = [taking_part(round_, name, "mentee") for name in ("Ben", "Cleo")]
    left = taking_part(round_, "Dan", "mentee")
    announce(make.a_finished_run(round_, [[mentor, *mentees]], alone=[left]), by=coordinator)
    assert not Partner.objects.exists()
    assert {offer.mentee_id for offer in offers_of(coordinator, round_, state="waits")} == {each.pk for each in mentees}
    assert letters_to(mentees[0]) == ["mentor_is_asked"]
    assert letters_to(left) == ["told_waiting"], "never silence"
    [room] = mentors_with_room(coordinator, round_)
    assert (room.takes, room.mentees, room.asked, room.left) == (2, 0, 2, 0)


def test_only_the_coordinators_of_the_round_see_its_offers(round_):
    asked(round_, taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee"))
    stranger = make.on_the_team(make.programme("Far Away"))
    assert not offers_of(stranger, round_).exists()
    assert mentors_with_room(stranger, round_) == []


def test_two_answers_at_once_make_one_partnership(round_):
    mentor, mentee = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee")
    [offer] = asked(round_, mentor, mentee)
    again = Offer.objects.get(pk=offer.pk)
    accept_offer(offer, by=mentor.person)
    with pytest.raises(Refused, match="accepted already"):
        accept_offer(again, by=mentor.person)
    assert clock.now() >= Offer.objects.get().accepted_at


def test_a_mentee_reads_nothing_of_the_mentors_other_mentees():
    round_ = round_of_mentors(newcomers="each", days_to_accept=3)
    taking_part(round_, "Adalind", "mentor", capacity=2, offers=["writing", "applications"])
    taking_part(round_, "Benno", "mentee", asks="writing")
    taking_part(round_, "Clelia", "mentee", asks="applications")
    what_a_worker_does()
    assert "Benno" in Run.objects.get().groups.get().reason, "else nothing could leak"
    told = {offer.mentee.person.name: offer.reason for offer in Offer.objects.all()}
    assert "writing" in told["Benno"]
    assert "Benno" not in told["Clelia"]
    assert "Clelia" not in told["Benno"]
