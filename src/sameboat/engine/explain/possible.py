"""Who would be possible for one person, and what stands between them and all others: as public answers tell it.

One person is held against everybody in a few array operations a rule, so that tens of thousands of people can be
looked at one after the other: about 20 µs a person among 10,000, 0.2 ms among 100,000. Nothing private is read:
the crowd that comes in is the public one (`engine/public.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sameboat.engine import words
from sameboat.engine.encoding import Crowd
from sameboat.engine.explain.postings import Postings
from sameboat.engine.facts import DIFFERENT, FREE_HOURS, MENTEE, MENTOR, PEER
from sameboat.engine.hours import hours_in_common
from sameboat.engine.meaning import AN_HOUR, Meaning, Stated
from sameboat.engine.stretches import stretches

_MUSTS = words.others_musts()[0]
MOST_LOOKED_AT = 100_000
"""In a larger crowd, an even sample of this many others stands for all of them."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that could be changed, and whom it keeps away."""

    stands: str
    """As in *… stands in the way*."""
    change: str
    """As in *if …*."""
    own: bool
    """It is the person's own to change."""
    away: np.ndarray
    """(others,) bool."""


class Possible:
    """The people who take part, as one person after the other sees them."""

    def __init__(
        self,
        crowd: Crowd,
        meaning: Meaning,
        phrase: Callable[[Stated], str],
        here: Iterable[int],
        forbidden: Collection[tuple[int, int]] = (),
    ) -> None:
        self.crowd = crowd
        self.meaning = meaning
        self.phrase = phrase
        self.facts = crowd.facts
        everybody = np.array(sorted(here), np.int64)
        step = max(1, -(-len(everybody) // MOST_LOOKED_AT))
        self.others = everybody[::step]
        """(others,) positions in the crowd: all the arrays below are about these."""
        self.one_stands_for = len(everybody) / len(self.others) if len(self.others) else 1.0
        self.place = np.full(len(crowd), -1, np.int64)
        self.place[self.others] = np.arange(len(self.others))
        self.forbidden = {pair for a, b in forbidden for pair in ((a, b), (b, a))}
        self._postings: dict[int, Postings] = {}

    # ------------------------------------------------------------------------------------------- questions
    def fit(self, i: int) -> np.ndarray:
        """(others,) bool: who fits every rule and every must of both."""
        fit = self._may_be(i)
        for obstacle in self._quick_obstacles(i):
            fit &= ~obstacle.away
        if self.facts.hours_need and self.facts.has_hours[i]:
            left = np.flatnonzero(fit)
            fit[left] = ~self._short_of_hours(i, left)
        return fit

    def bring(self, i: int, stated: Stated) -> np.ndarray:
        """(others,) bool: who would grant a wish of i, rules or no rules."""
        different = stated.wish.kind == "different"
        if stated.target is None or not stated.counts:
            return np.zeros(len(self.others), np.bool_)
        if stated.target.kind == "hours":
            known = self.facts.has_hours[self.others] & self.facts.has_hours[i]
            return known & ((self._hours(i, np.arange(len(self.others))) >= AN_HOUR) != different)
        column = self.crowd.columns.number(stated.target.id)
        codes = self.crowd.columns.vocabularies[column].codes
        return self._meet(column, [codes[v] for v in stated.sought if v in codes], different) & (self.others != i)

    def obstacles(self, i: int) -> tuple[np.ndarray, list[Obstacle]]:
        """Who could be a partner if anything were changed, and all that could be."""
        found = [obstacle for obstacle in self._quick_obstacles(i) if obstacle.away.any()]
        if self.facts.hours_need and self.facts.has_hours[i]:
            away = self._short_of_hours(i, np.arange(len(self.others)))
            found.append(Obstacle(*words.rule_hours(self.facts.hours_need / 2), True, away))
        return self._may_be(i), found

    def between(self, i: int, j: int) -> Iterator[str]:
        """Everything that speaks against one pair, each thing once, and each must with its owner's wish."""
        if not self._may_be(i)[self.place[j]]:
            yield words.NOT_TWO_SIDES if self.facts.two_sided else words.PERHAPS_ONE_PERSON
        said: set[str] = set()
        for one, other in ((i, j), (j, i)):
            for obstacle in self.obstacles(one)[1]:
                if obstacle.stands not in said and obstacle.away[self.place[other]] and obstacle.stands != _MUSTS:
                    said.add(obstacle.stands)
                    yield obstacle.stands

    def is_mentor(self, i: int) -> bool:
        """Whether somebody takes part as a mentor and nothing else."""
        return bool(self.facts.side[i] == MENTOR)

    def is_mentee(self, i: int) -> bool:
        """Whether somebody takes part as a mentee and nothing else."""
        return bool(self.facts.side[i] == MENTEE)

    def count(self, who: np.ndarray) -> int:
        """How many people a bool array over the others stands for."""
        return round(int(np.count_nonzero(who)) * self.one_stands_for)

    # ---------------------------------------------------------------------------------------- what is fixed
    def _may_be(self, i: int) -> np.ndarray:
        """Not oneself, not perhaps oneself, and on the other side where there are two."""
        may = self.others != i
        if self.facts.twin[i] >= 0:
            may &= self.facts.twin[self.others] != self.facts.twin[i]
        if self.facts.two_sided:
            side, sides = self.facts.side[i], self.facts.side[self.others]
            may &= (sides != PEER) & (side != PEER) & ((sides != side) | (side not in (MENTOR, MENTEE)))
        return may

    # ---------------------------------------------------------------------------------- what could be changed
    def _quick_obstacles(self, i: int) -> Iterator[Obstacle]:
        """Everything but hours, which take longer. The person's own musts first."""
        f, questions = self.facts, self.crowd.columns.questions
        yield from self._own_musts(i)
        yield from self._musts_of_others(i)
        for column in f.different.tolist():
            away = self._postings_of(column).hold_any(self._codes(column, i))
            yield Obstacle(*words.rule_different(questions[column].label), False, away)
        for column in f.shared.tolist():
            mine = self._codes(column, i)
            if mine:
                away = self._answered[column] & ~self._postings_of(column).hold_any(mine)
                yield Obstacle(*words.rule_shared(questions[column].label), False, away)
        yield from self._lines_and_lists(i)
        rules = self.crowd.programme.rules
        if rules.only_named:
            yield Obstacle(*words.rule_named(), False, ~(self._named_by(i) & self._naming(i)))
        if rules.both_choose and f.two_sided:
            chosen = {MENTEE: self._named_by(i), MENTOR: self._naming(i)}
            either = self._named_by(i) | self._naming(i)
            yield Obstacle(*words.rule_chosen(), True, ~chosen.get(int(f.side[i]), either))

    def _own_musts(self, i: int) -> Iterator[Obstacle]:
        for stated in self.meaning.stated(self.crowd.people[i]):
            if stated.wish.weight == "must" and stated.counts:
                yield Obstacle(*words.own_must(self.phrase(stated)), True, ~self.bring(i, stated))

    def _musts_of_others(self, i: int) -> Iterator[Obstacle]:
        """All of them as one obstacle: which one it was would tell of single people."""
        away = np.zeros(len(self.others), np.bool_)
        f = self.facts
        for column, (owners, kinds, looking_for) in self._musts.items():
            if column == FREE_HOURS:
                at = self.place[owners]
                short = self._hours(i, at) < AN_HOUR
                unmet = np.where(kinds == DIFFERENT, ~short, short) | ~(f.has_hours[owners] & f.has_hours[i])
            else:
                mine = self._codes(column, i)
                hit = looking_for.hold_any(mine)
                unmet = np.where(kinds == DIFFERENT, hit, ~hit) if mine else np.ones(len(owners), np.bool_)
            away[self.place[owners[unmet]]] = True
        yield Obstacle(*words.others_musts(), False, away)

    def _lines_and_lists(self, i: int) -> Iterator[Obstacle]:
        f = self.facts
        if f.line_from[i] >= 0:
            start, end = f.line_from[self.others], f.line_to[self.others]
            below = (f.line_from[i] < start) & (start < f.line_to[i])
            yield Obstacle(*words.rule_line(), False, below | ((start < f.line_from[i]) & (f.line_from[i] < end)))
        banned = f.banned[f.banned_at[i] : f.banned_at[i + 1]].tolist()
        for words_for, belongs in (
            (words.rule_forbidden, lambda j: (i, j) in self.forbidden),
            (words.rule_former, lambda j: (i, j) not in self.forbidden),
        ):
            listed = [j for j in banned if belongs(j)]
            if listed:
                yield Obstacle(*words_for(), False, self._these(listed))

    # -------------------------------------------------------------------------------------------- pieces
    def _meet(self, column: int, codes: list[int], different: bool) -> np.ndarray:
        held = self._postings_of(column).hold_any(codes)
        return self._answered[column] & ~held if different else held

    def _codes(self, column: int, i: int) -> list[int]:
        codes: list[int] = self.crowd.columns.answer(column, i).tolist()
        return codes

    def _these(self, people: Iterable[int]) -> np.ndarray:
        found = np.zeros(len(self.others), np.bool_)
        places = self.place[np.fromiter(people, np.int64)]
        found[places[places >= 0]] = True
        return found

    def _named_by(self, i: int) -> np.ndarray:
        f = self.facts
        stretch = slice(f.named_at[i], f.named_at[i + 1])
        return self._these(f.named[stretch][f.named_want[stretch] > 0].tolist())

    def _naming(self, i: int) -> np.ndarray:
        at, who = self._naming_lists
        return self._these(who[at[i] : at[i + 1]].tolist())

    def _hours(self, i: int, at: np.ndarray) -> np.ndarray:
        return hours_in_common(self.facts.hours, np.full(len(at), i), self.others[at])

    def _short_of_hours(self, i: int, at: np.ndarray) -> np.ndarray:
        f, others = self.facts, self.others[at]
        by_email = f.by_email[others] & f.by_email[i]
        return f.has_hours[others] & ~by_email & (self._hours(i, at) * 2 < f.hours_need)

    # ------------------------------------------------------------------------------------- worked out once
    def _postings_of(self, column: int) -> Postings:
        if column not in self._postings:
            f = self.facts
            first, last = f.answer_at[column, 0], f.answer_at[column, -1]
            owners = self.place[np.repeat(np.arange(len(self.crowd)), np.diff(f.answer_at[column]))]
            here = owners >= 0
            self._postings[column] = Postings(f.answers[first:last][here], owners[here], len(self.others))
        return self._postings[column]

    @cached_property
    def _answered(self) -> dict[int, np.ndarray]:
        return _OnceFor(lambda column: self._postings_of(column).answered())

    @cached_property
    def _musts(self) -> dict[int, tuple[np.ndarray, np.ndarray, Postings]]:
        """For each column: who looks at it with a must, of which kind, and for which codes."""
        f = self.facts
        owners = np.repeat(np.arange(len(self.crowd)), np.diff(f.wish_at))
        musts: dict[int, tuple[np.ndarray, np.ndarray, Postings]] = {}
        binding = f.wish_must & (self.place[owners] >= 0)
        for column in np.unique(f.wish_column[binding]).tolist():
            wishes = np.flatnonzero(binding & (f.wish_column == column))
            lengths = f.target_at[wishes + 1] - f.target_at[wishes]
            codes = np.concatenate([f.targets[f.target_at[w] : f.target_at[w + 1]] for w in wishes.tolist()])
            looking_for = Postings(codes, np.repeat(np.arange(len(wishes)), lengths), len(wishes))
            musts[column] = (owners[wishes], f.wish_kind[wishes], looking_for)
        return musts

    @cached_property
    def _naming_lists(self) -> tuple[np.ndarray, np.ndarray]:
        """For each person who named them: offsets and people."""
        f = self.facts
        who = np.repeat(np.arange(len(self.crowd)), np.diff(f.named_at))
        kept = f.named_want > 0
        return stretches(len(self.crowd), zip(f.named[kept].tolist(), who[kept].tolist(), strict=True))


class _OnceFor(dict[int, np.ndarray]):
    """A dictionary that works out what it does not know yet."""

    def __init__(self, work: Callable[[int], np.ndarray]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, column: int) -> np.ndarray:
        self[column] = self.work(column)
        return self[column]
