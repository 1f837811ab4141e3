"""One mail on its way from our mail server into a talk, or to nowhere."""

from __future__ import annotations

import hashlib
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from sameboat.commons.conversations.actions import cannot_read, take_answer
from sameboat.commons.conversations.answers.heads import Garbled, Head
from sameboat.commons.conversations.answers.machines import is_from_a_machine
from sameboat.commons.conversations.answers.senders import is_from, is_to
from sameboat.commons.conversations.answers.texts import Unreadable, read
from sameboat.commons.conversations.queries import asked_at

Became = Literal["taken", "not taken", "from a machine", "not its owner's", "for nobody"]
SALT = "sameboat.conversations.said-by-mail"


def take_in(content: bytes, *, sender: str, recipient: str) -> Became:
    """What became of a mail. Only a verified sender is ever told; nobody else gets so much as a line."""
    asked = asked_at(recipient)
    if asked is None:
        return "for nobody"
    try:
        head = Head(content)
    except Garbled:
        return "not its owner's"
    if is_from_a_machine(head, sender=sender):
        return "from a machine"
    verified = is_from(asked.person.email, head, verified_by=settings.ANSWERS_VERIFIED_BY)
    if not (verified and is_to(recipient, head)):
        return "not its owner's"
    form = _form(asked.part.pk, head, content)
    try:
        words = read(content)
    except Unreadable:
        cannot_read(asked, form=form)
        return "not taken"
    return "taken" if take_answer(asked, words.text, form=form, with_files=words.with_files) else "not taken"


def _form(part: UUID, head: Head, content: bytes) -> UUID:
    """The same mail is said once, however often it is brought; by its Message-ID, or by all of it."""
    known_as = head.first("message-id") or hashlib.sha256(content).hexdigest()
    return UUID(bytes=salted_hmac(SALT, f"{part.hex}|{known_as}", algorithm="sha256").digest()[:16])
