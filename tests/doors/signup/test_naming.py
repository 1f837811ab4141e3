"""Mentees name up to five mentors, in order; nobody appears who is avoided or avoids them, and nothing says why."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit.verdicts import Refused
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.people import applicants_for_matching
from sameboat.mentoring.programmes.models import Enrolment, SheetLine
from sameboat.mentoring.wishes.actions.naming import move_name_up, name_mentor, take_name_away
from sameboat.mentoring.wishes.queries.mentors import mentors_seen_by, named_by
from tests import site_makers as make
from tests.mentoring.matching.mentors import round_of_mentors, taking_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return round_of_mentors(told=False)


@pytest.fixture
def mentee(round_):
    return taking_part(round_, "Mina Mentee", "mentee")


def names(rows):
    return [each.person.name for each in rows]


def page(person, round_, **typed):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("apply_step", args=[round_.programme.slug, round_.number, "mentors"])
    return client.post(address, typed) if typed else client.get(address)


def test_mentors_are_named_in_order_and_moved(round_, mentee):
    ada, ben, cleo = (taking_part(round_, name, "mentor") for name in ("Ada", "Ben", "Cleo"))
    for each in (ada, ben, cleo, ben):
        name_mentor(mentee, each.pk, by=mentee.person)
    move_name_up(mentee, cleo.pk, by=mentee.person)
    assert names(named_by(mentee.person, mentee)) == ["Ada", "Cleo", "Ben"]
    take_name_away(mentee, ada.pk, by=mentee.person)
    assert names(named_by(mentee.person, mentee)) == ["Cleo", "Ben"]


def test_a_sixth_name_is_refused_and_so_is_whoever_is_no_mentor(round_, mentee):
    for k in range(5):
        name_mentor(mentee, taking_part(round_, f"Mentor {k}", "mentor").pk, by=mentee.person)
    with pytest.raises(Refused, match="named five"):
        name_mentor(mentee, taking_part(round_, "Mentor 6", "mentor").pk, by=mentee.person)
    other = taking_part(round_, "Ola", "mentee")
    with pytest.raises(Refused, match="not to be found"):
        name_mentor(other, mentee.pk, by=other.person)
    mentor = taking_part(round_, "Mo", "mentor")
    with pytest.raises(Refused, match="those who would like one"):
        name_mentor(mentor, other.pk, by=mentor.person)


def test_whoever_is_avoided_or_avoids_is_missing_and_the_page_is_the_same(round_, mentee):
    for name in ("Ada", "Ben", "Cleo"):
        taking_part(round_, name, "mentor")
    everybody = mentors_seen_by(mentee.person, mentee)
    assert names(everybody) == ["Ada", "Ben", "Cleo"], "else nothing could be missing"
    ada, ben, _cleo = everybody
    name_mentor(mentee, ben.pk, by=mentee.person)
    name_people_to_avoid(["ada"], by=mentee.person)
    name_people_to_avoid([mentee.person.email], by=ben.person)
    assert names(mentors_seen_by(mentee.person, mentee)) == ["Cleo"]
    assert named_by(mentee.person, mentee) == []
    avoided = page(mentee.person, round_).content.decode()
    for each in (ada, ben):
        Enrolment.objects.filter(pk=each.pk).update(withdrawn_at=each.applied_at)
    name_people_to_avoid([], by=mentee.person)
    name_people_to_avoid([], by=ben.person)
    gone = page(mentee.person, round_).content.decode()
    hidden = ("csrfmiddlewaretoken", "nonce")
    assert [line for line in avoided.splitlines() if not any(word in line for word in hidden)] == [
        line for line in gone.splitlines() if not any(word in line for word in hidden)
    ]


def test_only_mentors_who_take_part_are_shown_and_only_to_mentees(round_, mentee):
    waits, paused = taking_part(round_, "Waits", "mentor"), taking_part(round_, "Paused", "mentor")
    make.applicant(round_, make.person("Unproved"), languages=["en"])
    Enrolment.objects.filter(person__name="Unproved").update(role="mentor")
    Enrolment.objects.filter(pk=waits.pk).update(deferred_at=waits.applied_at)
    paused.person.paused_since = paused.applied_at
    paused.person.save()
    full = taking_part(round_, "Full", "mentor")
    assert names(mentors_seen_by(mentee.person, mentee)) == ["Full"]
    assert mentors_seen_by(full.person, full) == []
    assert mentors_seen_by(full.person, mentee) == [], "nobody reads through somebody else's application"


def test_the_page_shows_public_answers_and_is_searched_by_them(round_, mentee):
    round_.questions.create(key="lgbtq", kind="choice", ask="Are you queer?", private=True, position=9)
    taking_part(round_, "Ada", "mentor", offers="writing", employer="Hidden House")
    private = taking_part(round_, "Ben", "mentor", offers="applications")
    private.answers.create(question=round_.questions.get(key="lgbtq"), values=["yes-leaked"])
    shown = page(mentee.person, round_).content.decode()
    assert "Ada" in shown
    assert "writing" in shown
    assert "Hidden House" not in shown, "it only keeps colleagues apart"
    assert "yes-leaked" not in shown
    found = page(mentee.person, round_, look="WRITING").content.decode()
    assert "Ada" in found
    assert "Ben" not in found


def test_the_buttons_name_and_say_why_not(round_, mentee):
    mentor = taking_part(round_, "Ada", "mentor")
    assert page(mentee.person, round_, name=str(mentor.pk)).status_code == 302
    assert names(named_by(mentee.person, mentee)) == ["Ada"]
    assert page(mentee.person, round_, name="no id").status_code == 404
    address = reverse("my_application", args=[round_.programme.slug, round_.number])
    client = Client()
    client.force_login(mentee.person, backend="django.contrib.auth.backends.ModelBackend")
    assert "Ada" in client.get(address).content.decode()


def test_a_closed_round_keeps_the_names_as_they_are(round_, mentee):
    mentor = taking_part(round_, "Ada", "mentor")
    round_.closed_at = round_.published_at
    round_.save()
    with pytest.raises(Refused, match="closed"):
        name_mentor(mentee, mentor.pk, by=mentee.person)


def test_names_of_the_site_come_before_those_of_a_sheet(round_, mentee):
    ada, ben = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentor")
    for enrolment, known_as, chooses in ((mentee, "m", ["b"]), (ada, "a", []), (ben, "b", [])):
        SheetLine.objects.create(enrolment=enrolment, known_as=known_as, chooses=chooses)
    chosen = {one.enrolment.pk: one.chooses for one in applicants_for_matching(round_)}
    assert chosen[mentee.pk] == (str(ben.pk),)
    name_mentor(mentee, ada.pk, by=mentee.person)
    chosen = {one.enrolment.pk: one.chooses for one in applicants_for_matching(round_)}
    assert chosen[mentee.pk] == (str(ada.pk),)


def test_the_page_asks_the_database_as_often_however_many_mentors(round_, mentee):
    def asked():
        page(mentee.person, round_)
        with CaptureQueriesContext(connection) as looked:
            page(mentee.person, round_)
        return len(looked)

    taking_part(round_, "Mentor 1", "mentor", offers="writing")
    before = asked()
    for k in (2, 3):
        taking_part(round_, f"Mentor {k}", "mentor", offers="writing")
    assert asked() == before
