"""The head of a mail, read strictly: what two programs might read differently is read by nobody.

Our mail server verified *its* reading of the head. Where a line could be taken for a heading by one program and for
words by another, a forger lives between the two; so such a head counts as garbled, and nothing of it is believed.
"""

from __future__ import annotations

import re

LONGEST = 256 * 1024
"""Bytes of a head; honest ones have some ten thousand."""
NAMED = re.compile(rb"([!-9;-~]+):(.*)", re.DOTALL)
END = re.compile(rb"\r?\n\r?\n")


class Garbled(Exception):  # noqa: N818  it is a fact about a mail
    """A head that can be read in more than one way, or in none."""


class Head:
    """Headings by their names, each in the order in which they stand, the topmost first."""

    def __init__(self, content: bytes) -> None:
        self._said: dict[str, list[str]] = {}
        for line in _unfolded(_block(content)):
            found = NAMED.fullmatch(line)
            if found is None:
                raise Garbled
            said = found[2].decode("utf-8", "surrogateescape").strip()
            self._said.setdefault(found[1].decode("ascii").casefold(), []).append(said)

    def all(self, name: str) -> list[str]:
        """All headings of this name, unfolded."""
        return self._said.get(name, [])

    def first(self, name: str) -> str:
        """The topmost of this name; empty where there is none."""
        return next(iter(self.all(name)), "")

    @property
    def names(self) -> set[str]:
        """Which headings there are."""
        return set(self._said)


def _block(content: bytes) -> bytes:
    start = content[:LONGEST]
    end = END.search(start)
    if end is None and len(content) > LONGEST:
        raise Garbled
    return start[: end.start()] if end else start.rstrip(b"\r\n")


def _unfolded(block: bytes) -> list[bytes]:
    lines: list[bytes] = []
    for line in re.split(rb"\r?\n", block):
        if b"\r" in line or b"\0" in line:
            raise Garbled
        if line[:1] in (b" ", b"\t"):
            if not lines or not line.strip():
                raise Garbled
            lines[-1] += b" " + line.strip()
        else:
            lines.append(line)
    return lines
