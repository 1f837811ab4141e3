"""The pool: joining and leaving it, taking a draft up and handing it back, and what is said beside it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import seal
from sameboat.commons.soundings.actions.telling import tell_the_asker
from sameboat.commons.soundings.actions.waking import open_to_the_pool
from sameboat.commons.soundings.models import PoolMember, PoolNote, PoolTurn, Sounding
from sameboat.commons.soundings.queries.pool import readers_for, to_be_taken_up, turn_of
from sameboat.commons.soundings.rules import asking, pool
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.programmes.queries.teams import parts_of
from sameboat.mentoring.wishes.queries.workplaces import knows_workplace_of, marks_of


@transaction.atomic
def join_pool(partnership: UUID, workplace: str, *, by: Person) -> PoolMember:
    """From now on one may be asked to read a draft of somebody in one's programme."""
    part = part_of(partnership, by=by)
    round_, said = part.partnership.round, workplace.strip()
    require(
        pool.may_be_in_the_pool(
            has_programme=round_ is not None,
            in_the_team=round_ is not None and parts_of(by, round_.programme).exists(),
            workplace_known=knows_workplace_of(by) or bool(said),
        )
    )
    assert round_ is not None  # nosec B101  required above
    mark = marks_of([said])[0] if said else ""
    member, _made = PoolMember.objects.update_or_create(
        person=by, programme=round_.programme, defaults={"workplace": mark}
    )
    note("join the pool", member, by=by, whose=by)
    return member


@transaction.atomic
def leave_pool(member: UUID, *, by: Person) -> None:
    """At any time. What one is reading goes back, and what one wrote beside it is erased."""
    for found in PoolMember.objects.filter(pk=member, person=by):
        note("leave the pool", found, by=by, whose=by)
        found.delete()


@transaction.atomic
def pass_on(partnership: UUID, sounding: UUID, *, by: Person) -> Sounding:
    """A partner has no time: the pool is asked at once, where whoever asked allowed it."""
    part_of(partnership, by=by)
    rows = Sounding.objects.to_be_seen().select_for_update(of=("self",)).filter(author__partnership=partnership)
    row = (
        rows.filter(pk=sounding, pool_from__isnull=False)
        .select_related("author__person", "author__partnership__round__programme")
        .first()
    )
    require(asking.may_judge(can_read=row is not None, is_theirs=False))
    assert row is not None  # nosec B101  required above
    if row.in_pool_since is None:
        open_to_the_pool(row)
        note("pass a draft on to the pool", row, by=by)
    return row


@transaction.atomic
def take_up(member: UUID, sounding: UUID, *, by: Person) -> PoolTurn:
    """Begin to read a draft from the pool. Only one person has it at a time; the database sees to that, too."""
    mine = PoolMember.objects.select_related("person").get(pk=member, person=by)
    Sounding.objects.select_for_update().filter(pk=sounding).first()
    row = to_be_taken_up(mine).filter(pk=sounding).first()
    own = PoolTurn.objects.filter(member__person=by, handed_back_at=None, finished_at=None)
    waits = row is not None and bool(readers_for(row, [mine]))
    require(pool.may_take_up(waits=waits, have_one=own.exists()))
    assert row is not None  # nosec B101  required above
    turn = PoolTurn.objects.create(sounding=row, member=mine, taken_at=clock.now())
    note("take a draft up", turn, by=by, whose=by)
    return turn


@transaction.atomic
def hand_back(sounding: UUID, *, by: Person) -> None:
    """One has no time after all: somebody else of the pool may take it up."""
    turn = _turn(sounding, by=by)
    turn.handed_back_at = clock.now()
    turn.save(update_fields=["handed_back_at"])
    note("hand a draft back", turn, by=by, whose=by)


@transaction.atomic
def remark_from_the_pool(
    sounding: UUID, text: str, *, place: Place | None = None, under: UUID | None = None, by: Person
) -> PoolNote:
    """Whoever reads it for the pool writes beside the words, or answers."""
    turn = _turn(sounding, by=by)
    return _noted(turn, text, place=place, under=under, by_asker=False, by=by)


@transaction.atomic
def answer_the_pool(partnership: UUID, sounding: UUID, under: UUID, text: str, *, by: Person) -> PoolNote:
    """Whoever asked answers somebody of the pool, without either knowing more of the other."""
    part = part_of(partnership, by=by)
    turns = PoolTurn.objects.select_related("sounding").filter(sounding=sounding, sounding__author=part)
    turn = turns.filter(notes=under).first()
    require(pool.may_go_on_reading(has_turn=turn is not None))
    assert turn is not None  # nosec B101  required above
    return _noted(turn, text, place=None, under=under, by_asker=True, by=by)


@transaction.atomic
def judge_from_the_pool(sounding: UUID, verdict: str, line: str, *, by: Person) -> PoolTurn:
    """The verdict of whoever read it for the pool."""
    turn = _turn(sounding, by=by)
    turn.sealed = _sealed(turn.sounding, {"verdict": verdict, "line": line.strip()}, turn.bound_to)
    first, turn.finished_at = turn.finished_at is None, turn.finished_at or clock.now()
    turn.save(update_fields=["sealed", "finished_at"])
    note("say a verdict from the pool", turn, by=by, whose=by)
    if first:
        tell_the_asker(turn.sounding, key=f"{turn.pk}")
    return turn


def _turn(sounding: UUID, *, by: Person) -> PoolTurn:
    """The writer's turn with a draft that is still there, held until the transaction ends."""
    Sounding.objects.select_for_update().filter(pk=sounding).first()
    turn = turn_of(by, sounding)
    goes_on = turn is not None and not turn.sounding.author.partnership.is_over(clock.now())
    require(pool.may_go_on_reading(has_turn=goes_on and turn is not None and turn.sounding.author.left_at is None))
    assert turn is not None  # nosec B101  required above
    return turn


def _noted(
    turn: PoolTurn, text: str, *, place: Place | None, under: UUID | None, by_asker: bool, by: Person
) -> PoolNote:
    above = PoolNote.objects.filter(pk=under, turn=turn, under=None).first() if under else None
    there = place is not None or above is not None
    answers = above.answers.count() if above else 0
    require(asking.may_answer(text, can_read=there, answers=answers))
    words: dict[str, Any] = {"text": asking.tidy(text)}
    if place is not None:
        words |= {"begins": place.begins, "ends": place.ends}
    made = PoolNote(turn=turn, under=above, by_asker=by_asker, written_at=clock.now())
    made.sealed = _sealed(turn.sounding, words, made.bound_to)
    made.save(force_insert=True)
    note("comment on a draft", made, by=by, whose=by)
    return made


def _sealed(sounding: Sounding, words: dict[str, Any], bound_to: str) -> bytes:
    return seal(json.dumps(words), owner=sounding.pk, bound_to=bound_to)
