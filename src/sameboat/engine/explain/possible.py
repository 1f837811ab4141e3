"""Who would be possible for one person, and what stands between them and all others: as public answers tell it.

One person is held against everybody in a few array operations a rule, so that tens of thousands of people can be
looked at one after the other: about 0.1 ms a person among 10,000. Nothing private is read:
the crowd that comes in is the public one (`engine/public.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sameboat.engine import words
from sameboat.engine.encoding import Crowd
from sameboat.engine.explain.postings import Postings
from sameboat.engine.facts import DIFFERENT, FREE_HOURS, MENTEE, MENTOR, PEER
from sameboat.engine.hours import hours_in_common
from sameboat.engine.meaning import AN_HOUR, Stated
from sameboat.engine.stretches import stretches

_MUSTS = words.others_musts()[0]
MOST_LOOKED_AT = 10_000
"""In a larger crowd, an even sample of this many others stands for all of them, and numbers are *about* so many."""


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


@dataclass(frozen=True, slots=True)
class Musts:
    """The musts of all others about one question."""

    owners: np.ndarray
    """(musts,) int: whose it is, as a place among the others."""
    different: np.ndarray
    """(musts,) bool: it looks for another value, not for one of these."""
    looking_for: Postings
    """For each code the musts that name it."""


class Possible:
    """The people who take part, as one person after the other sees them."""

    def __init__(
        self,
        crowd: Crowd,
        wishes: Callable[[int], list[Stated]],
        phrase: Callable[[Stated], str],
        here: Iterable[int],
        forbidden: Collection[tuple[int, int]] = (),
        *,
        most: int = MOST_LOOKED_AT,
    ) -> None:
        self.crowd = crowd
        self.wishes = wishes
        self.phrase = phrase
        self.facts = crowd.facts
        self.here = np.array(sorted(here), np.int64)
        step = max(1, -(-len(self.here) // max(most, 1)))
        self.is_a_sample = step > 1
        self.others = self.here[::step]
        """(others,) positions in the crowd: all the arrays below are about these."""
        self.one_stands_for = len(self.here) / max(1, len(self.others))
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
        left = np.flatnonzero(fit)
        for obstacle in self._obstacles_of_hours(i, left):
            fit[left[obstacle.away]] = False
        return fit

    def fit_anybody(self, i: int) -> bool:
        """Whether there is anybody at all who fits."""
        return bool(self.fit(i).any() or (self.is_a_sample and self.whole.fit(i).any()))

    def bring(self, i: int, stated: Stated, at: np.ndarray | None = None) -> np.ndarray:
        """Who would grant a wish of i, rules or no rules: of the others, or of those at some places among them."""
        at = self._all if at is None else at
        different = stated.wish.kind == "different"
        if stated.target is None or not stated.counts:
            return np.zeros(len(at), np.bool_)
        if stated.target.kind == "hours":
            known = self.facts.has_hours[self.others[at]] & self.facts.has_hours[i]
            return known & ((self._hours(i, at) >= AN_HOUR) != different)
        column = self.crowd.columns.number(stated.target.id)
        codes = self.crowd.columns.vocabularies[column].codes
        held = self._postings_of(column).hold_any(codes[v] for v in stated.sought if v in codes)
        return ((self._answered[column] & ~held if different else held) & (self.others != i))[at]

    def obstacles(self, i: int) -> tuple[np.ndarray, list[Obstacle]]:
        """Who could be a partner if anything were changed, and all that could be."""
        found: dict[str, Obstacle] = {}
        for obstacle in (*self._quick_obstacles(i), *self._obstacles_of_hours(i, self._all)):
            known = found.get(obstacle.stands)
            away = obstacle.away | known.away if known else obstacle.away
            if away.any():
                found[obstacle.stands] = replace(obstacle, away=away)
        return self._may_be(i), list(found.values())

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

    def count(self, who: np.ndarray) -> words.Count:
        """How many people a bool array over the others stands for."""
        return words.Count(round(int(np.count_nonzero(who)) * self.one_stands_for), self.is_a_sample)

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
        for stated in self._own_musts(i, about_hours=False):
            yield Obstacle(*words.own_must(self.phrase(stated)), True, ~self.bring(i, stated))
        yield self._musts_of_others(i)
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
            chose, chosen = self._these(self._choices[i]), self._these(self._chosen_by[i])
            right = {MENTEE: chose, MENTOR: chosen}.get(int(f.side[i]), chose | chosen)
            yield Obstacle(*words.rule_chosen(), True, ~right)

    def _own_musts(self, i: int, *, about_hours: bool) -> Iterator[Stated]:
        for stated in self.wishes(i):
            if stated.private or stated.wish.weight != "must" or stated.target is None or not stated.counts:
                continue
            if (stated.target.kind == "hours") == about_hours:
                yield stated

    def _musts_of_others(self, i: int) -> Obstacle:
        """All of them as one obstacle: which one it was would tell of single people."""
        away = np.zeros(len(self.others), np.bool_)
        for column, musts in self._musts.items():
            if column == FREE_HOURS:
                continue
            mine = self._codes(column, i)
            hit = musts.looking_for.hold_any(mine)
            unmet = np.where(musts.different, hit, ~hit) if mine else np.ones(len(musts.owners), np.bool_)
            away[musts.owners[unmet]] = True
        return Obstacle(*words.others_musts(), False, away)

    def _obstacles_of_hours(self, i: int, at: np.ndarray) -> Iterator[Obstacle]:
        """What takes longer to reckon, so only for those at some places among the others."""
        f = self.facts
        for stated in self._own_musts(i, about_hours=True):
            yield Obstacle(*words.own_must(self.phrase(stated)), True, ~self.bring(i, stated, at))
        if FREE_HOURS in self._musts:
            musts = self._musts[FREE_HOURS]
            ask = self._wish_of_hours[at]
            away = ask >= 0
            asking = np.flatnonzero(away)
            known = f.has_hours[self.others[at[asking]]] & f.has_hours[i]
            different = musts.different[ask[asking]]
            away[asking] = ~(known & ((self._hours(i, at[asking]) >= AN_HOUR) != different))
            yield Obstacle(*words.others_musts(), False, away)
        if f.hours_need and f.has_hours[i]:
            others = self.others[at]
            by_email = f.by_email[others] & f.by_email[i]
            short = f.has_hours[others] & ~by_email & (self._hours(i, at) * 2 < f.hours_need)
            yield Obstacle(*words.rule_hours(f.hours_need / 2), True, short)

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
    def _musts(self) -> dict[int, Musts]:
        """All musts, by the column they look at."""
        f = self.facts
        owners = self.place[np.repeat(np.arange(len(self.crowd)), np.diff(f.wish_at))]
        binding = f.wish_must & (owners >= 0)
        found: dict[int, Musts] = {}
        for column in np.unique(f.wish_column[binding]).tolist():
            wishes = np.flatnonzero(binding & (f.wish_column == column))
            lengths = f.target_at[wishes + 1] - f.target_at[wishes]
            codes = np.concatenate([f.targets[f.target_at[w] : f.target_at[w + 1]] for w in wishes.tolist()])
            looking_for = Postings(codes, np.repeat(np.arange(len(wishes)), lengths), len(wishes))
            found[column] = Musts(owners[wishes], f.wish_kind[wishes] == DIFFERENT, looking_for)
        return found

    @cached_property
    def _wish_of_hours(self) -> np.ndarray:
        """(others,) int: which must about hours is whose, -1 for those without."""
        asks = np.full(len(self.others), -1, np.int64)
        asks[self._musts[FREE_HOURS].owners] = np.arange(len(self._musts[FREE_HOURS].owners))
        return asks

    @cached_property
    def _all(self) -> np.ndarray:
        return np.arange(len(self.others))

    @cached_property
    def whole(self) -> Possible:
        """The same without sampling: slower, and exact."""
        if not self.is_a_sample:
            return self
        return Possible(self.crowd, self.wishes, self.phrase, self.here, self.forbidden, most=len(self.here))

    @cached_property
    def _choices(self) -> list[list[int]]:
        """For each person whom they chose on the form."""
        found = ([self.crowd.find(reference) for reference in person.chooses] for person in self.crowd.people)
        return [[j for j in chosen if j >= 0] for chosen in found]

    @cached_property
    def _chosen_by(self) -> list[list[int]]:
        """For each person who chose them on the form."""
        found: list[list[int]] = [[] for _ in range(len(self.crowd))]
        for i, chosen in enumerate(self._choices):
            for j in chosen:
                found[j].append(i)
        return found

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
