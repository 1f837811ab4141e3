"""When partners have gone quiet, from days alone. Pure thoughts; nobody's words are among the facts.

It takes two to be in touch. So silence counts from the day on which the voice last changed: whoever answers begins the
count anew; whoever writes again into silence does not, because they are the one who needs help.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Generic, TypeVar

WEEK, FORTNIGHT, MONTH = 7, 14, 30
ILN = "iln"
"""Programmes that began from this template ask after a week (R3: answer within seven days)."""
MORNING, EVENING = 8, 21
"""Between these hours of their own clock people are written to."""

Who = TypeVar("Who")


@dataclass(frozen=True, slots=True)
class Turn(Generic[Who]):
    """How the talk stands."""

    since: date
    """Since when it is somebody else's turn."""
    by: Who | None = None
    """Who gave the last sign; None: several on one day, or nobody yet."""


def turned(before: Turn[Who], signs: Mapping[Who, date]) -> Turn[Who]:
    """How it stands after these last signs of each; who never gave one is not among them."""
    if not signs:
        return before
    latest = max(signs.values())
    speakers = [who for who, day in signs.items() if day == latest]
    if latest < before.since:
        return before
    if len(speakers) > 1:
        return Turn(latest)
    [one] = speakers
    answered_meanwhile = any(day > before.since for who, day in signs.items() if who != one)
    if before.by == one and not answered_meanwhile:
        return before
    if before.by is None and latest == before.since:
        return Turn(before.since, one)
    return Turn(latest, one)


def gap_of(*, agreed: int | None, template: str, elsewhere: bool) -> int:
    """After how many days of silence these partners are asked.

    What they agreed goes before the programme's own week or fortnight; whoever talks elsewhere is asked once a month at
    most; and nobody more often than once a week.
    """
    gap = max(agreed or (WEEK if template == ILN else FORTNIGHT), WEEK)
    return max(gap, MONTH) if elsewhere else gap


def days_of_silence(since: date, today: date, away: Collection[date]) -> int:
    """How many days went by after that one on which nobody had announced to be away."""
    days = (since + timedelta(days=at) for at in range(1, (today - since).days + 1))
    return sum(day not in away for day in days)


class Step(IntEnum):
    """What is done about silence, one after the other."""

    NOTHING = 0
    ASK = 1
    """*Are you two in touch?* to all of them."""
    TELL = 2
    """Somebody of the team looks."""
    OFFER = 3
    """Somebody new, for whoever would like that."""


def next_step(
    gap: int,
    *,
    since: date,
    today: date,
    away: Collection[date] = (),
    asked_on: date | None = None,
    told_on: date | None = None,
    offered_on: date | None = None,
) -> Step:
    """What is due on that day, each step a gap of days after the one before. Nothing while somebody is away."""
    if today in away or offered_on is not None:
        return Step.NOTHING
    last, step = since, Step.ASK
    if asked_on is not None:
        last, step = asked_on, Step.TELL
    if told_on is not None:
        last, step = told_on, Step.OFFER
    return step if days_of_silence(last, today, away) >= gap else Step.NOTHING


def may_be_woken(hour: int) -> bool:
    """Whether it is an hour at which people are written to."""
    return MORNING <= hour < EVENING
