"""Goals with their steps and links, themes: as one of the partners finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.plans.models import Goal, GoalKind, Link, Step, Theme


@dataclass(slots=True)
class Shown:
    """A goal with its steps and links, for one reader."""

    goal: Goal
    mine: bool
    may_move_on: bool
    """It is theirs, or shared."""
    steps: list[Step] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def steps_open(self) -> list[Step]:
        """Steps still ahead."""
        return [each for each in self.steps if each.is_open]

    @property
    def is_empty(self) -> bool:
        """Its words are gone, and nobody added to it: then there is nothing to show."""
        return self.goal.said.gone and not self.steps and not self.links


@dataclass(frozen=True, slots=True)
class Goals:
    """Everything they set out to do, in the order in which it is read."""

    mine: list[Shown]
    theirs: list[Shown]
    shared: list[Shown]
    projects: list[Shown]

    def __bool__(self) -> bool:
        return bool(self.mine or self.theirs or self.shared or self.projects)


def goals_in(partnership: UUID) -> QuerySet[Goal]:
    """All goals of a partnership, in their order."""
    return Goal.objects.filter(author__partnership=partnership)


def goals_of(reader: Reader) -> Goals:
    """All of them, each with its steps and links: three looks for rows, three for keys, however many."""
    shown = _shown(reader, goals_in(reader.mine.partnership_id))
    own = [each for each in shown if each.goal.kind == GoalKind.OWN]
    return Goals(
        [each for each in own if each.mine],
        [each for each in own if not each.mine],
        [each for each in shown if each.goal.kind == GoalKind.SHARED],
        [each for each in shown if each.goal.kind == GoalKind.PROJECT],
    )


def goal_of(reader: Reader, goal: UUID) -> Shown | None:
    """One goal of the reader's partnership, with its steps and links."""
    found = _shown(reader, goals_in(reader.mine.partnership_id).filter(pk=goal))
    return found[0] if found else None


def _shown(reader: Reader, rows: QuerySet[Goal]) -> list[Shown]:
    found = {
        goal.pk: Shown(goal, goal.author_id == reader.mine.pk, goal.is_shared or goal.author_id == reader.mine.pk)
        for goal in read(rows, reader)
    }
    for step in read(Step.objects.filter(goal__in=list(found)), reader):
        if not step.said.gone:
            found[step.goal_id].steps.append(step)
    for link in read(Link.objects.filter(goal__in=list(found)), reader):
        if not link.said.gone:
            found[link.goal_id].links.append(link)
    return [each for each in found.values() if not each.is_empty]


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes for the whole time, those of this month, and those of others."""

    always: Sequence[Theme]
    now: Sequence[Theme]
    ahead: Sequence[Theme]
    past: Sequence[Theme]

    def __bool__(self) -> bool:
        return bool(self.always or self.now or self.ahead or self.past)


def themes_of(reader: Reader, today: date) -> Themes:
    """All themes of the reader's partnership."""
    rows: Iterable[Theme] = Theme.objects.filter(author__partnership=reader.mine.partnership_id)
    found = [each for each in read(rows, reader) if not each.said.gone]
    month = today.replace(day=1)
    return Themes(
        [each for each in found if each.month is None],
        [each for each in found if each.month == month],
        [each for each in found if each.month and each.month > month],
        [each for each in found if each.month and each.month < month],
    )


def theme_of(reader: Reader, theme: UUID) -> Theme | None:
    """One theme of the reader's partnership."""
    rows = Theme.objects.filter(author__partnership=reader.mine.partnership_id, pk=theme)
    return next((each for each in read(rows, reader) if not each.said.gone), None)
