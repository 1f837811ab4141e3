"""The calendar of a partnership: its topics on their days, and how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Round, Topic


@dataclass(frozen=True, slots=True)
class Day:
    """A topic, and the day from which it is talked about."""

    topic: Topic
    on: date
    now: bool
    """It is the topic of these days."""
    over: bool


def topics_of(partnership: Partnership, today: date) -> list[Day]:
    """The topics of the partnership's round. A programme that goes on counts from the day these people began."""
    if partnership.round is None:
        return []
    return days_of(partnership.round, partnership.round.starts_on or partnership.starts_on, today)


def days_of(round_: Round, starts_on: date, today: date) -> list[Day]:
    """The topics of a round that begins on that day, in their order."""
    topics = list(round_.topics.all())
    days = [starts_on + timedelta(weeks=topic.week - 1) for topic in topics]
    newest = max((at for at, day in enumerate(days) if day <= today), default=-1)
    return [
        Day(topic, day, now=at == newest, over=at < newest)
        for at, (topic, day) in enumerate(zip(topics, days, strict=True))
    ]
