"""What a match brings: who meets whom and why, who is alone and what would help, and the proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Answer = Literal["granted", "nearly", "not", "considered"]


@dataclass(frozen=True, slots=True)
class Group:
    """People who have each other: two, or three, or a circle; a mentor comes first, then the mentees."""

    number: int
    """From 1, the worst-off group first, as public answers tell it."""
    members: tuple[str, ...]
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Partnered:
    """One person who has a partner: a row of ``partners.csv``."""

    group: int
    id: str
    partner_ids: tuple[str, ...]
    wants: float
    """How much of what this person asked for the partners bring, 0 to 1, from public questions."""
    wanted: float
    """How much of what the partners asked for this person brings, 0 to 1, from public questions."""
    locked: bool
    reason: str
    """For everybody who may read the result, the coordinator too: public facts alone."""
    between_them: str = ""
    """For the partners alone, never for a file or a page of anybody else: what they share in private, where each of
    them consented to tell a partner who shares it."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One person without a partner: a row of ``alone.csv``."""

    id: str
    why: str
    would_help: str


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """What became of one wish: a row of ``wishes.csv``."""

    id: str
    question: str
    wish: str
    weight: str
    answer: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result of one match. Everybody is in ``partners`` or in ``alone``, never in both."""

    groups: tuple[Group, ...]
    partners: tuple[Partnered, ...]
    alone: tuple[Alone, ...]
    wishes: tuple[WishAnswer, ...]
    audit: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """Sentences for the coordinator: a rule that was off for want of its column, a lock that breaks a rule."""
