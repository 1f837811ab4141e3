"""Everyone is told their partner: at the same moment, once, nothing before, and nobody by mistake."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.people.actions.leaving import begin_pause
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.actions.announcing import announce, tell_partners
from sameboat.mentoring.matching.bridge.given import former_partners
from sameboat.mentoring.matching.models import Act, LetterText, ProposedGroup, Told
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import people_with_partner
from sameboat.mentoring.programmes.actions.enrolments import begin_application
from sameboat.mentoring.programmes.models import Role, Round, Shape
from tests import site_makers as make
from tests.mentoring.matching.racing import announce_without_lock, ends_of_a_race
from tests.mentoring.matching.told import a_proposal, an_applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled():
    """Four in two pairs, one alone, and who coordinates."""
    round_, run, people = a_proposal(4, alone=1)
    return round_, run, people, make.on_the_team(round_.programme)


def why_not(run, by):
    """The sentence of the refusal."""
    with pytest.raises(Refused) as refused:
        announce(run, by=by)
    assert not Partnership.objects.exists()
    assert not Letter.objects.exists()
    return str(refused.value.why)


def test_everyone_is_told_at_the_same_moment(settled):
    round_, run, people, by = settled
    helper = make.on_the_team(round_.programme, Role.TROUBLESHOOTER)
    partnerships = announce(run, by=by)
    assert [sorted(p.enrolment_id for p in each.partners.all()) for each in partnerships] == [
        sorted(one.pk for one in people[:2]),
        sorted(one.pk for one in people[2:4]),
    ]
    assert {each.troubleshooter.person for each in partnerships} == {helper}
    assert all(each.starts_on == round_.starts_on and each.ends_on == round_.ends_on for each in partnerships)
    letters = {letter.to_id: letter.kind for letter in Letter.objects.all()}
    assert letters == {one.person_id: "told_pair" for one in people[:4]} | {people[4].person_id: "told_alone"}
    assert Told.objects.filter(round=round_, letter__isnull=False).count() == 5
    round_.refresh_from_db()
    run.refresh_from_db()
    assert round_.announced_at
    assert run.announced_at
    assert people_with_partner(round_) == {one.person_id for one in people[:4]}


def test_it_happens_once(settled):
    _round, run, _people, by = settled
    announce(run, by=by)
    with pytest.raises(Refused, match="told already"):
        announce(run, by=by)
    assert Letter.objects.count() == 5
    assert Partnership.objects.count() == 2


def test_whoever_is_alone_or_deferred_comes_first_in_the_next_round(settled):
    round_, run, people, by = settled
    deferred = an_applicant(round_, 5, deferred_at=clock.now())
    announce(run, by=by)
    following = make.round_of(round_.programme)
    assert begin_application(following, by=people[4].person).first_claim
    assert begin_application(following, by=deferred.person).first_claim
    assert not begin_application(following, by=people[0].person).first_claim
    assert not Letter.objects.filter(to=deferred.person).exists(), "they were told when they were deferred"


def test_whoever_found_somebody_later_comes_first_no_more(settled):
    round_, run, people, by = settled
    announce(run, by=by)
    late = an_applicant(round_, 6)
    partnership = open_partnership(round_, [people[4], late], reason="Both waited.", by=by)
    tell_partners(partnership, "late")
    assert not begin_application(make.round_of(round_.programme), by=people[4].person).first_claim
    assert set(Letter.objects.filter(kind="told_late").values_list("to", flat=True)) == {
        people[4].person_id,
        late.person_id,
    }
    with pytest.raises(Refused, match="has a partner already"):
        open_partnership(round_, [people[0], late], reason="", by=by)


def test_people_of_a_trio_circle_or_mentorship_get_the_letter_of_theirs():
    round_, run, people = a_proposal(5, three=True)
    announce(run, by=make.on_the_team(round_.programme))
    kinds = sorted(Letter.objects.values_list("kind", flat=True))
    assert kinds == ["told_pair", "told_pair", "told_trio", "told_trio", "told_trio"]
    for shape, expected in ((Shape.CIRCLES, {"told_circle": 3}), (Shape.MENTORS, {"told_mentor": 1, "told_mentee": 2})):
        round_, run, people = a_proposal(3, size=3, programme_=make.programme(shape=shape))
        announce(run, by=make.on_the_team(round_.programme))
        told = list(Letter.objects.filter(to__in=[one.person for one in people]).values_list("kind", flat=True))
        assert {kind: told.count(kind) for kind in told} == expected
    mentor = people[0].person
    assert mentor.partnerships.count() == 2, "each mentee is a partnership of its own"
    assert Letter.objects.filter(to=mentor).count() == 1, "and one letter says so"


def test_who_changed_since_the_run_is_told_by_name_before_anybody_else_is_told_anything(settled):
    round_, run, people, by = settled
    ana = people[0]
    ana.person.name = "Ana Withdrawn"
    ana.person.save()
    for trouble, mended, sentence in (
        ({"withdrawn_at": clock.now()}, {"withdrawn_at": None}, "Ana Withdrawn has withdrawn since"),
        ({"deferred_at": clock.now()}, {"deferred_at": None}, "Ana Withdrawn waits for the next round"),
    ):
        type(ana).objects.filter(pk=ana.pk).update(**trouble)
        assert sentence in why_not(run, by)
        type(ana).objects.filter(pk=ana.pk).update(**mended)
    EmailAddress.objects.filter(user=ana.person).update(verified=False)
    assert "Ana Withdrawn has an address that is not proved" in why_not(run, by)
    EmailAddress.objects.filter(user=ana.person).update(verified=True)
    begin_pause(by=ana.person)
    assert "Ana Withdrawn is pausing since" in why_not(run, by)
    type(ana.person).objects.filter(pk=ana.person_id).update(paused_since=None)
    newcomer = an_applicant(round_, 7)
    assert f"{newcomer.person.name} is in the round since" in why_not(run, by)
    newcomer.delete()
    assert announce(run, by=by)


def test_what_stands_against_a_pair_is_not_told(settled):
    _round, run, people, by = settled
    one, other = people[0].person, people[1].person
    name_people_to_avoid([other.email.upper()], by=one)
    first = why_not(run, by)
    assert "not ours to tell" in first
    name_people_to_avoid([], by=one)
    name_people_to_avoid([one.name], by=other)
    assert why_not(run, by) == first, "the sentence is the same, whoever said it and however"


def test_a_group_of_three_needs_everybodys_yes():
    round_, run, people = a_proposal(3, three=True)
    people[2].may_be_three = False
    people[2].save()
    assert f"{people[2].person.name} is in a group of three" in why_not(run, make.on_the_team(round_.programme))


def test_a_letter_with_a_broken_placeholder_stops_it(settled):
    round_, run, _people, by = settled
    LetterText.objects.create(round=round_, kind="pair", language="en", subject="Hi", text="Go to {pagge}, {page}")
    assert "“{pagge}” is not known in this letter. Known are: {name}, {round}, {page}" in why_not(run, by)


def test_only_the_newest_finished_run_of_a_closed_round_by_its_coordinator(settled):
    round_, run, people, by = settled
    assert "Only a coordinator" in why_not(
        run, make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    )
    assert "Only a coordinator" in why_not(run, make.on_the_team(make.programme("Elsewhere")))
    newer = make.a_finished_run(round_, [people[:2]], alone=people[2:])
    assert "has run again since" in why_not(run, by)
    make.a_finished_run(round_, [], finished_at=None)
    assert "is matching again" in why_not(newer, by)
    Round.objects.filter(pk=round_.pk).update(closed_at=None, closes_on=clock.today() + timedelta(days=3))
    assert "Close applications first" in why_not(newer, by)


def test_only_what_stands_after_all_hands_is_told(settled):
    round_, run, people, by = settled
    act = Act.objects.create(round=round_, run=run, number=1, kind="part", by=by)
    ProposedGroup.objects.filter(run=run, number=2).update(ended_by=act)
    assert len(announce(run, by=by)) == 1
    assert set(Letter.objects.filter(kind="told_alone").values_list("to", flat=True)) == {
        one.person_id for one in people[2:]
    }


def test_nothing_is_visible_before(settled):
    round_, run, people, by = settled
    canary = "Both keep herons CANARY-7731"
    run.groups.update(reason=canary)
    partner_names = [one.person.name for one in people]
    others = [
        people[0].person,
        make.on_the_team(make.programme("Elsewhere")),
        make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT"),
    ]
    pages = [
        "/today/",
        "/partners/",
        f"/programmes/{round_.programme.slug}/{round_.number}/",
        f"/programmes/{round_.programme.slug}/{round_.number}/application/",
        f"/desk/{round_.programme.slug}/{round_.number}/letters/everyone/",
        "/account/data/",
    ]

    def seen(who):
        client = Client()
        client.force_login(who)
        return "".join(client.get(page, follow=True).text for page in pages)

    before = [seen(who) for who in others]
    assert not any(canary in text for text in before)
    assert not any(name in before[0] for name in partner_names[1:])
    announce(run, by=by)
    assert canary in seen(others[0]), "it would have leaked, had it been there"
    assert not any(canary in seen(who) for who in others[1:])


def test_former_partners_are_known_to_the_next_round(settled):
    round_, run, people, by = settled
    announce(run, by=by)
    following = make.round_of(round_.programme)
    again = [an_applicant(following, at, who=one.person) for at, one in enumerate(people[:3])]
    applied = {each.person_id: str(each.pk) for each in again}
    assert former_partners(following, applied) == [tuple(sorted((str(again[0].pk), str(again[1].pk))))]


def test_an_announcement_asks_as_much_of_the_database_for_many_as_for_few():
    counts = []
    for how_many in (4, 12):
        round_, run, _people = a_proposal(how_many, alone=2)
        by = make.on_the_team(round_.programme)
        with CaptureQueriesContext(connection) as asked:
            announce(run, by=by)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# ---- Several who press the button at one moment


CLICKS, ROUNDS = 8, 2


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_one_moment_one_tells_and_the_others_read_why_not():
    for _ in range(ROUNDS):
        assert ends_of_a_race(announce, CLICKS) == {"told": 1, "refused": CLICKS - 1, "broke": 0}


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_race_goes_wrong():
    ends = [ends_of_a_race(announce_without_lock, CLICKS) for _ in range(ROUNDS)]
    assert any(end != {"told": 1, "refused": CLICKS - 1, "broke": 0} for end in ends)
