"""The pass with which a page listens: signed by us, for one person and one topic, for a few minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer

from sameboat.base.kit import clock
from sameboat.base.live import rules

_hand = Signer(salt="sameboat.live.pass")


@dataclass(frozen=True, slots=True)
class Pass:
    """Who may listen to what, until when."""

    person: str
    topic: UUID
    until: datetime


def written_pass(person: Any, topic: UUID) -> str:
    """A pass for a person who is known to have the topic."""
    until = clock.now() + rules.PASS_HOLDS
    return _hand.sign_object([str(person), topic.hex, int(until.timestamp())], compress=False)


def read_pass(text: str) -> Pass | None:
    """What a pass says; None where we did not write it, or it no longer holds."""
    try:
        person, topic, until = _hand.unsign_object(text)
    except (BadSignature, ValueError):
        return None
    found = Pass(person, UUID(topic), datetime.fromtimestamp(until, UTC))
    return found if found.until > clock.now() else None
