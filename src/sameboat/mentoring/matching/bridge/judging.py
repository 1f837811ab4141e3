"""A few people held against each other at once, for a page that waits: the engine's numbers in plain Python.

The engine's own second opinion (`engine/verify/truth.py`) reckons what a pair brings each other without compiled code,
and its words say why. A test holds both against a run, pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import and_
from typing import Any, NamedTuple
from uuid import UUID

from sameboat.engine import words
from sameboat.engine.explain.phrases import Phrases, called
from sameboat.engine.explain.reasons import Reasons
from sameboat.engine.explain.wishes import answered
from sameboat.engine.meaning import Meaning
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.verify.clocks import clock
from sameboat.engine.verify.truth import Truth
from sameboat.mentoring.matching.bridge.breaking import Breaking
from sameboat.mentoring.matching.bridge.given import (
    Pair,
    as_a_run_reads_it,
    as_chosen,
    as_the_engine_takes,
    former_partners,
)
from sameboat.mentoring.matching.bridge.speaking import Names, asks_of, in_the_engines_language, label, wish_in_short
from sameboat.mentoring.matching.bridge.texts import alike_by_what_was_read
from sameboat.mentoring.matching.models import Tie
from sameboat.mentoring.matching.people import applicants_for_matching, who_takes_part
from sameboat.mentoring.programmes.models import Enrolment, Round, SheetLine
from sameboat.mentoring.programmes.queries.imports import in_pieces

PLACES = 6
"""Decimal places of what is written into rows, as the engine rounds them."""
HIGHEST_LINE = 20
"""Floors of a reporting line that are looked at."""


class Outcome(NamedTuple):
    """What became of one wish about a public question: a row of ``WishOutcome``."""

    enrolment: UUID
    question: UUID
    wish: str
    weight: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What one group would be: as a row of a run, with the rules it breaks."""

    members: tuple[UUID, ...]
    """In the order in which everybody reads them; a mentor first."""
    gets: Mapping[UUID, float]
    brings: Mapping[UUID, float]
    weakest: float
    lopsided: float
    unmet_musts: int
    hours: float | None
    countries: list[str]
    reason: str
    breaks: list[str]
    """Public rules and musts that it breaks, each a sentence."""
    outcomes: list[Outcome]
    barred: bool
    """Something private stands against it: whom somebody avoids, or a private must. The caller says the neutral
    sentence and nothing else; the other fields are about public answers alone."""


def judge(
    round_: Round,
    groups: Sequence[Sequence[Enrolment]],
    *,
    by_hand: bool = False,
    chosen: Mapping[str, Any] | None = None,
) -> list[Judged]:
    """What each of these groups would be, worked out at once from today's answers.

    Parameters
    ----------
    groups : people of this round, two to eight in each; whether they still take part is not asked here
    by_hand : the reason begins by saying that the coordinator chose
    chosen : a run's settings (hours in common, whether letters are enough) instead of the round's own rules

    Notes
    -----
    A dozen queries however many groups there are; some milliseconds of CPU a pair once the clocks of its zones were
    looked at. Reasons are in the engine's language, the rules that are broken in the reader's.
    """
    return [*_Judging(round_, groups, chosen or {}).all(by_hand=by_hand)] if groups else []


