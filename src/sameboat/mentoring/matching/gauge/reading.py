"""How many people fit every must, and how many would without the one that costs most.

Only public answers are looked at, only those of people whose application stands, and only whole tens of them. What a
round decides for everybody (another country, another employer, a language in common) is left out already. What is told
is rounded; see ``docs/decisions/what-the-wish-gauge-tells.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sameboat.base.kit import clock
from sameboat.mentoring.matching.gauge.crowd import NOBODY, Crowd
from sameboat.mentoring.matching.gauge.weeks import share_an_hour
from sameboat.mentoring.matching.rules import FEW, FEWEST, Count, coarse, counted
from sameboat.mentoring.programmes.models import Round, Shape

Who = NDArray[np.bool_]
MEETS = {"mentor": ("mentee", "either"), "mentee": ("mentor", "either"), "either": ("mentor", "mentee", "either")}


@dataclass(frozen=True, slots=True)
class Must:
    """A wish that must be met, about a public question."""

    key: str
    kind: str
    values: tuple[str, ...] = ()
    """Of *one of these*: which; of help: what is asked for."""
    looks_at: str = ""
    """The question whose answers count, where it is another: what others offer."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """What the gauge tells."""

    of: int
    """People it looked at, in whole tens; 0 while they are fewer than ten."""
    fit: Count = FEW
    without: str = ""
    """The must without which most people more would fit; empty if that makes no difference that may be told."""
    would_fit: Count = FEW
    musts: int = 0


def read_gauge(
    crowd: Crowd, round_: Round, *, own: Mapping[str, Sequence[str]], role: str, me: object, musts: Sequence[Must]
) -> Gauge:
    """Read it for one person. ``own`` are the person's public answers, ``me`` their application.

    O(musts x answers), a millisecond at 5,000 people.
    """
    people = len(crowd.people)
    others = np.ones(people, np.bool_)
    if me in crowd.at:
        others[crowd.at[me]] = False  # type: ignore[index]
    looked_at = counted(int(others.sum()))
    if looked_at < FEWEST:
        return Gauge(0, musts=len(musts))
    others &= np.cumsum(others) <= looked_at
    allowed = others & _may_meet(crowd, round_, own, role)
    met = [_met(crowd, round_, must, own) for must in musts]
    fit = coarse(int(_all(allowed, met).sum()))
    freer = [
        (coarse(int(_all(allowed, [who for at, who in enumerate(met) if at != left_out]).sum())), -left_out)
        for left_out in range(len(met))
    ]
    most, at = max(freer, default=(fit, 0))
    if most > fit:
        return Gauge(looked_at, fit, musts[-at].key, most, len(musts))
    return Gauge(looked_at, fit, musts=len(musts))


def _all(allowed: Who, met: Sequence[Who]) -> Who:
    return np.logical_and.reduce([allowed, *met]) if met else allowed


def _may_meet(crowd: Crowd, round_: Round, own: Mapping[str, Sequence[str]], role: str) -> Who:
    """Whom the round itself would let this person meet. A rule about an answer binds where both have answered."""
    people = len(crowd.people)
    may = np.ones(people, np.bool_)
    if round_.programme.shape == Shape.MENTORS:
        may &= np.isin(crowd.roles, MEETS.get(role, ()))
    for key in round_.rules.get("different", ()):
        if own.get(key):
            may &= ~crowd.columns.get(key, NOBODY).said_any(own[key], people)
    for key in round_.rules.get("shared", ()):
        if own.get(key):
            column = crowd.columns.get(key, NOBODY)
            may &= column.said_any(own[key], people) | ~column.said_anything(people)
    return may


def _met(crowd: Crowd, round_: Round, must: Must, own: Mapping[str, Sequence[str]]) -> Who:
    """Who brings what a must asks for. Silence brings nothing, neither *the same* nor *different*."""
    people = len(crowd.people)
    if must.key == crowd.hours:
        return _shares_hours(crowd, round_, own.get(must.key, ()))
    column = crowd.columns.get(must.looks_at or must.key, NOBODY)
    meaning: dict[str, Callable[[], Who]] = {
        "these": lambda: column.said_any(must.values, people, said_by=FEWEST),
        "same": lambda: column.said_any(own.get(must.key, ()), people),
        "different": lambda: column.said_anything(people) & ~column.said_any(own.get(must.key, ()), people),
    }
    return meaning[must.kind]()


def _shares_hours(crowd: Crowd, round_: Round, own: Sequence[str]) -> Who:
    days = _first_and_last(round_)
    return np.array([share_an_hour(own, week, days) for week in crowd.weeks], np.bool_)


def _first_and_last(round_: Round) -> tuple[date, date]:
    first = round_.starts_on or clock.today()
    return first, first + timedelta(weeks=round_.weeks)
