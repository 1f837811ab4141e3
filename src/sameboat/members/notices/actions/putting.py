"""Letters are put into the outbox in the transaction of the act they tell about: both happen, or neither."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from sameboat.base.kit import clock
from sameboat.base.vault.actions import blind_indexes, seal
from sameboat.members.notices import registry
from sameboat.members.notices.epochs import present_epoch
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import SEALED_PLACE

if TYPE_CHECKING:
    from sameboat.members.people.models import Person

AT_ONCE = 500
"""Rows read or written by one statement."""


class Row(NamedTuple):
    """One letter of many."""

    about: UUID
    to: Person
    key: str


@transaction.atomic
def send_letter(kind: str, *, about: UUID, to: Person | None = None, address: str = "", key: str) -> Letter:
    """Tell a person, or an address without an account, that something happened.

    The letter is written when its turn comes, from the id of what it is about. ``key`` names what happened: telling
    twice with one key sends one letter.
    """
    known = registry.kind(kind)
    return _put(known.name, about=about, to=to, address=address, key=key, urgent=known.urgent)


@transaction.atomic
def send_letters(
    kind: str, rows: Iterable[Row | tuple[UUID, Person, str]], *, not_before: datetime | None = None
) -> list[Letter]:
    """Tell many people at once, in the transaction of whoever calls: all of them are told, or nobody.

    Of each row: what the letter is about, its reader, and the key that names what happened. A key that was used before
    sends nothing twice; the letter of that time is returned in its place. Ten thousand take some seconds.
    ``not_before``: perhaps there is nothing to say any more by then.
    """
    known, epoch = registry.kind(kind), present_epoch()
    wanted: dict[str, Row] = {}
    for row in (Row(*row) for row in rows):
        wanted.setdefault(row.key, row)
    there = _letters_under(wanted)
    missing = [row for row in wanted.values() if row.key not in there]
    made = [
        Letter(
            id=uuid4(),
            key=row.key,
            kind=known.name,
            about=row.about,
            to=row.to,
            urgent=known.urgent,
            message_id=message_id,
            epoch=epoch,
            try_after=not_before or clock.now(),
        )
        for row, message_id in zip(missing, _message_ids([row.key for row in missing]), strict=True)
    ]
    there |= {letter.key: letter for letter in _put_many(made)}
    return [there[key] for key in wanted]


@transaction.atomic
def send_words(subject: str, text: str, *, to: Person | None = None, address: str = "", key: str) -> Letter:
    """Send words that cannot be written again from ids, such as a code to sign in with. Sealed until they are sent."""
    words = {"subject": subject, "text": text}
    return _put("words", about=to.pk if to else UUID(int=0), to=to, address=address, key=key, urgent=True, words=words)


def _put(
    kind: str,
    *,
    about: UUID,
    to: Person | None,
    address: str,
    key: str,
    urgent: bool,
    words: dict[str, str] | None = None,
) -> Letter:
    if (to is None) == (not address):
        raise ValueError("a letter goes either to a person or to an address")
    if there := Letter.objects.filter(key=key).first():
        return there
    letter = Letter(id=uuid4(), key=key, kind=kind, about=about, to=to, urgent=urgent)
    letter.language = "" if to else get_language() or ""
    (letter.message_id,) = _message_ids([key])
    letter.epoch = present_epoch()
    private = {**(words or {}), **({"address": address} if address else {})}
    try:
        with transaction.atomic():
            if private:
                place = SEALED_PLACE.format(letter.id)
                letter.sealed = seal(json.dumps(private), owner=letter.id, bound_to=place)
            letter.save(force_insert=True)
    except IntegrityError:
        return Letter.objects.get(key=key)
    return letter


def _put_many(letters: list[Letter]) -> list[Letter]:
    """The letters as they stand in the table: whoever told the same at the same moment may have been quicker."""
    stand: dict[str, Letter] = {letter.key: letter for letter in letters}
    quicker: list[str] = []
    for at in range(0, len(letters), AT_ONCE):
        some = letters[at : at + AT_ONCE]
        Letter.objects.bulk_create(some, ignore_conflicts=True)
        ids = dict(Letter.objects.filter(key__in=[letter.key for letter in some]).values_list("key", "pk"))
        quicker += [letter.key for letter in some if ids[letter.key] != letter.pk]
    return list((stand | _letters_under(quicker)).values())


def _letters_under(keys: Iterable[str]) -> dict[str, Letter]:
    listed = list(keys)
    there: dict[str, Letter] = {}
    for at in range(0, len(listed), AT_ONCE):
        there |= {letter.key: letter for letter in Letter.objects.filter(key__in=listed[at : at + AT_ONCE])}
    return there


def _message_ids(keys: list[str]) -> list[str]:
    """The same for the same key, and telling nothing about it."""
    domain = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return [f"<{mark[:40]}@{domain}>" for mark in blind_indexes(keys, purpose="message-id")]
