"""The promises of a result, one function each: every function yields a sentence for each promise broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import isclose, log

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Group, Partnered, Result
from sameboat.engine.verify.cap import deferred
from sameboat.engine.verify.secrets import secrets_told
from sameboat.engine.verify.truth import Alike, Truth

NEAR = 1e-6
"""How far a number in a row may lie from ours."""
MANY_ALONE = 1000
"""Beyond this many people alone, only the first so many are held against each other."""
MANY_TRIOS = 50_000
"""Beyond this many ways for somebody alone to join a pair, only the first so many are tried."""
DELTA = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged, and everything needed to judge it."""

    people: Sequence[Person]
    programme: Programme
    result: Result
    truth: Truth
    locked: frozenset[frozenset[str]]
    late: frozenset[str]

    @property
    def row_of(self) -> Mapping[str, Partnered]:
        """Each partnered person's row."""
        return {row.id: row for row in self.result.partners}

    def links(self, group: Group) -> list[tuple[str, str]]:
        """Who is whose partner inside a group: everybody, or the mentor and each mentee."""
        if self.programme.shape == "mentors":
            return [(group.members[0], mentee) for mentee in group.members[1:]]
        return list(combinations(group.members, 2))

    def locked_together(self, i: str, j: str) -> bool:
        """Whether locks join two people, also by way of others: a–b and b–c are the three a, b, c."""
        reached, grown = {i}, True
        while grown and j not in reached:
            grown = False
            for lock in self.locked:
                if lock & reached and not lock <= reached:
                    reached, grown = reached | lock, True
        return j in reached

    def partners_of(self, id_: str, group: Group) -> list[str]:
        """The people whom one's row should name."""
        return [b if a == id_ else a for a, b in self.links(group) if id_ in (a, b)]


def verify(
    people: Sequence[Person],
    programme: Programme,
    result: Result,
    *,
    former: Iterable[tuple[str, str]] = (),
    locked: Iterable[tuple[str, str]] = (),
    forbidden: Iterable[tuple[str, str]] = (),
    wants: Mapping[tuple[str, str], float] | None = None,
    first_claim: Iterable[str] = (),
    alike: Alike | None = None,
) -> list[str]:
    """List the promises that this result breaks.

    Parameters
    ----------
    people, programme, former, locked, forbidden, wants, first_claim
        As they were given to `match`.
    result
        What came back.
    alike
        How alike two people's free texts are, by id; leave out where texts were not read.

    Returns
    -------
    broken : list of str
        One sentence for each broken promise; empty when all are kept.

    Notes
    -----
    Checked: everybody stands in exactly one of the two lists; groups have the size and the roles they may have;
    every rule and every must holds for every two partners, unless the coordinator locked them and the notes say
    what that breaks; locks are kept; the country cap is K1 to K6; no two people are left alone who could have had
    each other; ``wants`` and ``wanted`` are right to a millionth, and groups come the worst-off first; every wish
    is answered once, and rightly; no private answer stands in a sentence; the audit's counts are the rows'.
    Whether worth and size are the best there can be is for `verify_certificate`.

    O(people x wishes), and O(alone^2) for those alone: ten thousand people take some seconds.
    """
    truth = Truth(people, programme, former=former, forbidden=forbidden, wants=wants, alike=alike)
    locks = frozenset(truth.known_pairs(locked))
    late = deferred(people, programme, first_claim, {id_ for pair in locks for id_ in pair})
    case = Case(people, programme, result, truth, locks, frozenset(late))
    broken = [*_everybody_once(case)]
    if broken:
        return broken
    for promise in (
        _rows_fit_groups,
        _sizes_and_roles,
        _rules_hold,
        _locks_are_kept,
        _the_cap_holds,
        _nobody_alone_who_need_not_be,
        _wants_are_right,
        _wishes_are_answered,
        _everything_is_said,
        _audit_agrees,
    ):
        broken.extend(promise(case))
    broken.extend(secrets_told(people, programme, result))
    return broken


