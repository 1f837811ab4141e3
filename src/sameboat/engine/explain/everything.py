"""From groups of people to the whole result: rows, reasons, answers, advice, audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from sameboat.engine import words
from sameboat.engine.admission import Admission
from sameboat.engine.audit import audit
from sameboat.engine.encoding import Crowd, Named, Pairs
from sameboat.engine.explain.advice import Adviser
from sameboat.engine.explain.bounds import blocking_pairs, circle_gap, matched_bound, worth_bound
from sameboat.engine.explain.locks import notes_on_locks
from sameboat.engine.explain.phrases import Phrases, called
from sameboat.engine.explain.possible import Possible
from sameboat.engine.explain.reasons import Reasons
from sameboat.engine.explain.view import Members, View, view_of
from sameboat.engine.explain.wishes import Others, answered
from sameboat.engine.meaning import Meaning
from sameboat.engine.outcome import Outcome, Stages, silent
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Alone, Group, Partnered, Result, WishAnswer

STAGE = "Saying why"
TELL_EVERY = 500


def explain(
    crowd: Crowd,
    groups: Sequence[Members],
    *,
    locked: int,
    outcome: Outcome,
    admission: Admission,
    notes: Sequence[str] = (),
    former: Pairs = (),
    forbidden: Pairs = (),
    wants: Named | None = None,
    label: Callable[[str, str], str] | None = None,
    watch: Stages = silent,
    seed: int = 0,
) -> Result:
    """Turn groups into the whole result.

    Parameters
    ----------
    crowd : Crowd
        Everybody who applied, also those deferred by the country cap.
    groups : tuples of positions in ``crowd``
        Who is together; the first ``locked`` of them were made by hand.
    outcome, admission
        What was proved, and who takes part.
    notes
        What the coordinator should know, said so far.
    former, forbidden, wants, seed
        As they were given to `match`.
    label : callable of (question id, value), optional
        Turns a value into the word people read.
    watch : callable, optional
        Told how far it is; if it keeps ``seconds`` by stage, they go into the audit.

    Returns
    -------
    Result
        A function of public answers and of ``groups`` alone, but for ``between_them``, what a group shares in private
        and everybody in it would tell, and for one word where somebody wished something in private.

    Notes
    -----
    O(people x wishes) for rows; a wish that was not granted, and a person who is alone, cost a look at everybody
    (`possible`), in array operations. Measured: 30 to 60 µs a person for reasons and granted wishes.
    """
    former, forbidden = tuple(former), tuple(forbidden)
    view = view_of(
        crowd, admission.admitted, groups, locked, former=former, forbidden=forbidden, wants=wants, seed=seed
    )
    return _Teller(crowd, view, admission, forbidden, label, watch).result(outcome, notes, seed)


class _Teller:
    """Holds what all rows need, and makes them one kind after the other."""

    def __init__(
        self,
        crowd: Crowd,
        view: View,
        admission: Admission,
        forbidden: Pairs,
        label: Callable[[str, str], str] | None,
        watch: Stages,
    ) -> None:
        self.everybody = crowd.people
        self.programme: Programme = crowd.programme
        self.view, self.admission, self.watch = view, admission, watch
        self.meaning = Meaning(crowd.programme)
        self.say = Phrases(_by_question(label))
        self.stated = [self.meaning.stated(person) for person in view.people]
        self.alone = [int(i) for i in np.flatnonzero(view.group < 0)]
        self.forbidden = [pair for one, other in forbidden if -1 not in (pair := _at(view, one, other))]
        self.possible = Possible(
            view.crowd, self.stated.__getitem__, self.say.wish, range(len(view.people)), self.forbidden
        )
        self.others = Others(self.possible, self.say)
        self.reasons = Reasons(view.people, crowd.programme, self.meaning, self.say, self.stated.__getitem__)

    def result(self, outcome: Outcome, notes: Sequence[str], seed: int) -> Result:
        """Everything, in the order in which people read it."""
        view = self.view
        groups = tuple(
            Group(number, tuple(view.people[i].id for i in members), view.locked[number - 1])
            for number, members in enumerate(view.groups, 1)
        )
        partners = tuple(self.partners())
        wishes = tuple(self.wishes())
        alone = tuple(sorted((*self.without_partner(), *self.later()), key=lambda row: row.id))
        blocking, considered, every = blocking_pairs(
            view, outcome.pairs, partial(self.watch, "Counting blocking pairs")
        )
        proof = outcome.proof
        figures = audit(
            self.everybody,
            self.programme,
            groups=groups,
            partners=partners,
            wishes=wishes,
            deferred=len(self.admission.deferred),
            matched_bound=matched_bound(view, self.possible, self.alone, proof),
            worth=view.worth,
            worth_bound=worth_bound(view, proof, considered if every else None),
            proved=proof.proved,
            blocking_pairs=blocking,
            pairs_considered=len(considered),
            every_pair_considered=every,
            stages=_seconds(self.watch),
            seed=seed,
        )
        if (gap := circle_gap(view, proof)) is not None:
            figures["gap"] = gap
        told = notes_on_locks(view, self.stated.__getitem__, self.say, self.forbidden)
        return Result(groups, partners, alone, wishes, figures, (*notes, *told))

    # -------------------------------------------------------------------------------------------- rows
    def partners(self) -> Iterator[Partnered]:
        """A row for each person with a partner, group by group."""
        view = self.view
        for g, (members, links) in enumerate(zip(view.groups, view.links, strict=True)):
            if g % TELL_EVERY == 0:
                self.watch(STAGE, 0.5 * g / len(view.groups))
            everybody = self._reason(g, members, links)
            for i in members:
                mine = tuple(link for link in links if i in link)
                with_whom = tuple(b if a == i else a for a, b in mine)
                partly = self.programme.shape == "mentors" and len(members) > 2 and len(with_whom) == 1
                yield Partnered(
                    group=g + 1,
                    id=view.people[i].id,
                    partner_ids=tuple(view.people[j].id for j in with_whom),
                    wants=round(float(view.wants[i]), 6),
                    wanted=round(float(view.wanted[i]), 6),
                    locked=view.locked[g],
                    reason=self._reason(g, (*with_whom, i), mine) if partly else everybody,
                    between_them=self.reasons.between((*with_whom, i) if partly else members),
                )

    def _reason(self, g: int, members: Members, links: Sequence[tuple[int, int]]) -> str:
        return self.reasons.of(
            members,
            links,
            hours=self.view.hours(members),
            locked=self.view.locked[g],
            named=self.view.named(links),
        )

    def wishes(self) -> Iterator[WishAnswer]:
        """A row for each wish of each person, by id."""
        view = self.view
        where = {person.id: i for i, person in enumerate(view.people)}
        for k, person in enumerate(sorted(self.everybody, key=lambda p: p.id)):
            if k % TELL_EVERY == 0:
                self.watch(STAGE, 0.5 + 0.5 * k / len(self.everybody))
            i = where.get(person.id, -1)
            stated = self.stated[i] if i >= 0 else self.meaning.stated(person)
            if stated:
                company, instead = self._company(i) if i >= 0 else ([], words.DEFERRED_WISH)
                yield from answered(
                    person,
                    stated,
                    company,
                    at=i,
                    meaning=self.meaning,
                    say=self.say,
                    others=self.others,
                    instead=instead,
                )

    def _company(self, i: int) -> tuple[list[tuple[Person, str, float | None]], str]:
        """One's partners as the answers to one's wishes name them, and why others were not looked for."""
        view, g = self.view, int(self.view.group[i])
        if g < 0:
            return [], words.ALONE_WISH
        with_whom = [b if a == i else a for a, b in view.links[g] if i in (a, b)]
        people = [view.people[j] for j in with_whom]
        names = called(people) if len(people) > 1 else [people[0].name.strip() or words.THE_PARTNER]
        company = [(person, name, view.hours((i, j))) for j, person, name in zip(with_whom, people, names, strict=True)]
        return company, words.CHOSEN_INSTEAD if view.locked[g] else ""

    def without_partner(self) -> Iterator[Alone]:
        """A row for each person who took part and is alone."""
        adviser = Adviser(self.programme, self.possible, self.alone)
        for i in self.alone:
            person = self.view.people[i]
            yield Alone(person.id, *adviser.about(person, i))

    def later(self) -> Iterator[Alone]:
        """A row for each person who is invited to a later round."""
        country = next((q for q in self.programme.questions if q.kind == "country"), None)
        places = {share.country: share.accepted for share in self.admission.shares}
        rules = self.programme.rules
        for late in self.admission.deferred:
            where = self.say.value(country, late.country) if country else late.country
            yield Alone(
                self.everybody[late.index].id,
                words.deferred(where, rules.country_cap, places[late.country], rules.cap_reading == "B"),
                words.first_in_line(late.place),
            )


def _by_question(label: Callable[[str, str], str] | None) -> words.Label:
    if label is None:
        return words.as_written
    return lambda question, value: label(question.id, value)


def _at(view: View, one: str, other: str) -> tuple[int, int]:
    return view.crowd.find(one), view.crowd.find(other)


def _seconds(watch: Stages) -> Mapping[str, float]:
    """What a watch has booked so far, if it is one."""
    stop = getattr(watch, "stop", None)
    if stop is not None:
        stop()
    seconds: Mapping[str, float] = getattr(watch, "seconds", {})
    return seconds
