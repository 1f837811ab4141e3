"""How it goes, on set days: one question and some words for oneself. Optional, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.care.actions.asking import ask_each
from sameboat.commons.care.models import Ask, CheckIn, CheckInDays, OwnCare
from sameboat.commons.care.queries.set_days import whose_check_in_is_today
from sameboat.commons.care.rules.deeds import may_answer, may_choose_check_ins
from sameboat.commons.care.rules.set_days import CHECK_INS
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words
from sameboat.mentoring.programmes.models import Programme
from sameboat.mentoring.programmes.queries import is_coordinator

WAYS = ("well", "so_so", "not_well")


def ask_how_it_goes() -> int:
    """Ask everybody whose day it is, by daylight of theirs; how many."""
    return sum(
        ask_each(Ask.Kind.CHECK_IN, parts, which=which) for which, parts in whose_check_in_is_today(clock.now()).items()
    )


@transaction.atomic
def say_how_it_goes(partnership: UUID, which: str, way: str, text: str, *, by: Person) -> CheckIn:
    """Keep it for oneself: the way and the words are sealed, and nobody else opens them."""
    part = part_of(partnership, by=by)
    ask = Ask.objects.select_for_update(of=("self",)).filter(partner=part, kind=Ask.Kind.CHECK_IN, which=which).first()
    require(may_answer(is_theirs=True, still_asked=ask is not None and way in WAYS))
    assert ask is not None  # nosec B101  required above
    row = CheckIn.objects.filter(author=part, which=which).first() or CheckIn(author=part, which=which)
    put_words(row, {"way": way, "text": text})
    row.changed_at = None if row._state.adding else clock.now()
    row.save()
    _done(ask)
    note("check in", row, by=by, whose=by)
    return row


@transaction.atomic
def let_it_be(partnership: UUID, which: str, *, by: Person) -> None:
    """Not this time; nobody asks again on that day."""
    part = part_of(partnership, by=by)
    for ask in Ask.objects.filter(partner=part, kind=Ask.Kind.CHECK_IN, which=which, answered_at=None):
        _done(ask)


@transaction.atomic
def switch_check_ins(partnership: UUID, on: bool, *, by: Person) -> OwnCare:
    """Be asked how it goes in this partnership, or not; what waits is let go."""
    part = part_of(partnership, by=by)
    own, _new = OwnCare.objects.get_or_create(partner=part)
    own.no_check_ins_since = None if on else clock.now()
    own.save(update_fields=["no_check_ins_since"])
    if not on:
        for ask in Ask.objects.filter(partner=part, kind=Ask.Kind.CHECK_IN, answered_at=None):
            _done(ask)
    note("switch check-ins", part, by=by, whose=by)
    return own


@transaction.atomic
def choose_check_ins(programme: Programme, chosen: Iterable[str], *, by: Person) -> CheckInDays:
    """On which days people of the programme are asked; on none, if none is chosen."""
    wanted = set(chosen)
    require(may_choose_check_ins(is_coordinator(by, programme), wanted))
    days, _new = CheckInDays.objects.get_or_create(programme=programme)
    days.chosen = [which for which in CHECK_INS if which in wanted]
    days.save(update_fields=["chosen"])
    note("choose check-ins", programme, by=by)
    return days


def _done(ask: Ask) -> None:
    ask.chosen, ask.answered_at = Ask.Choice.DONE, clock.now()
    ask.save(update_fields=["chosen", "answered_at"])