# ------------------------------------------------------------------------------------------ who and where
def _everybody_once(case: Case) -> Iterator[str]:
    here = [p.id for p in case.people]
    rows = Counter([row.id for row in case.result.partners] + [row.id for row in case.result.alone])
    members = Counter(id_ for group in case.result.groups for id_ in group.members)
    for id_ in here:
        if rows[id_] != 1:
            yield f"{id_} stands {rows[id_]} times among partners and alone, not once."
    for id_ in rows.keys() - set(here):
        yield f"{id_} is in the result and not on the sheet."
    for id_, times in members.items():
        if times > 1:
            yield f"{id_} is in {times} groups."
    partnered = {row.id for row in case.result.partners}
    for id_ in sorted(partnered ^ members.keys()):
        yield f"{id_} has a row among partners, or a group, but not both."


def _rows_fit_groups(case: Case) -> Iterator[str]:
    groups = {group.number: group for group in case.result.groups}
    if sorted(groups) != list(range(1, len(case.result.groups) + 1)):
        yield "The groups are not numbered from 1."
    for row in case.result.partners:
        group = groups.get(row.group)
        if group is None or row.id not in group.members:
            yield f"{row.id} is not a member of group {row.group}."
        elif sorted(row.partner_ids) != sorted(case.partners_of(row.id, group)):
            yield f"The row of {row.id} names other partners than group {row.group} holds."
        elif row.locked != group.locked:
            yield f"{row.id} and group {row.group} do not agree whether it is locked."


def _sizes_and_roles(case: Case) -> Iterator[str]:
    rules, shape = case.programme.rules, case.programme.shape
    for group in case.result.groups:
        size, where = len(group.members), f"Group {group.number}"
        members = [case.truth.people[id_] for id_ in group.members]
        if shape == "pairs" and size != 2:
            if size != 3:
                yield f"{where} has {size} members."
            elif rules.trios == "never" and not group.locked:
                yield f"{where} is a trio, and the programme has none."
            elif not all(p.may_be_three for p in members) and not group.locked:
                yield f"{where} is a trio, and somebody in it may not be in one."
        if shape == "mentors":
            mentor, mentees = members[0], members[1:]
            if size < 2 or size - 1 > mentor.capacity:
                yield f"{where} has {size - 1} mentees; {mentor.id} takes {mentor.capacity}."
            if not group.locked and (
                mentor.role not in ("mentor", "either") or any(p.role not in ("mentee", "either") for p in mentees)
            ):
                yield f"{where} gives somebody a role they do not have."
        if shape == "circles" and not group.locked and not rules.circle_size[0] <= size <= rules.circle_size[1]:
            yield f"{where} has {size} members; a circle has {rules.circle_size[0]} to {rules.circle_size[1]}."


def _rules_hold(case: Case) -> Iterator[str]:
    notes = case.result.notes
    for group in case.result.groups:
        for i, j in case.links(group):
            broken = case.truth.broken_rules(i, j)
            if case.programme.rules.both_choose and case.programme.shape == "mentors":
                broken += [] if case.truth.chose(j, i) else [f"{j} did not choose {i}"]
            if not broken:
                continue
            if not case.locked_together(i, j):
                yield f"{i} and {j} are in group {group.number}, but {'; '.join(broken)}."
            elif case.truth.broken_rules(i, j, private=False) and not any(i in note and j in note for note in notes):
                yield f"{i} and {j} are locked against a rule ({'; '.join(broken)}), and no note says so."


def _locks_are_kept(case: Case) -> Iterator[str]:
    company = {id_: group for group in case.result.groups for id_ in group.members}
    for lock in sorted(case.locked, key=sorted):
        one, other = sorted(lock)
        group = company.get(one)
        if group is None or other not in group.members:
            yield f"{one} and {other} are locked, and do not have each other."
        elif not group.locked:
            yield f"{one} and {other} are locked, and group {group.number} does not say so."
    for group in case.result.groups:
        if group.locked and not any(lock <= set(group.members) for lock in case.locked):
            yield f"Group {group.number} says it is locked, and nobody locked it."


