"""Who hears a topic, as the apps above say it.

Said in an ``AppConfig.ready()``: ``registry.heard_by(who_is_in)``.

It is asked when a page opens, when its pass is renewed, and each time a bell rings: whoever is no longer part of a
topic hears nothing more of it, from that moment on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

Hearers = Callable[[Collection[UUID]], Iterable[tuple[UUID, Any]]]
_hearers: list[Hearers] = []


def heard_by(find: Hearers) -> None:
    """An app has topics: for some of them, who may hear each now, as pairs of topic and person. One look."""
    _hearers.append(find)


def who_hears(topics: Collection[UUID]) -> dict[UUID, set[str]]:
    """The persons who may hear each topic now."""
    found: dict[UUID, set[str]] = {topic: set() for topic in topics}
    for find in _hearers:
        for topic, person in find(topics):
            found[topic].add(str(person))
    return found


def may_hear(person: Any, topic: UUID) -> bool:
    """Whether this person may hear the topic now."""
    return str(person) in who_hears([topic])[topic]
