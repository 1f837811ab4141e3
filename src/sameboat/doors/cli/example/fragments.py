"""The pieces of ``fragments.toml``, ready to draw from."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@lru_cache(1)
def _all() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("fragments.toml").read_text("utf-8"))


def of(kind: str, inside: str = "") -> list[str]:
    """All pieces of a kind: given names, places, the houses of one sector."""
    pieces = _all()[kind]
    return pieces[inside] if inside else pieces


def one_of(dice: Random, kind: str, inside: str = "") -> str:
    """Draw one piece, each as likely as the next."""
    return dice.choice(of(kind, inside))


def some_of(dice: Random, kind: str, most: int, least: int = 1) -> list[str]:
    """Draw a few different pieces."""
    return dice.sample(of(kind), dice.randint(least, most))


def likely(dice: Random, kind: str) -> str:
    """Draw one piece by its odds: more public librarians than curators."""
    words, steps = _odds(kind)
    return dice.choices(words, cum_weights=steps)[0]


@lru_cache
def _odds(kind: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    odds: dict[str, int] = _all()[kind]
    return tuple(odds), tuple(accumulate(odds.values()))


def in_the_order_of_the_week(spans: list[str]) -> list[str]:
    """Monday first, the earlier span before the later one."""
    return sorted(spans, key=lambda span: (WEEK.index(span[:2]), span))
