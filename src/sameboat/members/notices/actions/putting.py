"""Letters are put into the outbox in the transaction of the act they tell about: both happen, or neither."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from sameboat.base.vault.actions import blind_index, seal
from sameboat.members.notices import registry
from sameboat.members.notices.epochs import present_epoch
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import SEALED_PLACE

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


@transaction.atomic
def send_letter(kind: str, *, about: UUID, to: Person | None = None, address: str = "", key: str) -> Letter:
    """Tell a person, or an address without an account, that something happened.

    The letter is written when its turn comes, from the id of what it is about. ``key`` names what happened: telling
    twice with one key sends one letter.
    """
    known = registry.kind(kind)
    return _put(known.name, about=about, to=to, address=address, key=key, urgent=known.urgent)


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
    letter.message_id = _message_id(key)
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


def _message_id(key: str) -> str:
    """The same for the same key, and telling nothing about it."""
    domain = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return f"<{blind_index(key, purpose='message-id')[:40]}@{domain}>"
