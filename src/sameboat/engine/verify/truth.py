"""What `docs/engine.md` says about one pair, in plain Python: may they meet, and what does one bring the other.

Written from the page and not from the engine, which does the same in compiled arrays. Slow, and easy to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt

from sameboat.engine.people import Person, Wish
from sameboat.engine.programme import Programme, Question
from sameboat.engine.verify.clocks import Clocks

Alike = Callable[[str, str], float | None]
"""How alike the free texts of two people are, by id; None where one of them wrote nothing."""

POINTS = {"must": 4.0, "should": 2.0, "nice": 1.0}
OPEN_BELOW = 2.0
BETA = 0.25
HOURS_ENOUGH = 5.0
CHOICE_WANTS = (1.0, 0.95, 0.9, 0.85, 0.8)
"""What somebody chosen by name brings: the dearest 1, the fifth and all after it 0.8."""


class Truth:
    """A sheet and a programme, ready for questions about any two people."""

    def __init__(
        self,
        people: Sequence[Person],
        programme: Programme,
        *,
        former: Iterable[tuple[str, str]] = (),
        forbidden: Iterable[tuple[str, str]] = (),
        wants: Mapping[tuple[str, str], float] | None = None,
        alike: Alike | None = None,
    ) -> None:
        self.programme = programme
        self.people = {p.id: p for p in people}
        self.by_address = {p.email.casefold(): p.id for p in people if p.email}
        self.former = set(self.known_pairs(former))
        self.forbidden = set(self.known_pairs(forbidden))
        self.named = self._named(wants or {})
        self.alike = alike
        self.clocks = Clocks(programme.term)
        self.hours_question = next((q for q in programme.questions if q.kind == "hours"), None)
        self.text_question = next((q for q in programme.questions if q.kind == "text" and q.common > 0), None)
        self._bosses = {p.id: self.find(p.reports_to) for p in people if p.reports_to}

    # ------------------------------------------------------------------------------------ who is meant
    def find(self, reference: str) -> str:
        """The id of whoever is meant by an id or an address, or nothing."""
        if reference in self.people:
            return reference
        return self.by_address.get(reference.casefold(), "")

    def known_pairs(self, pairs: Iterable[tuple[str, str]]) -> Iterator[frozenset[str]]:
        """Pairs of people who are both on the sheet."""
        for one, other in pairs:
            found = frozenset((self.find(one), self.find(other)))
            if len(found) == 2 and "" not in found:
                yield found

    def _named(self, wants: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
        named: dict[tuple[str, str], float] = {}
        for person in self.people.values():
            for place, reference in enumerate(person.chooses):
                whom = self.find(reference)
                if whom and whom != person.id:
                    named.setdefault((person.id, whom), CHOICE_WANTS[min(place, len(CHOICE_WANTS) - 1)])
        for (one, other), want in wants.items():
            who, whom = self.find(one), self.find(other)
            if who and whom and who != whom:
                named[who, whom] = float(want)
        return named

    def chose(self, mentee: str, mentor: str) -> bool:
        """A mentee put a mentor down on the form."""
        return mentor in map(self.find, self.people[mentee].chooses)

    def each_named_the_other(self, i: str, j: str) -> bool:
        """Both said by name that they would like to meet."""
        return self.named.get((i, j), 0.0) > 0 and self.named.get((j, i), 0.0) > 0

    # ----------------------------------------------------------------------------------------- answers
    def answer(self, person: str, question: Question) -> frozenset[str]:
        """What may be known of an answer: of a private one nothing without consent."""
        p = self.people[person]
        if question.private and p.consents.get(question.id) not in ("use", "tell"):
            return frozenset()
        return frozenset(p.answers.get(question.id, ()))

    def looked_at(self, question: Question) -> Question:
        """The question whose answer a wish looks at: an ``asks`` looks at what others offer."""
        return (self.programme.question(question.of) if question.kind == "asks" else None) or question

    def is_private(self, question: Question) -> bool:
        """Whether a wish about this question is answered with one word only."""
        return question.private or self.looked_at(question).private

    # ------------------------------------------------------------------------------------------ wishes
    def wishes(self, person: str) -> list[tuple[str, Wish]]:
        """Every wish that is to be answered, by question: the last said counts; what one asks for is a wish."""
        p = self.people[person]
        said = {wish.question: wish for wish in p.wishes}
        for q in self.programme.questions:
            if q.kind != "asks":
                continue
            wish = said.pop(q.id, None)
            asked = (wish.values if wish else ()) or tuple(p.answers.get(q.id, ()))
            if asked:
                said[q.id] = Wish(q.id, "these", tuple(asked), wish.weight if wish else "should")
        return list(said.items())

    def live_wishes(self, person: str) -> Iterator[tuple[Question, Wish, frozenset[str]]]:
        """The wishes that count, and the values they look for: neither set aside nor without consent."""
        for id_, wish in self.wishes(person):
            q = self.programme.question(id_)
            if q is None or q.kind == "text":
                continue
            if q.private and self.people[person].consents.get(id_) not in ("use", "tell"):
                continue
            if q.kind == "hours":
                if self.people[person].free_hours is not None:
                    yield q, wish, frozenset()
                continue
            sought = frozenset(wish.values) if wish.kind == "these" else self.answer(person, self.looked_at(q))
            if sought:
                yield q, wish, sought

    def degree(self, i: str, question: Question, wish: Wish, sought: frozenset[str], j: str, must: bool) -> float:
        """How far j grants a wish of i: 1, a half, or 0."""
        if question.kind == "hours":
            hours = self.hours_in_common(i, j)
            if hours is None:
                return 0.0
            return float((hours >= 1.0) == (wish.kind != "different"))
        target = self.looked_at(question)
        brought = self.answer(j, target)
        if not brought:
            return 0.0
        if wish.kind == "different":
            return float(not sought & brought)
        if sought & brought:
            return 1.0
        if target.kind == "scale" and not must:
            place = {option: at for at, option in enumerate(target.options)}
            for a in sought & place.keys():
                for b in brought & place.keys():
                    if abs(place[a] - place[b]) == 1:
                        return 0.5
        return 0.0

    def unmet_musts(self, i: str, j: str, *, private: bool = True) -> list[str]:
        """Musts of i that j does not meet. A private must looks only at people who would tell."""
        unmet = []
        for q, wish, sought in self.live_wishes(i):
            if wish.weight != "must" or (self.is_private(q) and not private):
                continue
            target = self.looked_at(q)
            if target.private and self.people[j].consents.get(target.id) != "tell":
                continue
            if self.degree(i, q, wish, sought, j, True) < 1:
                unmet.append(q.id)
        return unmet

    def want(self, i: str, j: str) -> float:
        """How much of what i asked for j brings, from public questions."""
        if (i, j) in self.named:
            return self.named[i, j]
        granted = whole = 0.0
        wished: set[str] = set()
        for q, wish, sought in self.live_wishes(i):
            if self.is_private(q):
                continue
            wished.add(self.looked_at(q).id)
            weight = POINTS[wish.weight]
            whole += weight
            granted += weight * self.degree(i, q, wish, sought, j, wish.weight == "must")
        spare = max(0.0, OPEN_BELOW - whole)
        return (granted + spare + BETA * self.in_common(i, j, wished)) / (max(whole, OPEN_BELOW) + BETA)

    def in_common(self, i: str, j: str, wished: set[str]) -> float:
        """The mean of what both share where both answered, over public questions that i has no wish about."""
        shared = over = 0.0
        for q in self.programme.questions:
            if q.common <= 0 or q.kind in ("hours", "text") or q.private or q.id in wished:
                continue
            a, b = self.answer(i, q), self.answer(j, q)
            if a and b:
                shared += q.common * len(a & b) / sqrt(len(a) * len(b))
                over += q.common
        if self.hours_question is not None and self.hours_question.common > 0:
            hours = self.hours_in_common(i, j)
            if hours is not None:
                shared += self.hours_question.common * min(1.0, hours / HOURS_ENOUGH)
                over += self.hours_question.common
        if self.text_question is not None and self.alike is not None and not self.text_question.private:
            cosine = self.alike(i, j)
            if cosine is not None:
                shared += self.text_question.common * max(0.0, cosine)
                over += self.text_question.common
        return shared / over if over else 0.0

    def hours_in_common(self, i: str, j: str) -> float | None:
        """Hours a week in the poorest week of the term; None where one of them left the hours blank."""
        one, other = self.people[i].free_hours, self.people[j].free_hours
        return None if one is None or other is None else self.clocks.in_common(one, other)

    # ------------------------------------------------------------------------------------------- rules
    def broken_rules(self, i: str, j: str, *, private: bool = True) -> list[str]:
        """Every rule, and every must, that speaks against this pair; on request only what may be told."""
        if i == j:
            return ["nobody is their own partner"]
        rules = self.programme.rules
        a, b = self.people[i], self.people[j]
        broken = list(self._answers_against(i, j))
        pair = frozenset((i, j))
        if not (a.by_email and b.by_email) and rules.hours > 0:
            hours = self.hours_in_common(i, j)
            if hours is not None and hours < rules.hours:
                broken.append(f"they have {hours:g} hours in common, not {rules.hours:g}")
        if private and (j in map(self.find, a.avoid) or i in map(self.find, b.avoid)):
            broken.append("one would rather not meet the other")
        if rules.reporting_line and (self.is_above(i, j) or self.is_above(j, i)):
            broken.append("one is above the other in a reporting line")
        if pair in self.former and not self.former_may_meet(i, j):
            broken.append("they were partners before")
        if pair in self.forbidden:
            broken.append("the coordinator has ruled them out")
        if a.email and b.email and _plain(a.email) == _plain(b.email):
            broken.append("they may be one person")
        if self.programme.shape == "mentors":
            broken.extend(self._sides(i, j))
        if rules.only_named and not self.each_named_the_other(i, j):
            broken.append("they did not name each other")
        for who, whom in ((i, j), (j, i)):
            broken.extend(f"{who} said must about {q}" for q in self.unmet_musts(who, whom, private=private))
        return broken

    def _answers_against(self, i: str, j: str) -> Iterator[str]:
        """Rules about answers bind where both have answered."""
        rules = self.programme.rules
        for ids, alike_is_wrong in ((rules.different, True), (rules.shared, False)):
            for id_ in ids:
                q = self.programme.question(id_)
                if q is None or q.kind in ("hours", "text"):
                    continue
                one, other = self.answer(i, q), self.answer(j, q)
                if one and other and bool(one & other) == alike_is_wrong:
                    yield f"they must {'differ in' if alike_is_wrong else 'share'} {q.label}"

    def _sides(self, i: str, j: str) -> Iterator[str]:
        roles = {self.people[i].role, self.people[j].role}
        if "peer" in roles or roles in ({"mentor"}, {"mentee"}):
            yield "one must be mentor and the other mentee"

    def former_may_meet(self, i: str, j: str) -> bool:
        """Whether the rules let these two meet although they were partners before."""
        former = self.programme.rules.former
        return former == "allowed" or (former == "unless both ask" and self.each_named_the_other(i, j))

    def is_above(self, i: str, j: str) -> bool:
        """Whether i is j's supervisor, or the supervisor of somebody above j."""
        seen: set[str] = set()
        at = self._bosses.get(j, "")
        while at and at not in seen:
            if at == i:
                return True
            seen.add(at)
            at = self._bosses.get(at, "")
        return False


def _plain(email: str) -> str:
    name, _, host = email.strip().casefold().rpartition("@")
    return f"{name.split('+')[0].replace('.', '')}@{host}"
