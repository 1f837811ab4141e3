r"""A draft in paragraphs and sentences, and the places in it that comments are about.

Places are counted in letters from the beginning of the whole draft.

>>> draft = "Dear Ana. It is late.\n\nYours"
>>> [draft[one.begins : one.ends] for each in paragraphs(draft) for one in each.parts]
['Dear Ana.', 'It is late.', 'Yours']
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

A_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n(?=[^\n]*\S)[^\n]*)*")
A_SENTENCE = re.compile(r"\S.*?(?:[.!?…。！？؟]+[\"'”’»)\]]*(?=\s)|[。！？]|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """From which letter to before which."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it stands, and its sentences."""

    begins: int
    ends: int
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same comments, and the comments whose words end here."""

    text: str
    about: tuple[Hashable, ...]
    ends_of: tuple[Hashable, ...]


def paragraphs(draft: str) -> list[Paragraph]:
    """The paragraphs of a draft, each with its sentences."""
    found = []
    for each in A_PARAGRAPH.finditer(draft):
        begins, text = each.start(), each.group().rstrip()
        parts = tuple(
            Place(begins + one.start(), begins + one.start() + len(one.group().rstrip()))
            for one in A_SENTENCE.finditer(text)
        )
        found.append(Paragraph(begins, begins + len(text), parts))
    return found


def place_in(draft: str, begins: int, ends: int) -> Place | None:
    """The place that somebody means, held within the paragraph in which it begins; None where there are no words."""
    for each in paragraphs(draft):
        if each.begins <= begins < each.ends:
            ends = min(ends, each.ends)
            return Place(begins, ends) if draft[begins:ends].strip() else None
    return None


def pieces(draft: str, paragraph: Paragraph, marked: Iterable[tuple[Hashable, Place]]) -> list[Piece]:
    """A paragraph cut wherever a comment's words begin or end."""
    inside = [(key, place) for key, place in marked if paragraph.begins <= place.begins < paragraph.ends]
    cuts = {paragraph.begins, paragraph.ends}
    for _key, place in inside:
        cuts |= {place.begins, min(place.ends, paragraph.ends)}
    edges: Sequence[int] = sorted(cuts)
    return [
        Piece(
            draft[begins:ends],
            tuple(key for key, place in inside if place.begins <= begins and ends <= place.ends),
            tuple(key for key, place in inside if min(place.ends, paragraph.ends) == ends),
        )
        for begins, ends in pairwise(edges)
    ]