def _the_cap_holds(case: Case) -> Iterator[str]:
    for row in case.result.partners:
        if row.id in case.late:
            yield f"{row.id} has a partner, but is deferred by the country cap."
    for alone in case.result.alone:
        said = "first claim" in alone.would_help
        if (alone.id in case.late) != said:
            yield f"{alone.id} is {'not ' if said else ''}deferred by the cap, and the row says otherwise."


def _nobody_alone_who_need_not_be(case: Case) -> Iterator[str]:
    if case.programme.shape == "circles":
        return
    alone = [row.id for row in case.result.alone if row.id not in case.late][:MANY_ALONE]
    for i, j in combinations(alone, 2):
        if not case.truth.broken_rules(i, j) and (not case.programme.rules.both_choose or _chosen(case, i, j)):
            yield f"{i} and {j} are both alone, and could have had each other."
    if case.programme.shape != "pairs" or case.programme.rules.trios == "never":
        return
    may = {id_ for id_, p in case.truth.people.items() if p.may_be_three}
    pairs = [
        g.members for g in case.result.groups if len(g.members) == 2 and not g.locked and may.issuperset(g.members)
    ]
    for i, (a, b) in islice(product((i for i in alone if i in may), pairs), MANY_TRIOS):
        if not case.truth.broken_rules(i, a) and not case.truth.broken_rules(i, b):
            yield f"{i} is alone, and could have joined {a} and {b}."


def _chosen(case: Case, i: str, j: str) -> bool:
    """Whether the one who would be mentee chose the other, one way round or the other."""
    roles = {id_: case.truth.people[id_].role for id_ in (i, j)}
    return any(
        case.truth.chose(mentee, mentor) and roles[mentee] != "mentor" and roles[mentor] != "mentee"
        for mentee, mentor in ((i, j), (j, i))
    )


# ---------------------------------------------------------------------------------------- wants and wishes
def _wants_are_right(case: Case) -> Iterator[str]:
    rows = case.row_of
    least_so_far = -1.0
    for group in case.result.groups:
        wants = []
        for id_ in group.members:
            partners = case.partners_of(id_, group)
            wants_of = [case.truth.want(id_, j) for j in partners]
            wanted_of = [case.truth.want(j, id_) for j in partners]
            wants.append(sum(wants_of) / len(wants_of))
            row = rows[id_]
            if not isclose(row.wants, wants[-1], abs_tol=NEAR):
                yield f"{id_} wants {row.wants}; it should be {wants[-1]:.6f}."
            wanted = sum(wanted_of) / len(wanted_of)
            if not isclose(row.wanted, wanted, abs_tol=NEAR):
                yield f"{id_} is wanted {row.wanted}; it should be {wanted:.6f}."
        if min(wants) < least_so_far - NEAR:
            yield f"Group {group.number} is worse off than the group before it."
        least_so_far = max(least_so_far, min(wants))


