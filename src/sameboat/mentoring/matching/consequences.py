"""What a rule would mean: of all pairs that today's applicants could make, how many it leaves.

Only public answers are looked at, with the same arrays as the wish gauge. Above two thousand people every so-manieth
of the line is taken, and the page says so. NumPy alone: a page process never loads the compiled engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.matching.bridge import ProgrammeError, as_the_engine_reads_it
from sameboat.mentoring.matching.gauge.crowd import NOBODY, Column, Crowd, crowd_of
from sameboat.mentoring.matching.gauge.weeks import HALF_HOURS, half_hours
from sameboat.mentoring.programmes.models import Round, Shape
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments

MOST_PEOPLE = 2_000
FEWEST_PEOPLE = 2
HALVES_OF_AN_HOUR = 2

Pairs = NDArray[np.bool_]
"""(people, people): whether these two may meet; the same either way, and nobody meets himself."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the rules of a round would leave of the pairs its applicants could make."""

    applied: int
    looked_at: int
    """Fewer than applied where only a sample was taken."""
    different: Mapping[str, float] = field(default_factory=dict)
    """By question: the share of pairs, 0 to 100, that remain if partners must differ in it."""
    shared: Mapping[str, float] = field(default_factory=dict)
    """By question: the share of pairs that remain if partners must have something of it in common."""
    hours: float = 100.0
    """The share that the chosen hours in common leave."""
    together: float = 100.0
    """The share that all chosen rules leave together."""
    alone: int = 0
    """Of those looked at: people whom the rules leave nobody to meet."""

    @property
    def sampled(self) -> bool:
        """Only some of the applicants were looked at."""
        return self.looked_at < self.applied

    @property
    def too_few(self) -> bool:
        """Nobody can meet anybody yet, so nothing can be said."""
        return self.looked_at < FEWEST_PEOPLE


def consequences_of(round_: Round, rules: Mapping[str, Any], questions: Iterable[str]) -> Consequences:
    """What ``rules`` would mean for today's applicants; for each of these questions both ways.

    O(people² x values) with at most two thousand people: some tenths of a second, whatever the round's size.
    """
    crowd = crowd_of(round_)
    applied = len(crowd.people)
    rows = _looked_at(applied)
    if len(rows) < FEWEST_PEOPLE:
        return Consequences(applied, len(rows))
    could_meet = _by_role(crowd, round_, rows)
    left = could_meet.copy()
    different: dict[str, float] = {}
    shared: dict[str, float] = {}
    for key in questions:
        in_common, said = _in_common(crowd.columns.get(key, NOBODY), rows)
        both = np.logical_and.outer(said, said)
        apart, alike = could_meet & ~(in_common & both), could_meet & (in_common | ~both)
        different[key], shared[key] = _share(apart, could_meet), _share(alike, could_meet)
        if key in rules.get("different", ()):
            left &= apart
        if key in rules.get("shared", ()):
            left &= alike
    meets = could_meet & _hours(crowd, rows, float(rules.get("hours") or 0), _first_and_last(round_))
    left &= meets
    return Consequences(
        applied,
        len(rows),
        different,
        shared,
        _share(meets, could_meet),
        _share(left, could_meet),
        int((could_meet.any(axis=1) & ~left.any(axis=1)).sum()),
    )


@dataclass(frozen=True, slots=True)
class Letters:
    """What it changes that letters alone are enough for two who both said so."""

    people: int
    """How many of those looked at said so."""
    more: float
    """By how many in a hundred of all pairs there are more that may meet."""


