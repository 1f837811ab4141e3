"""Goals, and things made together: written, changed, moved on, put into another order, removed."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.plans.models import Goal
from sameboat.mentoring.plans.models.goals import Pursued
from sameboat.mentoring.plans.queries.goals import goals_in
from sameboat.mentoring.plans.rules import goals as rules

Row = TypeVar("Row", bound=Pursued)


@transaction.atomic
def write_goal(
    partnership: UUID, text: str, more: str = "", *, kind: str, by_day: date | None = None, by: Person
) -> Goal:
    """A goal in one's own words: one's own, everybody's, or something to make together."""
    part = part_of(partnership, by=by)
    there = goals_in(partnership).filter(taken_back_at=None)
    require(rules.may_add_another(there.count(), rules.MOST_GOALS))
    goal = Goal(author=part, kind=kind, by_day=by_day, position=next_place(there))
    put_words(goal, {"text": text, "more": more})
    goal.save(force_insert=True)
    note("write a goal", goal, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return goal


@transaction.atomic
def change_goal(
    partnership: UUID, goal: UUID, text: str, more: str = "", *, by_day: date | None = None, by: Person
) -> Goal:
    """Other words for it, by whoever wrote it. Goals change; that is what they are for."""
    part, row = goal_in(partnership, goal, by=by)
    require(rules.may_change_words(is_theirs=row is not None and row.author_id == part.pk))
    assert row is not None  # nosec B101  required above
    put_words(row, {"text": text, "more": more})
    row.by_day, row.changed_at = by_day, clock.now()
    row.save(update_fields=["sealed", "by_day", "changed_at"])
    note("change a goal", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return row


@transaction.atomic
def move_goal_on(partnership: UUID, goal: UUID, becomes: str, *, by: Person) -> Goal:
    """It is done, or let go, or open again. None of the three is a mark."""
    part, row = goal_in(partnership, goal, by=by)
    require(may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    become(row, becomes)
    note(f"goal: {becomes}", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return row


@transaction.atomic
def place_goal(partnership: UUID, goal: UUID, *, up: bool, by: Person) -> None:
    """One place up or down among those of its kind."""
    part, row = goal_in(partnership, goal, by=by)
    require(may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    beside = goals_in(partnership).filter(kind=row.kind, taken_back_at=None)
    if not row.is_shared:
        beside = beside.filter(author=part)
    swap(row, beside, up=up)


@transaction.atomic
def remove_goal(partnership: UUID, goal: UUID, *, by: Person) -> None:
    """Its words are gone for everybody; what others added to it stays theirs."""
    part, row = goal_in(partnership, goal, by=by)
    require(rules.may_change_words(is_theirs=row is not None and row.author_id == part.pk))
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a goal", row, by=by, whose=by)
    ring(partnership, "plan")


# ---- What steps need, too


def goal_in(partnership: UUID, goal: UUID, *, by: Person) -> tuple[Partner, Goal | None]:
    """The writer's part, and a goal that they could read."""
    part = part_of(partnership, by=by)
    found = goals_in(partnership).filter(pk=goal, taken_back_at=None, written_at__gte=part.joined_at)
    own = goals_in(partnership).filter(pk=goal, taken_back_at=None, author=part)
    return part, (found | own).first()


def may_move_on(row: Goal | None, part: Partner) -> rules.Verdict:
    """Whether this part of the partnership says what becomes of the goal."""
    return rules.may_move_on(
        is_theirs=row is not None and row.author_id == part.pk, is_shared=row is not None and row.is_shared
    )


def become(row: Pursued, what: str) -> None:
    """Done, let go, or open again."""
    now = clock.now()
    row.done_at, row.let_go_at = (now if what == "done" else None), (now if what == "let_go" else None)
    row.save(update_fields=["done_at", "let_go_at"])


def next_place(beside: QuerySet[Row]) -> int:
    """The place after all others."""
    last = beside.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


def swap(row: Row, beside: QuerySet[Row], *, up: bool) -> None:
    """Change places with the neighbour; at either end nothing happens. Places are counted anew on the way."""
    rows = list(beside.order_by("position", "written_at", "pk"))
    at = next(place for place, each in enumerate(rows) if each.pk == row.pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for place, each in enumerate(rows):
        each.position = place
    type(row)._default_manager.bulk_update(rows, ["position"])