class _Judging:
    """Everybody who is looked at, opened once; then one group after the other."""

    def __init__(self, round_: Round, groups: Sequence[Sequence[Enrolment]], chosen: Mapping[str, Any]) -> None:
        round_ = _with_its_questions(round_)
        self.groups = [[str(each.pk) for each in group] for group in groups]
        self.questions = {question.key: question for question in round_.questions.all()}
        self.programme = as_a_run_reads_it(round_, chosen)
        rows = _rows({each.pk for group in groups for each in group})
        applicants = applicants_for_matching(round_, rows)
        people = as_chosen([as_the_engine_takes(applicant) for applicant in applicants], chosen)
        self.people = {person.id: person for person in people}
        self.names = Names(people, self.programme)
        self.truth = Truth(
            [*people, *_above(round_, people)],
            self.programme,
            former=former_partners(round_, {row.person_id: str(row.pk) for row in rows}),
            forbidden=_ruled_out(round_, rows),
            alike=alike_by_what_was_read(people, self.programme),
        )
        self.meaning, self.say = Meaning(self.programme), Phrases(label)
        self.breaking = Breaking(
            self.truth, asks_of((key, question.ask) for key, question in self.questions.items()), self.say
        )

    def all(self, *, by_hand: bool) -> Iterator[Judged]:
        """Each group."""
        for group in self.groups:
            members = self._seated(group)
            links = self._links(members)
            breaks, barred = self.breaking.of_group(members, links), self.breaking.is_barred(links)
            with in_the_engines_language():
                yield self._one(members, links, breaks, barred, by_hand)

    def _one(self, members: list[str], links: list[Pair], breaks: list[str], barred: bool, by_hand: bool) -> Judged:
        partners = {one: [b if a == one else a for a, b in links if one in (a, b)] for one in members}
        want = {(i, j): self.truth.want(i, j) for a, b in links for i, j in ((a, b), (b, a))}
        gets = {i: _mean(want[i, j] for j in partners[i]) for i in members}
        brings = {i: _mean(want[j, i] for j in partners[i]) for i in members}
        hours = self._hours(members)
        outcomes = [*self._outcomes(members, partners, by_hand)]
        counting = {
            (UUID(one), self.questions[stated.wish.question].pk)
            for one in members
            for stated in self.meaning.stated(self.people[one])
            if stated.counts
        }
        return Judged(
            members=tuple(map(UUID, members)),
            gets={UUID(i): value for i, value in gets.items()},
            brings={UUID(i): value for i, value in brings.items()},
            weakest=min(gets.values()),
            lopsided=round(max(gets.values()) - min(gets.values()), PLACES),
            unmet_musts=sum(
                each.weight == "must" and each.answer == "not" and (each.enrolment, each.question) in counting
                for each in outcomes
            ),
            hours=hours,
            countries=self._countries(members),
            reason=self._reason(members, links, hours, by_hand),
            breaks=breaks,
            outcomes=outcomes,
            barred=barred,
        )

    # ------------------------------------------------------------------------------------------- pieces
    def _seated(self, group: list[str]) -> list[str]:
        """By id; a mentor first."""
        members = sorted(group)
        if self.programme.shape == "mentors":
            rank = {"mentor": 0, "either": 1}
            mentor = min(members, key=lambda id_: (rank.get(self.people[id_].role, 2), group.index(id_)))
            members.remove(mentor)
            members.insert(0, mentor)
        return members

    def _links(self, members: list[str]) -> list[Pair]:
        if self.programme.shape == "mentors":
            return [(members[0], mentee) for mentee in members[1:]]
        return list(combinations(members, 2))

    def _hours(self, members: list[str]) -> float | None:
        """Hours that all of them are free, in the poorest week; None where somebody left the week blank."""
        free = [week for one in members if (week := self.people[one].free_hours) is not None]
        if len(free) < len(members):
            return None
        clocks = self.truth.clocks
        kinds = {tuple(clock(week.zone, first) for week in free) for first in clocks.weeks}
        together = (
            reduce(and_, (clocks.free(week, ahead) for week, ahead in zip(free, kind, strict=True))) for kind in kinds
        )
        return min(bits.bit_count() for bits in together) / 2

    def _countries(self, members: list[str]) -> list[str]:
        asked = next((q for q in self.programme.questions if q.kind == "country" and not q.private), None)
        return sorted({c for one in members for c in self.people[one].answers.get(asked.id, ())}) if asked else []

    def _reason(self, members: list[str], links: list[Pair], hours: float | None, by_hand: bool) -> str:
        at = {one: place for place, one in enumerate(members)}
        people = [self.people[one] for one in members]
        stated = [self.meaning.stated(person) for person in people]
        said = Reasons(people, self.programme, self.meaning, self.say, stated.__getitem__).of(
            range(len(members)),
            [(at[one], at[other]) for one, other in links],
            hours=hours,
            locked=by_hand,
            named=all(self.truth.each_named_the_other(one, other) for one, other in links),
        )
        return self.names.spoken(said)

    def _outcomes(self, members: list[str], partners: Mapping[str, list[str]], by_hand: bool) -> Iterator[Outcome]:
        for one in members:
            person, stated = self.people[one], self.meaning.stated(self.people[one])
            shown = {each.wish.question: each for each in stated if not each.private}
            company = self._company(one, partners[one])
            for row in answered(
                person,
                stated,
                company,
                at=-1,
                meaning=self.meaning,
                say=self.say,
                others=None,
                instead=words.CHOSEN_INSTEAD if by_hand else "",
            ):
                if row.question in shown and row.question in self.questions:
                    yield Outcome(
                        UUID(one),
                        self.questions[row.question].pk,
                        wish_in_short(shown[row.question], self.say),
                        row.weight,
                        row.answer,
                        self.names.spoken(row.why),
                    )

    def _company(self, one: str, partners: list[str]) -> list[tuple[EnginePerson, str, float | None]]:
        """Somebody's partners as the answers to their wishes name them."""
        people = [self.people[other] for other in partners]
        named = called(people) if len(people) > 1 else [people[0].name.strip() or words.THE_PARTNER]
        return [
            (person, name, self.truth.hours_in_common(one, person.id))
            for person, name in zip(people, named, strict=True)
        ]


