"""What lies in the outbox, read as its reader will read it."""

from __future__ import annotations

import re

from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written

CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)


def letters_to(address: str) -> list:
    """The letters to one address, the newest first."""
    letters = [written(letter) for letter in Letter.objects.order_by("-made_at", "-pk")]
    return [letter for letter in letters if letter and letter.address == address]


def newest_to(address: str):
    """The letter that arrived last."""
    return letters_to(address)[0]


def code_sent_to(address: str) -> str:
    """The code of the last letter that has one."""
    return next(found[0] for letter in letters_to(address) if (found := CODE.search(letter.text)))
