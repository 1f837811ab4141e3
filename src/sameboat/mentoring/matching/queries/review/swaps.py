"""With whom somebody could best change places: a rough look at everybody's public answers, an exact one at the best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sameboat.mentoring.matching import bridge
from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Tie
from sameboat.mentoring.matching.queries.review.standing import standing_groups
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape
from sameboat.mentoring.programmes.queries import Viewer
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.wishes.models import Answer, Wish
from sameboat.mentoring.wishes.rules.answers import alike

LOOKED_AT = 400
"""Groups that are looked at roughly, the worst-off first: they have most to gain from a change."""
JUDGED = 12
"""Of these, so many are looked at exactly."""
OFFERED = 5
POINTS = {"must": 4.0, "should": 2.0, "nice": 1.0}
A_BROKEN_RULE = 2.0
"""What a broken rule or must costs in the rough look; more than any wish can bring."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What one person gets now, and would get."""

    name: str
    gets: float
    would: float

    @property
    def difference(self) -> float:
        """How much more."""
        return self.would - self.gets


@dataclass(frozen=True, slots=True)
class Swap:
    """One way to change places."""

    group: ProposedGroup
    person: Enrolment
    """Who would come instead."""
    gains: list[Gain]
    """Everybody of both groups."""
    breaks: list[str]

    @property
    def weakest(self) -> float:
        """What the worst-off of them would get."""
        return min(each.would for each in self.gains)

    @property
    def whole(self) -> float:
        """How much more all of them get together."""
        return sum(each.difference for each in self.gains)


def best_swaps(viewer: Viewer, round_: Round, group: ProposedGroup, person: Enrolment) -> list[Swap]:
    """The best five ways for this person to change places; for coordinators of the round.

    What something private stands against is left out without a word, and nobody who is locked is moved.
    """
    members = {member.enrolment_id: member for member in group.members.all()}
    mine = [one for one in members if one != person.pk]
    rough = _Rough(round_, viewer, group)
    others = [*rough.places(person.pk, mine)]
    others.sort(key=lambda each: -each[0])
    chosen = others[:JUDGED]
    groups = {each.pk: each for each in standing_groups(viewer, group.run).filter(pk__in=[at for _, at, _ in chosen])}
    new: list[list[Enrolment]] = []
    for _merit, at, other in chosen:
        theirs = [member.enrolment for member in groups[at].members.all()]
        other_one = next(each for each in theirs if each.pk == other)
        new.append([other_one if one == person.pk else member.enrolment for one, member in members.items()])
        new.append([person if each.pk == other else each for each in theirs])
    judged = bridge.judge(round_, new, by_hand=True, chosen=group.run.settings)
    swaps = []
    for (_merit, at, other), here, there in zip(chosen, judged[::2], judged[1::2], strict=True):
        if not (here.barred or there.barred):
            swaps.append(_as_swap(group, groups[at], other, here, there))
    swaps.sort(key=lambda each: (len(each.breaks), -round(each.weakest, 2), -each.whole))
    return swaps[:OFFERED]


def _as_swap(
    mine: ProposedGroup, theirs: ProposedGroup, other: UUID, here: bridge.Judged, there: bridge.Judged
) -> Swap:
    would = {**here.gets, **there.gets}
    everybody = [member for each in (mine, theirs) for member in each.members.all()]
    return Swap(
        theirs,
        next(member.enrolment for member in everybody if member.enrolment_id == other),
        [Gain(member.enrolment.person.name, member.gets, would[member.enrolment_id]) for member in everybody],
        list(dict.fromkeys([*here.breaks, *there.breaks])),
    )


@dataclass(slots=True)
class _Said:
    """What one person said in public: sets of values by question, and what they wish."""

    answers: dict[str, frozenset[str]] = field(default_factory=dict)
    wishes: list[tuple[str, str, frozenset[str], str]] = field(default_factory=list)
    """Question looked at, kind, values sought, weight."""


