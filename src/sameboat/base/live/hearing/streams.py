"""Who listens just now, and what each has still to be told."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from sameboat.base.live.queries import Rang


class Stream:
    """One open page. What it has not been told yet is kept once for each kind, however slowly it reads."""

    def __init__(self, person: str, topic: UUID) -> None:
        self.person = person
        self.topic = topic
        self._untold: dict[str, int] = {}
        self._news = asyncio.Event()

    def tell(self, rang: Rang) -> None:
        """Something rang."""
        self._untold[rang.what] = max(rang.id, self._untold.get(rang.what, 0))
        self._news.set()

    async def news(self, within: float) -> list[tuple[int, str]]:
        """What rang, with its numbers in order; nothing when nothing rang within so many seconds."""
        try:
            await asyncio.wait_for(self._news.wait(), within)
        except TimeoutError:
            return []
        self._news.clear()
        told, self._untold = self._untold, {}
        return sorted((number, what) for what, number in told.items())


class Streams:
    """All streams of this process, by topic."""

    def __init__(self, most: int, most_each: int) -> None:
        self.most = most
        self.most_each = most_each
        self._by_topic: dict[UUID, set[Stream]] = {}
        self._each: Counter[str] = Counter()

    def __len__(self) -> int:
        return self._each.total()

    def has_room_for(self, person: str) -> bool:
        """Whether one more page of this person may listen."""
        return len(self) < self.most and self._each[person] < self.most_each

    @contextmanager
    def opened(self, person: str, topic: UUID) -> Iterator[Stream]:
        """A stream, for as long as it is listened to."""
        stream = Stream(person, topic)
        self._by_topic.setdefault(topic, set()).add(stream)
        self._each[person] += 1
        try:
            yield stream
        finally:
            self._by_topic[topic].discard(stream)
            if not self._by_topic[topic]:
                del self._by_topic[topic]
            self._each[person] -= 1
            self._each += Counter()  # forget those who have none any more

    def concerned(self, bells: Iterable[Rang]) -> list[Rang]:
        """Those bells that anybody here listens for."""
        return [rang for rang in bells if rang.topic in self._by_topic]

    def tell(self, bells: Iterable[Rang], hearers: Mapping[UUID, set[str]]) -> None:
        """Tell each bell to the streams of those who may hear it now, and to nobody else."""
        for rang in bells:
            for stream in self._by_topic.get(rang.topic, ()):
                if stream.person in hearers[rang.topic]:
                    stream.tell(rang)
