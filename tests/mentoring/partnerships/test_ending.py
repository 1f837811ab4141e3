"""A partnership ends without blame, once, and everybody hears of it on their own day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.members.notices.models import Letter
from sameboat.members.people.actions import leave
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import registry
from sameboat.mentoring.partnerships.actions import (
    end_early,
    end_parts_with,
    erase_own_words,
    part_of,
    rest,
    wake,
)
from sameboat.mentoring.partnerships.actions.ending import end_what_is_over
from sameboat.mentoring.partnerships.actions.keeping import erase_what_is_kept_no_longer
from sameboat.mentoring.partnerships.actions.telling import tell_of_the_end
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import listed_for, partnership_of, somebody_is_away
from tests import site_makers as make
from tests.mentoring.partnerships.test_written import KINDS, a_row

pytestmark = pytest.mark.django_db


def people_of(partnership):
    return [each.person for each in make.parts_of(partnership)]


def test_a_pair_that_one_ends_has_ended_for_both():
    two = make.partners("Ana", "Ben")
    ana, ben = people_of(two)
    end_early(two.pk, by=ana)
    two.refresh_from_db()
    assert two.ended_at
    assert two.ended_early
    assert two.kept_until == two.ended_at.date() + timedelta(days=180)
    for who in (ana, ben):
        [shown] = listed_for(who)
        assert (shown.over, shown.called) == (True, "")
        with pytest.raises(Refused, match="has ended"):
            part_of(two.pk, by=who)


def test_a_circle_goes_on_while_two_are_left():
    circle = make.partners("Ana", "Ben", "Cleo")
    ana, ben, cleo = people_of(circle)
    end_early(circle.pk, by=ana)
    circle.refresh_from_db()
    assert circle.ended_at is None
    assert [(each.called, each.over) for each in listed_for(ana)] == [("", True)]
    assert [(each.called, each.over) for each in listed_for(ben)] == [("Cleo", False)]
    end_early(circle.pk, by=cleo)
    circle.refresh_from_db()
    assert circle.ended_early


@pytest.mark.parametrize("how", [end_early, lambda _pk, by: leave(by=by), erase_own_words])
def test_every_ending_lets_the_apps_above_do_theirs(how, monkeypatch):
    seen = []
    monkeypatch.setattr(registry, "_endings", [lambda _partnership, parts: seen.append({each.pk for each in parts})])
    two = make.partners("Ana", "Ben")
    how(two.pk, by=people_of(two)[0])
    assert seen == [{each.pk for each in two.partners.all()}]


def test_a_block_ends_whatever_the_two_have_together_and_nothing_else():
    ana, ben = make.person("Ana"), make.person("Ben")
    both = [a_pair(ana, ben), a_pair(ben, ana)]
    other = a_pair(ana, make.person("Cleo"))
    assert end_parts_with(ben, by=ana) == 2
    ended = set(Partnership.objects.filter(ended_early=True).values_list("pk", flat=True))
    assert ended == {each.pk for each in both}
    assert partnership_of(ana, other.pk).ended_at is None


def a_pair(*people):
    row = Partnership.objects.create(starts_on=date(2026, 9, 1))
    for each in people:
        Partner.objects.create(partnership=row, person=each)
    return row


def test_friends_are_told_once_and_whoever_wants_no_letters_is_not():
    for muted in (None, datetime(2026, 10, 1, tzinfo=UTC)):
        ana, ben = make.person("Ana"), make.person("Ben")
        two = a_pair(ana, ben)
        two.partners.filter(person=ben).update(muted_at=muted)
        end_early(two.pk, by=ana)
        told = Letter.objects.filter(kind="partnership_ended", to=ben).count()
        assert told == (0 if muted else 1)
        assert not Letter.objects.filter(to=ana).exists()


def test_reminders_rest_and_nobody_reads_that_they_do(client):
    two = make.partners("Ana", "Ben")
    ana, ben = people_of(two)
    resting = rest(two.pk, by=ana)
    assert somebody_is_away(two, resting.first_day)
    page = make.sign_in(client, ben).get(f"/partners/{two.pk}/").content.decode()
    assert "away" not in page
    wake(two.pk, by=ana)
    assert not somebody_is_away(two, resting.first_day)
    assert not Letter.objects.exists()


# ---- ILN fixture 9: the end of a round in 84 countries

IN_84_COUNTRIES = """
    Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Adak America/Anchorage
    America/Argentina/Buenos_Aires America/Bogota America/Caracas America/Chicago America/Denver America/Halifax
    America/Havana America/Jamaica America/La_Paz America/Lima America/Los_Angeles America/Mexico_City
    America/Montevideo America/New_York America/Noronha America/Nuuk America/Panama America/Santiago
    America/Sao_Paulo America/St_Johns America/Toronto Asia/Almaty Asia/Amman Asia/Baghdad Asia/Baku Asia/Bangkok
    Asia/Beirut Asia/Colombo Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem
    Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Kuwait Asia/Manila Asia/Riyadh
    Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo
    Asia/Ulaanbaatar Asia/Yangon Atlantic/Azores Atlantic/Cape_Verde Atlantic/Reykjavik Australia/Adelaide
    Australia/Eucla Australia/Lord_Howe Australia/Perth Australia/Sydney Europe/Athens Europe/Berlin Europe/Dublin
    Europe/Helsinki Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London Europe/Madrid Europe/Minsk
    Indian/Maldives Indian/Mauritius Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Honolulu
    Pacific/Kiritimati Pacific/Marquesas Pacific/Pago_Pago Etc/GMT+12"""
ZONES = sorted(IN_84_COUNTRIES.split())
LAST = date(2026, 11, 30)


def test_a_round_ends_once_in_utc_and_letters_go_on_each_own_day():
    """ILN fixture 9."""
    assert len(ZONES) >= 84
    first = datetime(2026, 8, 1, tzinfo=UTC)
    people = Person.objects.bulk_create(
        [
            Person(name="Somebody", email=f"somebody.{at}@example.org", zone=zone, joined_at=first)
            for at, zone in enumerate(ZONES)
        ]
    )
    pairs = Partnership.objects.bulk_create(
        [Partnership(starts_on=first.date(), ends_on=LAST) for _ in range(len(people) // 2)]
    )
    Partner.objects.bulk_create(
        [Partner(partnership=pairs[at // 2], person=person) for at, person in enumerate(people[: 2 * len(pairs)])]
    )
    ended, states = 0, set()
    moment = datetime(2026, 11, 29, 23, 45, tzinfo=UTC)
    while moment < datetime(2026, 12, 3, tzinfo=UTC):
        with time_machine.travel(moment, tick=False):
            ended += end_what_is_over()
            tell_of_the_end()
            states |= {(moment, over) for over in Partnership.objects.values_list("ended_at", flat=True).distinct()}
        moment += timedelta(minutes=60)
    assert ended == len(pairs)
    midnight = datetime(2026, 12, 1, tzinfo=UTC)
    assert {over for at, over in states if at < midnight} == {None}
    assert {over for at, over in states if at >= midnight} == {midnight}
    letters = list(Letter.objects.filter(kind="partnership_at_term").select_related("to"))
    assert len(letters) == 2 * len(pairs)
    for letter in letters:
        there = letter.made_at.astimezone(ZoneInfo(letter.to.zone))
        assert there.date() == LAST + timedelta(days=1)
        assert there.hour >= 8
        assert letter.made_at >= midnight


def test_it_is_over_at_the_same_moment_for_everybody_before_any_duty_has_come_round():
    two = make.partners("Ana", "Ben", ends_on=LAST)
    ana, ben = people_of(two)
    Person.objects.filter(pk=ana.pk).update(zone="Pacific/Auckland")
    Person.objects.filter(pk=ben.pk).update(zone="Pacific/Honolulu")
    for moment, over in (
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 1, tzinfo=UTC), True),
    ):
        with time_machine.travel(moment, tick=False):
            assert {listed_for(who)[0].over for who in (ana, ben)} == {over}


def test_whoever_stays_in_touch_does_not_end_with_the_round():
    two = make.partners("Ana", "Ben", ends_on=date(2026, 1, 1), stays_since=datetime(2025, 12, 20, tzinfo=UTC))
    assert end_what_is_over() == 0
    assert not partnership_of(people_of(two)[0], two.pk).ended_at


# ---- Until when it is kept


def test_after_its_day_it_is_erased_for_everybody():
    two = make.partners("Ana", "Ben", ends_on=date(2026, 12, 24))
    ana, ben = make.parts_of(two)
    kind = next(kind for kind in KINDS if not _needs_more(kind))
    for part in (ana, ben):
        a_row(kind, part).save()
    end_early(two.pk, by=ana.person)
    two.refresh_from_db()
    kept = datetime(two.kept_until.year, two.kept_until.month, two.kept_until.day, 23, tzinfo=UTC)
    with time_machine.travel(kept, tick=False):
        assert erase_what_is_kept_no_longer() == 0
        assert partnership_of(ben.person, two.pk)
    with time_machine.travel(kept + timedelta(hours=2), tick=False):
        assert partnership_of(ben.person, two.pk) is None
        assert erase_what_is_kept_no_longer() == 1
        assert erase_what_is_kept_no_longer() == 0
    assert not kind.objects.filter(author__in=(ana, ben)).exists()
    assert not DataKey.objects.filter(owner__in=(ana.pk, ben.pk)).exists()


def _needs_more(kind):
    """Whether a row of it stands on other rows."""
    known = {"author", "id", "sealed"}
    return any(
        not field.null and not field.has_default() and not field.blank and field.name not in known
        for field in kind._meta.concrete_fields
    )
