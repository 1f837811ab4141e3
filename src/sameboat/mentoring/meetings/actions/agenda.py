"""The agenda that everybody writes: add, tick, move; each takes their own words back."""

from __future__ import annotations

from typing import Literal

from django.db import transaction
from django.db.models import Max

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import mine_in
from sameboat.mentoring.meetings.models import AgendaItem, Meeting
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.meetings.rules.agendas import AGENDAS
from sameboat.mentoring.partnerships.actions import put_words_of_each, take_words_back, touch

Do = Literal["done", "open", "up", "down", "remove"]


@transaction.atomic
def add_to_agenda(meeting: Meeting, texts: list[str], *, by: Person) -> list[AgendaItem]:
    """More to talk about, at the end of the list."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    there = found.agenda.filter(taken_back_at=None)
    require(rules.may_add(there.count() + len(texts) - 1, rules.MOST_AGENDA))
    last = found.agenda.aggregate(last=Max("position"))["last"] or 0
    rows = [AgendaItem(meeting=found, author=part, position=last + at) for at in range(1, len(texts) + 1)]
    put_words_of_each([(row, {"text": text}) for row, text in zip(rows, texts, strict=True)])
    AgendaItem.objects.bulk_create(rows)
    note("add to an agenda", found, by=by)
    touch(part)
    return rows


def begin_agenda(meeting: Meeting, *, by: Person) -> list[AgendaItem]:
    """The lines that others found useful for this kind of meeting, to be changed as one likes."""
    return add_to_agenda(meeting, [str(text) for text in AGENDAS.get(meeting.kind, ())], by=by)


@transaction.atomic
def change_agenda(item: AgendaItem, do: Do, *, by: Person) -> None:
    """Tick, untick or move it, whoever wrote it; take back what one wrote oneself."""
    part, found = mine_in(item.meeting, by=by)
    row = found.agenda.select_for_update().get(pk=item.pk)
    if do == "remove":
        require(rules.may_change_words(is_own=row.author_id == part.pk))
        take_words_back(row)
    elif do in ("done", "open"):
        row.done_at = clock.now() if do == "done" else None
        row.save(update_fields=["done_at"])
    else:
        _move(row, up=do == "up")
    note("change an agenda", found, by=by)
    touch(part)


def _move(row: AgendaItem, *, up: bool) -> None:
    """Changes places with its neighbour."""
    rows = list(row.meeting.agenda.filter(taken_back_at=None).order_by("position", "written_at"))
    at = next(number for number, each in enumerate(rows) if each.pk == row.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for number, each in enumerate(rows, start=1):
        each.position = number
    AgendaItem.objects.bulk_update(rows, ["position"])
