"""What this app does in the moment somebody leaves the site."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

import structlog
from django.db import transaction

from sameboat.base.vault.actions import forget
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.models import Letter, ShownLetter, Unwanted

if TYPE_CHECKING:
    from sameboat.members.people.models import Person

log = structlog.get_logger("sameboat.letters")


def erase_letters(person: Person) -> None:
    """What was sent, what waits to be sent, and what was not wanted. One that is just being sent may still arrive."""
    mine = Letter.objects.filter(to=person)
    on_their_way = list(mine.filter(sent_at__isnull=False).values_list("message_id", flat=True))
    transaction.on_commit(partial(_withdraw, on_their_way))
    for letter in mine.filter(sealed__isnull=False):
        forget(letter.pk)
    mine.delete()
    ShownLetter.objects.filter(to=person).delete()
    Unwanted.objects.filter(person=person).delete()


def _withdraw(message_ids: Collection[str]) -> None:
    """What our relay took and has not handed on yet need not go any more."""
    try:
        journal_in_use().withdraw(message_ids)
    except Exception as trouble:  # it stops nobody from leaving
        log.warning("letters on their way could not be withdrawn", kind=type(trouble).__qualname__)
