"""Small steps towards a goal, and the links of what people make together."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.plans.actions.goals import become, goal_in, may_move_on, next_place, swap
from sameboat.mentoring.plans.models import GoalKind, Link, Step
from sameboat.mentoring.plans.rules import goals as rules


@transaction.atomic
def write_step(partnership: UUID, goal: UUID, text: str, *, by: Person) -> Step:
    """A step towards a goal of one's own, or a shared one."""
    part, row = goal_in(partnership, goal, by=by)
    require(may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    there = row.steps.filter(taken_back_at=None)
    require(rules.may_add_another(there.count(), rules.MOST_STEPS))
    step = Step(author=part, goal=row, position=next_place(there))
    put_words(step, {"text": text})
    step.save(force_insert=True)
    note("write a step", step, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return step


@transaction.atomic
def move_step_on(partnership: UUID, step: UUID, becomes: str, *, by: Person) -> Step:
    """It is done, or let go, or open again."""
    part, row = _step_in(partnership, step, by=by)
    require(_may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    become(row, becomes)
    note(f"step: {becomes}", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return row


@transaction.atomic
def place_step(partnership: UUID, step: UUID, *, up: bool, by: Person) -> None:
    """One place up or down among the steps of its goal."""
    part, row = _step_in(partnership, step, by=by)
    require(_may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    swap(row, row.goal.steps.filter(taken_back_at=None), up=up)


@transaction.atomic
def remove_step(partnership: UUID, step: UUID, *, by: Person) -> None:
    """Its words are gone for everybody."""
    part, row = _step_in(partnership, step, by=by)
    require(rules.may_change_words(is_theirs=row is not None and row.author_id == part.pk))
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a step", row, by=by, whose=by)
    ring(partnership, "plan")


@transaction.atomic
def keep_link(partnership: UUID, goal: UUID, address: str, called: str = "", *, by: Person) -> Link:
    """An address that belongs to something they make together. Nobody fetches it."""
    part, row = goal_in(partnership, goal, by=by)
    require(may_move_on(row, part))
    assert row is not None  # nosec B101  required above
    require(rules.may_keep_link(address, is_project=row.kind == GoalKind.PROJECT))
    require(rules.may_add_another(row.links.filter(taken_back_at=None).count(), rules.MOST_LINKS))
    link = Link(author=part, goal=row)
    put_words(link, {"address": address.strip(), "called": called})
    link.save(force_insert=True)
    note("keep a link", link, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return link


@transaction.atomic
def remove_link(partnership: UUID, link: UUID, *, by: Person) -> None:
    """By whoever kept it."""
    part = part_of(partnership, by=by)
    row = Link.objects.filter(pk=link, author=part, taken_back_at=None).first()
    require(rules.may_change_words(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a link", row, by=by, whose=by)
    ring(partnership, "plan")


def _step_in(partnership: UUID, step: UUID, *, by: Person) -> tuple[Partner, Step | None]:
    part = part_of(partnership, by=by)
    found = Step.objects.filter(pk=step, goal__author__partnership=partnership, taken_back_at=None)
    row = found.select_related("goal").first()
    unknown = row is not None and row.author_id != part.pk and row.written_at < part.joined_at
    return part, None if unknown else row


def _may_move_on(row: Step | None, part: Partner) -> rules.Verdict:
    theirs = row is not None and part.pk in (row.author_id, row.goal.author_id)
    return rules.may_move_on(is_theirs=theirs, is_shared=row is not None and row.goal.is_shared)
