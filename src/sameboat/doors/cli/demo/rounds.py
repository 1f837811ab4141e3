"""Programmes and rounds of the demo, told in the order in which they would have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions import run_round, start_run
from sameboat.mentoring.matching.actions.announcing import announce
from sameboat.mentoring.matching.actions.newcomers import choose_newcomers
from sameboat.mentoring.matching.actions.offers import set_days_to_accept
from sameboat.mentoring.programmes.actions import (
    change_programme,
    close_round,
    let_open_programmes,
    open_programme,
    publish_round,
)
from sameboat.mentoring.programmes.models import Newcomers, Programme, Role, Round, TeamMember
from sameboat.mentoring.wishes.actions import open_round_and_ask

DAYS_TO_ACCEPT = 7
Team = dict[Person, tuple[Role, str]]
"""Who does what; of a country coordinator, for which country."""


@dataclass(frozen=True)
class Dates:
    """Days from today on; the past is negative."""

    opens: int
    closes: int | None
    tells: int | None
    starts: int | None

    def counted_from(self, today: date) -> dict[str, date | None]:
        """The days, as a round wants them."""
        days = {
            "opens_on": self.opens,
            "closes_on": self.closes,
            "tells_on": self.tells,
            "starts_on": self.starts,
        }
        return {word: None if n is None else today + timedelta(days=n) for word, n in days.items()}


def noon(day: date) -> datetime:
    """The middle of a day."""
    return datetime.combine(day, time(12), ZoneInfo("UTC"))


def a_programme(template: str, title: str, about: str, *, since: date, by: Person, team: Team) -> Programme:
    """Open a programme on that day, with its team."""
    with clock.told_as_of(noon(since)):
        let_open_programmes(by)
        programme = open_programme(template, title, title.casefold().replace(" ", "-"), by=by)
        summary, listed = programme.summary, programme.listed
        change_programme(programme, by=by, title=title, summary=summary, about=about, listed=listed, meeting_link="")
        TeamMember.objects.bulk_create(
            TeamMember(programme=programme, person=person, role=role, country=country, named_since=clock.now())
            for person, (role, country) in team.items()
        )
        TeamMember.objects.filter(programme=programme, person=by).update(named_since=clock.now())
    return programme


def a_round(programme: Programme, dates: Dates, *, today: date, by: Person, title: str = "") -> Round:
    """Prepare a round a fortnight before it opens, and publish it three days later."""
    opens = today + timedelta(days=dates.opens)
    with clock.told_as_of(noon(opens - timedelta(days=14))):
        round_ = open_round_and_ask(programme, by=by, title=title, **dates.counted_from(today))
    with clock.told_as_of(noon(opens - timedelta(days=11))):
        return publish_round(round_, by=by)


def close(round_: Round, *, by: Person) -> None:
    """Applications end on the day after the last one."""
    if round_.closes_on:
        with clock.told_as_of(noon(round_.closes_on + timedelta(days=1))):
            close_round(round_, by=by)


def match_everybody(round_: Round, *, by: Person) -> None:
    """Run the matching two days after applications ended: its proposal waits at the desk to be read."""
    round_.refresh_from_db()
    with clock.told_as_of(noon((round_.closes_on or round_.opens_on) + timedelta(days=3))):
        run = start_run(round_, {}, by=by)
        run_round.func(str(run.pk))


def tell_everybody(round_: Round, *, by: Person, ended: bool = False) -> None:
    """On its day everybody was told of the newest run; of a round that is over, the end has passed, too."""
    with clock.told_as_of(noon(round_.tells_on or round_.opens_on)):
        announce(round_.runs.get(number=1), by=by)
    if ended and round_.ends_on:
        Round.objects.filter(pk=round_.pk).update(ended_at=noon(round_.ends_on))


def ask_mentors(round_: Round, *, by: Person) -> None:
    """Match a round of mentors this morning and tell everybody: each mentor is asked, and has a week to answer."""
    choose_newcomers(set_days_to_accept(round_, DAYS_TO_ACCEPT, by=by), Newcomers.WEEKLY, by=by)
    run = start_run(round_, {}, by=by)
    run_round.func(str(run.pk))
    announce(run, by=by)