class _Rough:
    """Public answers and wishes of those in the worst-off groups, as sets."""

    def __init__(self, round_: Round, viewer: Viewer, group: ProposedGroup) -> None:
        self.rules: Mapping[str, Any] = round_.rules
        self.two_sided = round_.programme.shape == Shape.MENTORS
        self.questions = {each.pk: each for each in round_.questions.filter(private=False)}
        self.group = group
        pool = standing_groups(viewer, group.run).exclude(pk=group.pk).prefetch_related(None)
        self.pool = self._unlocked(round_, list(pool.values_list("pk", flat=True)[:LOOKED_AT]))
        people = {one for one, _place in (member for members in self.pool.values() for member in members)}
        self.said: dict[UUID, _Said] = {}
        self._read({*people, *(member.enrolment_id for member in group.members.all())})

    def places(self, person: UUID, mine: Sequence[UUID]) -> Iterable[tuple[float, int, UUID]]:
        """Every place this person could take: how good it looks, the group, and who would come instead."""
        first = self.group.members.all()[0].enrolment_id == person
        for at, members in self.pool.items():
            for one, place in members:
                if self.two_sided and (place == 0) != first:
                    continue
                theirs = [other for other, _place in members if other != one]
                here, there = self._merit(one, mine), self._merit(person, theirs)
                yield 2 * min(here, there) + max(here, there), at, one

    def _unlocked(self, round_: Round, groups: Collection[int]) -> dict[int, list[tuple[UUID, int]]]:
        tied: set[UUID] = set()
        for couple in Tie.objects.holding().filter(round=round_, apart=False).values_list("one", "other"):
            tied.update(couple)
        found: dict[int, list[tuple[UUID, int]]] = {}
        for some in in_pieces(groups):
            members = ProposedMember.objects.filter(group__in=some).order_by("place")
            for at, one, place in members.values_list("group", "enrolment", "place"):
                found.setdefault(at, []).append((one, place))
        return {at: members for at, members in found.items() if not tied & {one for one, _place in members}}

    def _read(self, people: set[UUID]) -> None:
        self.said = {one: _Said() for one in people}
        keys = list(self.questions)
        for some in in_pieces(sorted(people)):
            answers = Answer.objects.filter(enrolment__in=some, question__in=keys)
            for one, question, values in answers.values_list("enrolment", "question", "values"):
                if self.questions[question].kind not in ("text", "hours"):
                    self.said[one].answers[self.questions[question].key] = frozenset(alike(str(v)) for v in values)
            wishes = Wish.objects.filter(enrolment__in=some, question__in=keys, sealed=None)
            for one, question, kind, values, weight in wishes.values_list(
                "enrolment", "question", "kind", "values", "weight"
            ):
                about = self.questions[question]
                if about.kind == "hours":
                    continue
                key = about.of or about.key
                own = self.said[one].answers.get(about.key if about.kind == "asks" else key, frozenset())
                named = frozenset(alike(str(v)) for v in values) if kind == "these" and values else own
                if named:
                    self.said[one].wishes.append((key, kind, named, weight))

    def _merit(self, one: UUID, others: Sequence[UUID]) -> float:
        """How good these would be for one another: the poorer side counts twice."""
        found = []
        for other in others:
            a, b = self._gets(one, other), self._gets(other, one)
            found.append(2 * min(a, b) + max(a, b) - A_BROKEN_RULE * self._breaks(one, other))
        return sum(found) / len(found) if found else 0.0

    def _gets(self, one: UUID, other: UUID) -> float:
        whole = granted = 0.0
        for key, kind, sought, weight in self.said[one].wishes:
            points = POINTS[weight]
            brought = self.said[other].answers.get(key, frozenset())
            met = bool(brought) and (not sought & brought if kind == "different" else bool(sought & brought))
            whole += points
            granted += points * met
            if weight == "must" and not met:
                granted -= A_BROKEN_RULE * points
        return granted / whole if whole else 1.0

    def _breaks(self, one: UUID, other: UUID) -> int:
        a, b = self.said[one].answers, self.said[other].answers
        alike_in = sum(
            bool(a.get(key, frozenset()) & b.get(key, frozenset())) for key in self.rules.get("different", ())
        )
        apart_in = sum(
            bool(a.get(key)) and bool(b.get(key)) and not a[key] & b[key] for key in self.rules.get("shared", ())
        )
        return alike_in + apart_in
