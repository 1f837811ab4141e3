"""Somebody asks for a reading, thinks again, or does not wait for the morning."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import forget, seal
from sameboat.commons.soundings.actions.waking import show
from sameboat.commons.soundings.models import Sounding
from sameboat.commons.soundings.rules import asking as rules
from sameboat.commons.soundings.rules.asking import Asked
from sameboat.commons.soundings.rules.pool import may_ask_the_pool
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.wishes.queries.workplaces import knows_workplace_of, marks_of


@transaction.atomic
def ask(partnership: UUID, asked: Asked, *, by: Person) -> Sounding:
    """Put a draft or a question on the board: for the others at once, or, kept until morning, for nobody yet."""
    part = part_of(partnership, by=by)
    now = clock.now()
    held_until = rules.next_morning(now, by.zone) if asked.until_morning else None
    already = Sounding.objects.filter(author=part).count()
    require(rules.may_ask(asked, begins=held_until or now, open_already=already))
    row = Sounding(author=part, written_at=now, held_until=held_until)
    _fill(row, asked, begins=held_until or now, by=by)
    row.save(force_insert=True)
    note("ask for a reading", row, by=by, whose=by)
    if held_until is None:
        touch(part)
        show(row)
    return row


@transaction.atomic
def change(partnership: UUID, sounding: UUID, asked: Asked, *, by: Person) -> Sounding:
    """Say it otherwise, while nobody else can have seen it. The morning stays the same one."""
    row = _own(partnership, sounding, by=by)
    require(rules.may_change(is_theirs=row is not None, seen=row is not None and not row.is_held))
    assert row is not None  # nosec B101  required above
    require(rules.may_read_so(asked, begins=row.began))
    _fill(row, asked, begins=row.began, by=by)
    row.changed_at = clock.now()
    row.save()
    note("change what is to be read", row, by=by, whose=by)
    return row


@transaction.atomic
def give_at_once(partnership: UUID, sounding: UUID, *, by: Person) -> Sounding:
    """It is not kept until morning after all: the hours by which it is wanted begin now."""
    row = _own(partnership, sounding, by=by)
    require(rules.may_change(is_theirs=row is not None, seen=row is not None and not row.is_held))
    assert row is not None  # nosec B101  required above
    now, began = clock.now(), row.began
    row.wanted_by = max(now + rules.LEAST, now + (row.wanted_by - began))
    if row.pool_from is not None:
        row.pool_from = rules.half_way(now, row.wanted_by)
    row.held_until = None
    row.save(update_fields=["wanted_by", "pool_from", "held_until"])
    note("show at once what was kept", row, by=by, whose=by)
    touch(row.author)
    show(row)
    return row


def _own(partnership: UUID, sounding: UUID, *, by: Person) -> Sounding | None:
    """The writer's own draft, with their part as it stands now."""
    part = part_of(partnership, by=by)
    row = Sounding.objects.select_for_update(of=("self",)).filter(pk=sounding, author=part).first()
    if row is not None:
        row.author = part
    return row


def _fill(row: Sounding, asked: Asked, *, begins: datetime, by: Person) -> None:
    """Seal what was said; and, if the pool may read it, once more with a key of this sounding alone."""
    words = {"title": asked.title.strip(), "draft": rules.tidy(asked.draft), "not_for": asked.not_for.strip()}
    put_words(row, {**words, "pen_name": asked.pen_name.strip()})
    row.kind, row.wants = asked.kind, [each for each in rules.READINGS if each in asked.wants]
    row.wanted_by = rules.wanted_by(asked, begins)
    forget(row.pk)
    row.for_pool, row.pool_from, row.workplace = None, None, ""
    if asked.pool:
        _seal_for_the_pool(row, words, asked, by=by)
        row.pool_from = rules.half_way(begins, row.wanted_by)


def _seal_for_the_pool(row: Sounding, words: dict[str, str], asked: Asked, *, by: Person) -> None:
    """With the pen name, or with the name by which the asker is known, so that nobody has to look it up later."""
    said = asked.workplace.strip()
    has_programme = row.author.partnership.round_id is not None
    require(may_ask_the_pool(has_programme=has_programme, workplace_known=knows_workplace_of(by) or bool(said)))
    row.workplace = marks_of([said])[0] if said else ""
    for_pool = {**words, "asked_by": asked.pen_name.strip() or by.name}
    row.for_pool = seal(json.dumps(for_pool), owner=row.pk, bound_to=row.opens_for_the_pool_in)