def _wishes_are_answered(case: Case) -> Iterator[str]:
    answers = Counter((row.id, row.question) for row in case.result.wishes)
    company = {id_: group for group in case.result.groups for id_ in group.members}
    due: set[tuple[str, str]] = set()
    said = {(row.id, row.question): row for row in case.result.wishes}
    for p in case.people:
        group = company.get(p.id)
        partners = case.partners_of(p.id, group) if group else []
        live = {q.id: (q, wish, sought) for q, wish, sought in case.truth.live_wishes(p.id)}
        for id_, wish in case.truth.wishes(p.id):
            due.add((p.id, id_))
            row = said.get((p.id, id_))
            if row is None:
                yield f"The wish of {p.id} about {id_} has no answer."
                continue
            question = case.programme.question(id_)
            private = question is not None and case.truth.is_private(question)
            best = 0.0
            if id_ in live:
                best = max((case.truth.degree(p.id, *live[id_], j, wish.weight == "must") for j in partners), default=0)
            right = "considered" if private else {1.0: "granted", 0.5: "nearly"}.get(best, "not")
            if row.answer != right:
                yield f"The wish of {p.id} about {id_} is answered “{row.answer}”; it is “{right}”."
            words = "private" if private else ";".join(wish.values) if wish.kind == "these" else wish.kind
            if row.wish != words or row.weight != wish.weight:
                yield f"The wish of {p.id} about {id_} stands there as “{row.wish}, {row.weight}”."
    for key in sorted(answers.keys() - due):
        yield f"{key[0]} has an answer about {key[1]}, but made no such wish."
    for key, times in answers.items():
        if times > 1:
            yield f"The wish of {key[0]} about {key[1]} is answered {times} times."


def _everything_is_said(case: Case) -> Iterator[str]:
    for row in case.result.partners:
        if not row.reason.strip():
            yield f"{row.id} has a partner and no reason."
    for alone in case.result.alone:
        if not alone.why.strip() or not alone.would_help.strip():
            yield f"{alone.id} is alone and is not told why, or what would help."
    for answer in case.result.wishes:
        if not answer.why.strip():
            yield f"The wish of {answer.id} about {answer.question} is answered without a why."
    whys = {row.why for row in case.result.wishes if row.answer == "considered"}
    if len(whys) > 1:
        yield "Private wishes are answered in more than one way."


# ------------------------------------------------------------------------------------------------- the audit
def _audit_agrees(case: Case) -> Iterator[str]:
    audit, result = case.result.audit, case.result
    wants = [row.wants for row in result.partners]
    links = [link for group in result.groups for link in case.links(group)]
    worth = sum(_worth(case, i, j) for i, j in links)
    due: dict[str, object] = {
        "people": len(case.people),
        "matched": len(result.partners),
        "alone": len(result.alone),
        "deferred": len(case.late),
        "groups": dict(Counter(str(len(group.members)) for group in result.groups)),
        "worst_off": min(wants) if wants else None,
        "worth": worth / 1_000_000,
        "wishes": _tally(result),
    }
    for word, value in due.items():
        given = audit.get(word, "nothing")
        if isinstance(value, float) and isinstance(given, (int, float)):
            # each pair's worth is rounded by itself, and may fall on either side of a half
            room = 1e-6 * max(1, len(links)) if word == "worth" else NEAR
            if isclose(given, value, abs_tol=room):
                continue
        elif given == value:
            continue
        yield f"The audit says {word} {given}; it is {value}."
    for word in ("matched", "worth"):
        reached, bound = audit.get(word, 0), audit.get(f"{word}_bound", -1)
        if bound < reached:
            yield f"The audit's bound for {word} is {bound}, below {reached}."
    if audit.get("proved") and audit.get("worth") != audit.get("worth_bound"):
        yield "The audit says proved, but worth and its bound differ."


def _worth(case: Case, i: str, j: str) -> int:
    """What a pair is worth in millionths, from public questions."""
    care = case.programme.aim.care
    return round((_content(case.truth.want(i, j), care) + _content(case.truth.want(j, i), care)) * 1_000_000)


def _content(want: float, care: float) -> float:
    """u(want): 0 at 0 and 1 at 1, flatter towards 1 the larger ``care``."""

    def v(x: float) -> float:
        return log(x) if care == 1 else x ** (1 - care) / (1 - care)

    return (v(want + DELTA) - v(DELTA)) / (v(1 + DELTA) - v(DELTA))


def _tally(result: Result) -> dict[str, dict[str, int]]:
    tally = {w: dict.fromkeys(("granted", "nearly", "not", "considered"), 0) for w in ("must", "should", "nice")}
    for row in result.wishes:
        tally[row.weight][row.answer] += 1
    return tally
