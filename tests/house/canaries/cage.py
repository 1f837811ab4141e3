"""What is hidden, who may read it, and what was met where it must not be."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from sameboat.mentoring.partnerships.models import Partner, Written

MARK = "kanarienvogel"
WORD = re.compile(rf"{MARK}[0-9a-f]{{12}}")


@dataclass
class Found:
    """What was searched, and which canaries were met where they must not be."""

    checks: int = 0
    places: Counter[str] = field(default_factory=Counter)
    out: list[tuple[str, str]] = field(default_factory=list)
    read_by_partners: int = 0
    broke: list[str] = field(default_factory=list)


@dataclass
class Cage:
    """All canaries of a site: each word, and who may read it."""

    readers: dict[str, set[UUID]] = field(default_factory=dict)

    def a_word_of(self, row: Written) -> str:
        """A new canary for this row."""
        word = MARK + secrets.token_hex(6)
        together = Partner.objects.filter(partnership__partners=row.author_id).values_list("person", flat=True)
        self.readers[word] = {row.author.person_id} if row.for_author_alone else set(together)
        return word

    def search(self, found: Found, where: str, text: str | bytes, reader: UUID | None = None) -> None:
        """Look for every canary in a text that somebody got, or that lies somewhere."""
        words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        found.checks += len(self.readers)
        found.places[where.partition(":")[0]] += len(self.readers)
        for word in set(WORD.findall(words)):
            if reader is not None and reader in self.readers.get(word, ()):
                found.read_by_partners += 1
            else:
                found.out.append((where, word))
