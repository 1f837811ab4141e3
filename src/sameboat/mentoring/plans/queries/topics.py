"""The topics of a round, with who would like to talk about which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import Day, Reader, topics_of
from sameboat.mentoring.plans.models import TopicLetters, TopicWish


@dataclass(frozen=True, slots=True)
class Offered:
    """A topic of these people's round."""

    day: Day
    by_me: bool
    by_others: tuple[UUID, ...]
    """The parts of those who would like it, the reader's left out."""

    @property
    def wished(self) -> bool:
        """Somebody would like it."""
        return self.by_me or bool(self.by_others)


def topics_offered(reader: Reader, partnership: Partnership, there: Collection[UUID], today: date) -> list[Offered]:
    """All topics on their days. Whoever is no longer there is not asked any more."""
    days = topics_of(partnership, today)
    wished: dict[UUID, set[UUID]] = {}
    if days:
        rows = TopicWish.objects.filter(partner__partnership=partnership, partner__in=list(there))
        for topic, part in rows.values_list("topic", "partner"):
            wished.setdefault(topic, set()).add(part)
    mine = reader.mine.pk
    return [Offered(day, mine in (by := wished.get(day.topic.pk, set())), tuple(sorted(by - {mine}))) for day in days]


def wants_topic_letters(reader: Reader) -> bool:
    """Whether the reader asked for a letter when a topic begins."""
    return TopicLetters.objects.filter(partner=reader.mine).exists()