def _mean(wants: Iterable[float]) -> float:
    values = list(wants)
    return round(sum(values) / len(values), PLACES)


def _with_its_questions(round_: Round) -> Round:
    """The round as it is now, its questions at hand: three readers ask for them."""
    return Round.objects.select_related("programme").prefetch_related("questions").get(pk=round_.pk)


def _rows(keys: Iterable[UUID]) -> list[Enrolment]:
    return [
        row
        for some in in_pieces(sorted(keys))
        for row in Enrolment.objects.filter(pk__in=some).select_related("person").order_by("applied_at", "pk")
    ]


def _ruled_out(round_: Round, rows: Sequence[Enrolment]) -> list[Pair]:
    keys = [row.pk for row in rows]
    ties = Tie.objects.holding().filter(round=round_, apart=True, one__in=keys, other__in=keys)
    return [(str(one), str(other)) for one, other in ties.values_list("one", "other")]


def _above(round_: Round, people: Sequence[EnginePerson]) -> Iterator[EnginePerson]:
    """Those above these people at work who take part too, floor by floor: a line may run through somebody else."""
    known = {name for person in people for name in (person.id, person.email.casefold())}
    wanted = {person.reports_to for person in people if person.reports_to}
    for _floor in range(HIGHEST_LINE):
        wanted = {name for name in wanted if name not in known and name.casefold() not in known}
        if not wanted:
            return
        known |= wanted
        above = [(row, _boss_of(round_, row)) for row in _bosses(round_, wanted)]
        for row, boss in above:
            known |= {str(row.pk), row.person.email.casefold()}
            yield EnginePerson(id=str(row.pk), email=row.person.email, reports_to=boss)
        wanted = {boss for _row, boss in above if boss}


def _bosses(round_: Round, names: Iterable[str]) -> list[Enrolment]:
    """Applications of this round behind ids or addresses."""
    ids, addresses = [], []
    for name in names:
        try:
            ids.append(UUID(name))
        except ValueError:
            addresses.append(name.casefold())
    here = who_takes_part(round_).select_related("person", "line_of_a_sheet")
    return [*here.filter(pk__in=ids), *(here.filter(person__email__in=addresses) if addresses else ())]


def _boss_of(round_: Round, row: Enrolment) -> str:
    """The application, or the address, of somebody's supervisor; nothing where no sheet says."""
    line = getattr(row, "line_of_a_sheet", None)
    if line is None or not line.reports_to:
        return ""
    taking_part = who_takes_part(round_).values("pk")
    boss = SheetLine.objects.filter(enrolment__in=taking_part, known_as=line.reports_to).first()
    return str(boss.pk) if boss else line.reports_to
