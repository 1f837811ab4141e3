"""The demo as a whole: who there is, which programmes they run, and where each round stands today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Programme, Role, Round

from ...home.demo_cast import CAST, Part
from ..progress import Told
from .crowds import apply_all
from .partners import partners_now_or_soon, put_old_letters_away
from .people import Invented, Row, player, rows_of_peers, rows_of_template, with_accounts
from .rounds import Dates, Team, a_programme, a_round, close, noon
from .sign_ups import sign_up

SEED = 5500
OVER = Dates(opens=-300, closes=-273, tells=-262, starts=-262)
UNDER_WAY = Dates(opens=-112, closes=-85, tells=-75, starts=-75)
OPEN = Dates(opens=-16, closes=12, tells=21, starts=21)
REVIEWED = Dates(opens=-34, closes=-5, tells=6, starts=6)
ONGOING = Dates(opens=-25, closes=None, tells=None, starts=None)


def is_filled() -> bool:
    """Whether the demo's people live here already."""
    return Person.objects.filter(email=CAST[0].email, invented=True).exists()


@transaction.atomic
def fill(tell: Told) -> None:
    """Make everybody and everything, or nothing at all."""
    Demo(tell).fill()


class Demo:
    """One telling of the demo, on the day it is made."""

    def __init__(self, tell: Told) -> None:
        self.tell = tell
        self.now = clock.now()
        self.today: date = self.now.date()
        self.dice = Random(SEED)  # nosec B311  nothing here is secret
        self.cast: dict[str, Person] = {}

    def fill(self) -> None:
        """From the first programme to this morning."""
        self.tell("Inviting people who do not exist", 0.0)
        newcomers = {"newcomer", "half-way", "applied"}
        self.cast = {part.key: player(part, since=self._days_ago(1 if part.key in newcomers else 320)) for part in CAST}
        self._open_stacks()
        self._archives()
        self._smaller_programmes()
        put_old_letters_away()
        partners_now_or_soon(self.tell)

    def _open_stacks(self) -> None:
        """Three rounds between countries: over, under way, and taking applications, with one country above its cap."""
        first = self._crowd(180, 60, seed=1, since=310)
        second = self._crowd(210, 70, seed=2, since=118)
        third = self._crowd(250, 74, seed=3, since=23, biggest=(0.27,))
        self.tell("Telling a round that is over", 0.0)
        coordinator = self.cast["coordinator"]
        programme = self._between_countries("Open Stacks", since=330)
        rows = {key: self._row_of(key, seed) for key, seed in (("returning", 11), ("under-way", 12), ("applied", 13))}
        round_ = a_round(programme, OVER, today=self.today, by=coordinator)
        self._apply(round_, [*first, Invented(self.cast["returning"], rows["returning"])])
        close(round_, by=coordinator)
        self.tell("Telling a round that is under way", 0.0)
        round_ = a_round(programme, UNDER_WAY, today=self.today, by=coordinator)
        again = self.dice.sample(first, 60)
        self._apply(round_, [*again, *second, Invented(self.cast["under-way"], rows["under-way"])])
        close(round_, by=coordinator)
        self.tell("Opening a round for applications", 0.0)
        round_ = a_round(programme, OPEN, today=self.today, by=coordinator)
        self._apply(round_, [*self.dice.sample(first, 40), *self.dice.sample(second, 40), *third])
        sign_up(round_, self.cast["applied"], rows["applied"], at=self.now - timedelta(hours=5))
        sign_up(round_, self.cast["half-way"], self._row_of("half-way", 14), at=self.now - timedelta(hours=2), steps=3)

    def _archives(self) -> None:
        """One round that has closed, and is looked through before anybody is told."""
        self.tell("Closing a round for review", 0.0)
        crowd = self._crowd(240, 66, seed=4, since=40)
        coordinator = self.cast["coordinator"]
        programme = self._between_countries("Archives Across Borders", since=60)
        round_ = a_round(programme, REVIEWED, today=self.today, by=coordinator)
        self._apply(round_, [*crowd, Invented(self.cast["waiting"], self._row_of("waiting", 15))])
        close(round_, by=coordinator)

    def _smaller_programmes(self) -> None:
        """Mentors, circles, and a programme whose private questions are sealed answer by answer."""
        coordinator = self.cast["mentors-coordinator"]
        for number, (template, title, about) in enumerate(SMALLER):
            self.tell("Mentors, circles and private answers", number / len(SMALLER))
            team: Team = {self.cast["safeguarding-lead"]: (Role.SAFEGUARDING_LEAD, "")}
            since = self.today - timedelta(days=45)
            programme = a_programme(template, title, about, since=since, by=coordinator, team=team)
            round_ = a_round(programme, ONGOING, today=self.today, by=coordinator)
            people = with_accounts(rows_of_template(template), since=self._days_ago(40), dice=self.dice)
            if template == "qut":
                mentor = next(one for one in people if one.row["role"] == "mentor")
                people[people.index(mentor)] = Invented(self.cast["mentor"], mentor.row)
                mentor.person.delete()
            if any(one.row["consents"] for one in people):
                self._sign_up_each(round_, people)
            else:
                self._apply(round_, people)

    def _sign_up_each(self, round_: Round, people: Sequence[Invented]) -> None:
        """What is private is said one by one, after a yes to each question."""
        for at, one in enumerate(people):
            moment = noon(round_.opens_on) + timedelta(days=1 + at, minutes=37 * at)
            sign_up(round_, one.person, one.row, at=moment)

    def _between_countries(self, title: str, *, since: int) -> Programme:
        team: Team = {
            self.cast["safeguarding-lead"]: (Role.SAFEGUARDING_LEAD, ""),
            self.cast["troubleshooter"]: (Role.TROUBLESHOOTER, ""),
            self.cast["country-coordinator"]: (Role.COUNTRY_COORDINATOR, _country("country-coordinator")),
        }
        day = self.today - timedelta(days=since)
        return a_programme("iln", title, ABOUT[title], since=day, by=self.cast["coordinator"], team=team)

    def _crowd(
        self, how_many: int, countries: int, *, seed: int, since: int, biggest: Sequence[float] = ()
    ) -> list[Invented]:
        rows = rows_of_peers(how_many, countries, seed=SEED + seed, biggest=biggest)
        return with_accounts(rows, since=self._days_ago(since), dice=self.dice)

    def _row_of(self, key: str, seed: int) -> Row:
        """What one of the cast would answer: somebody's row who has free hours and wishes something."""
        del key
        rows = rows_of_peers(30, 30, seed=SEED + seed)
        return next(row for row in rows if row["free_hours"] and row["wishes"] and row["texts"])

    def _apply(self, round_: Round, crowd: Iterable[Invented]) -> None:
        last = min(self.now, datetime.combine(round_.closes_on or self.today, time(20), self.now.tzinfo))
        everybody = list(crowd)
        self.dice.shuffle(everybody)
        apply_all(round_, everybody, until=last, dice=self.dice)

    def _days_ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)


def _country(key: str) -> str:
    part: Part = next(part for part in CAST if part.key == key)
    return part.country


ABOUT = {
    "Open Stacks": (
        "Twice a year people from libraries everywhere are paired across a border. You write, you talk, you help each "
        "other with whatever is on your desk. After four months the round ends by itself.\n\n"
        "We are five volunteers in four countries. Nobody here exists."
    ),
    "Archives Across Borders": (
        "For people who look after papers, tapes, files and photographs, often alone in a basement. A partner in "
        "another country who knows what an accession backlog feels like.\n\nNobody here exists."
    ),
}
SMALLER = (
    (
        "qut",
        "First Shelf",
        "Students and people in their first post meet somebody who has been at it for a while. Mentors say for how "
        "many they have room.\n\nNobody here exists.",
    ),
    (
        "circle",
        "Small Tables",
        "Four to six people, one theme, a table to sit at. You visit each other's libraries, and watch each other "
        "teach.\n\nNobody here exists.",
    ),
    (
        "spectrum",
        "Kindred Shelves",
        "For librarians of colour who would like to meet somebody who need not be told. What you say about yourself "
        "is asked for only after your consent, and sealed.\n\nNobody here exists.",
    ),
)
