"""Somebody says something, in a test: short to ask for."""

from __future__ import annotations

from uuid import uuid4

from sameboat.commons.conversations.actions import post
from sameboat.commons.conversations.rules.files import examined

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff03000006"
    "000557bfabd40000000049454e44ae426082"
)
"""One point, as a PNG."""


def said(part, text="Hello", **more):
    """That partner says something."""
    more.setdefault("form", uuid4())
    return post(part.partnership_id, text, by=part.person, **more)


def a_file(name="notes.txt", content=b"What we spoke about."):
    """A file as it may be sent."""
    return examined(name, content)