def letters_alone(round_: Round, hours: float) -> Letters:
    """How many pairs it adds to those with so many hours in common; O(people²) as above."""
    crowd = crowd_of(round_)
    rows = _looked_at(len(crowd.people))
    content = set(
        sent_enrolments(round_).filter(by_email=True).values_list("pk", flat=True)
    )  # as they said themselves, and may change
    writes = np.array([crowd.people[row] in content for row in rows], np.bool_)
    if len(rows) < FEWEST_PEOPLE or not writes.any():
        return Letters(int(writes.sum()), 0.0)
    could_meet = _by_role(crowd, round_, rows)
    apart = could_meet & ~_hours(crowd, rows, hours, _first_and_last(round_))
    return Letters(
        int(writes.sum()), 100.0 - _share(could_meet & ~(apart & np.logical_and.outer(writes, writes)), could_meet)
    )


def hangs_together(round_: Round, rules: Mapping[str, Any]) -> Verdict:
    """Whether the engine could run a round of these questions under these rules; its sentence, if not."""
    tried = Round(**{each.attname: getattr(round_, each.attname) for each in Round._meta.concrete_fields})
    tried.rules = dict(rules)
    try:
        as_the_engine_reads_it(tried)
    except ProgrammeError as trouble:
        return no(str(trouble))
    return YES


def _looked_at(applied: int) -> NDArray[np.int64]:
    """Everybody, or every so-manieth of the line."""
    if applied <= MOST_PEOPLE:
        return np.arange(applied)
    return np.linspace(0, applied - 1, MOST_PEOPLE).round().astype(np.int64)


def _by_role(crowd: Crowd, round_: Round, rows: NDArray[np.int64]) -> Pairs:
    """Who could meet whom if there were no rules: anybody, or a mentor and a mentee."""
    if round_.programme.shape == Shape.MENTORS:
        roles = crowd.roles[rows]
        gives, takes = np.isin(roles, ("mentor", "either")), np.isin(roles, ("mentee", "either"))
        could = np.logical_and.outer(gives, takes)
        could |= could.T
    else:
        could = np.ones((len(rows), len(rows)), np.bool_)
    np.fill_diagonal(could, False)
    return could


def _in_common(column: Column, rows: NDArray[np.int64]) -> tuple[Pairs, NDArray[np.bool_]]:
    """Which two said one thing alike, and who said anything at all."""
    place = np.full(max(int(column.rows.max(initial=-1)), int(rows.max())) + 1, -1)
    place[rows] = np.arange(len(rows))
    at = place[column.rows]
    who, what = at[at >= 0], column.codes[at >= 0]
    said = np.zeros(len(rows), np.bool_)
    said[who] = True
    often = np.bincount(what, minlength=1) > 1  # what one person alone said, nobody has in common
    kept = often[what] if len(what) else np.zeros(0, np.bool_)
    number = np.cumsum(often) - 1
    table = np.zeros((len(rows), int(often.sum())), np.float32)
    table[who[kept], number[what[kept]]] = 1
    return table @ table.T > 0, said


def _hours(crowd: Crowd, rows: NDArray[np.int64], hours: float, days: Sequence[date]) -> Pairs:
    """Which two have so many hours a week in common, or did not say; in the first week of the term and in its last."""
    fits = np.ones((len(rows), len(rows)), np.bool_)
    weeks = [tuple(crowd.weeks[row]) for row in rows]
    said = np.array([bool(week) for week in weeks])
    if not hours or not said.any():
        return fits
    both = np.logical_and.outer(said, said)
    for day in days:
        free = np.array([_slots(half_hours(week, day) if week else 0) for week in weeks], np.float32)
        fits &= (free @ free.T >= hours * HALVES_OF_AN_HOUR) | ~both
    return fits


def _slots(bits: int) -> NDArray[np.uint8]:
    raw = np.frombuffer(bits.to_bytes(HALF_HOURS // 8, "little"), np.uint8)
    return np.unpackbits(raw, bitorder="little")


def _first_and_last(round_: Round) -> tuple[date, date]:
    first = round_.starts_on or clock.today()
    return first, first + timedelta(weeks=round_.weeks)


def _share(left: Pairs, of: Pairs) -> float:
    """The share of pairs that remain, 0 to 100; all of them where there are none."""
    whole = int(of.sum())
    return 100.0 * int(left.sum()) / whole if whole else 100.0
