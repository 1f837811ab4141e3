"""Somebody says something, in a test: short to ask for."""

from __future__ import annotations

import struct
import zlib
from uuid import uuid4

from sameboat.commons.conversations.actions import post
from sameboat.commons.conversations.rules.files import examined


def piece(name: bytes, data: bytes) -> bytes:
    """One piece of a PNG."""
    return struct.pack(">I4s", len(data), name) + data + struct.pack(">I", zlib.crc32(name + data))


PICTURE = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        piece(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
        piece(b"IDAT", zlib.compress(bytes([0, *range(0, 256, 32)]) * 8)),
        piece(b"IEND", b""),
    )
)
"""Eight points by eight, as a PNG."""


def said(part, text="Hello", **more):
    """That partner says something."""
    more.setdefault("form", uuid4())
    return post(part.partnership_id, text, by=part.person, **more)


def a_file(name="notes.txt", content=b"What we spoke about."):
    """A file as it may be sent."""
    return examined(name, content)
