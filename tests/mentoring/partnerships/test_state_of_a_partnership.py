"""Whatever partners do, in whatever order: who may see what is what a simple model says, which knows no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from sameboat.base.kit.verdicts import Refused
from sameboat.commons.conversations.actions import post, take_back
from sameboat.commons.conversations.models import Message
from sameboat.members.people.actions import leave
from sameboat.members.people.rules import Opening
from sameboat.members.safety import actions as safety
from sameboat.members.safety.queries import kept_apart_from, opened, reports_for
from sameboat.members.safety.registry import reportable_by
from sameboat.mentoring.partnerships.actions import end_early, erase_own_words, mute, rest
from sameboat.mentoring.partnerships.actions.ending import end_what_is_over
from sameboat.mentoring.partnerships.actions.keeping import erase_what_is_kept_no_longer
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import is_over_for, partners_in, partnership_of, read, reader_of
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make

NAMES = ("ana", "ben", "cleo")
BEGINS = datetime(2026, 9, 1, 9, tzinfo=UTC)
LAST = date(2026, 10, 31)
KEPT = 180
somebody = st.sampled_from(NAMES)


@dataclass
class Said:
    """One message of the model."""

    by: str
    heard_by: frozenset[str]
    gone: bool = False


@dataclass
class Oracle:
    """Who is in it, who said what, and who may read it. Written without a look at how the site does it."""

    inside: set[str] = field(default_factory=lambda: set(NAMES))
    said: dict[str, Said] = field(default_factory=dict)
    site: set[str] = field(default_factory=lambda: set(NAMES))
    apart: set[tuple[str, str]] = field(default_factory=set)
    """Who blocked whom."""
    reported: list[tuple[frozenset[str], datetime]] = field(default_factory=list)
    ended_at: datetime | None = None
    now: datetime = BEGINS

    def later(self, by: timedelta) -> None:
        """Time passes; at midnight after the last day it ends by itself."""
        self.now += by
        midnight = datetime.combine(LAST + timedelta(days=1), time(), UTC)
        if self.ended_at is None and self.now >= midnight:
            self.ended_at = midnight

    def goes_on_for(self, who: str) -> bool:
        """Whether somebody may do anything in it."""
        return who in self.site and who in self.inside and self.ended_at is None

    def out(self, who: str) -> None:
        """Somebody is no longer in it; fewer than two are no partnership."""
        if self.goes_on_for(who):
            self.inside.discard(who)
            if len(self.inside) < 2:
                self.ended_at = self.now

    def is_kept(self) -> bool:
        """Whether it can still be looked at."""
        return self.ended_at is None or self.now.date() <= self.ended_at.date() + timedelta(days=KEPT)

    def reads(self, who: str) -> set[str]:
        """Every word that somebody may read."""
        if who not in self.site or not self.is_kept():
            return set()
        return {text for text, said in self.said.items() if not said.gone and who in said.heard_by}

    def kept_apart_from(self, who: str) -> set[str]:
        """Never to meet again, whoever of the two said so."""
        return {one if other == who else other for one, other in self.apart if who in (one, other)}

    def lead_reads(self) -> set[str]:
        """What was chosen for reports, whatever became of it since; for two years."""
        return {text for chosen, at in self.reported if self.now - at < timedelta(days=730) for text in chosen}


class Life(RuleBasedStateMachine):
    """A circle of three: they write, block, leave, mute, rest, erase, report, end and take back, while time passes."""

    world = None

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.oracle = Oracle()
        self.clock = time_machine.travel(BEGINS, tick=False)
        self.moves = self.clock.start()
        self.number = 0

    def teardown(self) -> None:
        for who in NAMES:
            self.look_as(who)
        self.clock.stop()
        transaction.savepoint_rollback(self.point)

    def person(self, who):
        return self.world.people[who]

    def may(self, expected: bool, act) -> bool:
        """Do it; it is refused exactly where the model says so."""
        try:
            act()
        except Refused:
            assert not expected
            return False
        assert expected
        return True

    def a_minute_later(self):
        self.moves.shift(timedelta(minutes=1))
        self.oracle.later(timedelta(minutes=1))

    # ---- What people do

    @rule(who=somebody)
    def write(self, who):
        self.a_minute_later()
        self.number += 1
        text = f"word-{self.number}"
        act = lambda: post(self.world.pk, text, form=uuid4(), by=self.person(who))  # noqa: E731
        if self.may(self.oracle.goes_on_for(who), act):
            self.oracle.said[text] = Said(who, frozenset(self.oracle.inside))

    @rule(who=somebody, which=st.integers(0, 5))
    def take_one_back(self, who, which):
        rows = list(
            Message.objects.filter(author__person=self.person(who), sealed__isnull=False).order_by("written_at")
        )
        if not rows or who not in self.oracle.site:
            return
        at = which % len(rows)
        texts = [text for text, said in self.oracle.said.items() if said.by == who and text not in self.taken(who)]
        expected = self.oracle.goes_on_for(who)
        if self.may(expected, lambda: take_back(rows[at], by=self.person(who))):
            self.oracle.said[texts[at]].gone = True

    def taken(self, who):
        return {text for text, said in self.oracle.said.items() if said.by == who and said.gone}

    @rule(who=somebody, erase=st.booleans())
    def end(self, who, erase):
        if who not in self.oracle.site:
            return
        self.a_minute_later()
        act = lambda: end_early(self.world.pk, by=self.person(who), erase=erase)  # noqa: E731
        if self.may(self.oracle.goes_on_for(who), act):
            self.oracle.out(who)
            if erase:
                self.forgotten(who)

    @rule(who=somebody)
    def erase(self, who):
        if who not in self.oracle.site:
            return
        self.a_minute_later()
        erase_own_words(self.world.pk, by=self.person(who))
        self.oracle.out(who)
        self.forgotten(who)

    @rule(who=somebody, whom=somebody)
    def block(self, who, whom):
        if who == whom or who not in self.oracle.site:
            return
        self.a_minute_later()
        safety.block(self.person(whom), by=self.person(who))
        self.oracle.apart.add((who, whom))
        if self.oracle.goes_on_for(whom):
            self.oracle.out(who)

    @rule(who=somebody)
    def leave_the_site(self, who):
        if who not in self.oracle.site or len(self.oracle.site) == 1:
            return
        self.a_minute_later()
        leave(by=self.person(who))
        self.oracle.out(who)
        self.forgotten(who)
        self.oracle.site.discard(who)
        self.oracle.apart = {(by, whom) for by, whom in self.oracle.apart if by != who}

    @rule(who=somebody, quiet=st.sampled_from((mute, rest)))
    def mute_or_rest(self, who, quiet):
        self.may(self.oracle.goes_on_for(who), lambda: quiet(self.world.pk, by=self.person(who)))

    @rule(who=somebody)
    def report(self, who):
        if who not in self.oracle.site:
            return
        rows = reportable_by(self.person(who), self.world.pk, Opening(BEGINS)).rows
        of_others = {text for text in self.oracle.reads(who) if self.oracle.said[text].by != who}
        assert {row.words for row in rows} == of_others
        said = safety.Said("It hurts.", rows[:2])
        people = [person.pk for person in self.world.people.values()]
        begun = safety.begin_report(
            said, by=self.person(who), programme=self.world.programme, partnership=self.world.pk, partners=people
        )
        safety.send_report(begun.pk, by=self.person(who))
        self.oracle.reported.append((frozenset(row.words for row in rows[:2]), self.oracle.now))

    @rule(days=st.sampled_from((1, 20, 70, 200)))
    def time_passes(self, days):
        self.moves.shift(timedelta(days=days))
        self.oracle.later(timedelta(days=days))
        end_what_is_over()
        erase_what_is_kept_no_longer()
        safety.alarm_where_nobody_answered()
        safety.forget_old_reports()

    # ---- What they see then

    @rule(who=somebody)
    def look_as(self, who):
        assert self.read_by(who) == self.oracle.reads(who)
        apart = kept_apart_from(self.person(who).pk)
        assert {name for name in NAMES if self.person(name).pk in apart} == self.oracle.kept_apart_from(who)
        if who in self.oracle.site and self.oracle.is_kept():
            row = partnership_of(self.person(who), self.world.pk)
            assert is_over_for(*partners_in(row, self.person(who)), row) == (not self.oracle.goes_on_for(who))
            assert row.ended_at == self.oracle.ended_at
        assert partnership_of(self.world.stranger, self.world.pk) is None

    @rule()
    def the_lead_looks(self):
        found = {each.words for report in reports_for(self.world.lead) for each in opened(report).chosen}
        assert found == self.oracle.lead_reads()
        assert all(reports_for(self.person(who)) == [] for who in NAMES)
        assert reports_for(self.world.coordinator) == []

    def read_by(self, who):
        row = partnership_of(self.person(who), self.world.pk)
        if row is None or who not in self.oracle.site:
            return set()
        reads = reader_of(row, self.person(who), Opening(BEGINS))
        rows = read(Message.objects.filter(partnership=self.world.pk), reads)
        return {each.said["text"] for each in rows if each.said.words}

    def forgotten(self, who):
        for said in self.oracle.said.values():
            if said.by == who:
                said.gone = True


@pytest.mark.django_db
def test_who_may_see_what_through_the_life_of_a_partnership():
    with time_machine.travel(BEGINS - timedelta(days=1), tick=False):
        circle = make.partners("Ana", "Ben", "Cleo", ends_on=LAST)
        programme = circle.round.programme
        circle.people = {each.person.name.casefold(): each.person for each in make.parts_of(circle)}
        circle.lead = make.on_the_team(programme, Role.SAFEGUARDING_LEAD)
        circle.coordinator = make.on_the_team(programme, Role.COORDINATOR)
        circle.stranger = make.person("Dan")
        circle.programme = programme.pk
    Life.world = circle
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=50,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Partnership.objects.get(pk=circle.pk).ended_at is None  # each life was undone
