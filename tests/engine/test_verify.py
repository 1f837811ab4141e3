"""The second opinion accepts what is right and refuses what is spoilt, each kind of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import numpy as np
import pytest

from sameboat.engine import match, maximum_matching
from sameboat.engine.hours import hours_in_common, masks
from sameboat.engine.people import FreeHours, Person, Wish
from sameboat.engine.programme import Term
from sameboat.engine.result import Alone, Group, Result
from sameboat.engine.verify import verify, verify_certificate
from sameboat.engine.verify.cap import deferred
from sameboat.engine.verify.clocks import Clocks
from tests.engine.telling import told
from tests.makers import people, programme

ASKED = programme()
EVERYBODY = people(48, 8)
GOOD = match(EVERYBODY, ASKED)
Spoil = Callable[[Result], Result]


def with_row(k: int = 0, **changes) -> Spoil:
    return lambda r: replace(r, partners=(*r.partners[:k], replace(r.partners[k], **changes), *r.partners[k + 1 :]))


def with_wish(which: str, **changes) -> Spoil:
    def spoil(r: Result) -> Result:
        k = next(k for k, row in enumerate(r.wishes) if row.answer == which)
        return replace(r, wishes=(*r.wishes[:k], replace(r.wishes[k], **changes), *r.wishes[k + 1 :]))

    return spoil


def with_figure(**changes) -> Spoil:
    return lambda r: replace(r, audit={**r.audit, **changes})


def somebody_lost(r: Result) -> Result:
    return replace(r, partners=r.partners[1:])


def somebody_twice(r: Result) -> Result:
    return replace(r, alone=(*r.alone, Alone(r.partners[0].id, "why", "what")))


def a_stranger(r: Result) -> Result:
    return replace(r, alone=(*r.alone, Alone("nobody", "why", "what")))


def groups_in_another_order(r: Result) -> Result:
    first, last = replace(r.groups[0], number=len(r.groups)), replace(r.groups[-1], number=1)
    number = {1: last.number, len(r.groups): 1}
    swapped = {g: number.get(g, g) for g in range(1, len(r.groups) + 1)} | {1: len(r.groups), len(r.groups): 1}
    rows = tuple(replace(row, group=swapped[row.group]) for row in r.partners)
    return replace(r, groups=(last, *r.groups[1:-1], first), partners=rows)


def partners_swapped(r: Result) -> Result:
    """The second members of all groups move on by one: rules and musts break."""
    pairs = [g.members for g in r.groups if len(g.members) == 2]
    moved = [(a, pairs[(k + 1) % len(pairs)][1]) for k, (a, _) in enumerate(pairs)]
    new = iter(moved)
    groups = tuple(replace(g, members=next(new)) if len(g.members) == 2 else g for g in r.groups)
    other = {a: b for pair in moved for a, b in (pair, pair[::-1])}
    number = {id_: g.number for g in groups for id_ in g.members}
    rows = tuple(
        replace(row, partner_ids=(other[row.id],), group=number[row.id]) if row.id in other else row
        for row in r.partners
    )
    return replace(r, groups=groups, partners=rows)


def parted(r: Result) -> Result:
    """A pair that could have each other is left alone."""
    g = next(g for g in r.groups if len(g.members) == 2)
    numbers = {old.number: k for k, old in enumerate((x for x in r.groups if x is not g), 1)}
    return replace(
        r,
        groups=tuple(replace(x, number=numbers[x.number]) for x in r.groups if x is not g),
        partners=tuple(replace(row, group=numbers[row.group]) for row in r.partners if row.id not in g.members),
        alone=(*r.alone, *(Alone(id_, "why", "what") for id_ in g.members)),
    )


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (somebody_lost, "stands 0 times among partners and alone"),
        (somebody_twice, "stands 2 times among partners and alone"),
        (a_stranger, "is in the result and not on the sheet"),
        (with_row(partner_ids=("p00007",)), "names other partners than group"),
        (with_row(locked=True), "do not agree whether it is locked"),
        (lambda r: replace(r, groups=(replace(r.groups[0], locked=True), *r.groups[1:])), "nobody locked it"),
        (with_row(wants=0.123), "it should be"),
        (with_row(wanted=0.123), "is wanted 0.123"),
        (with_row(reason=" "), "has a partner and no reason"),
        (groups_in_another_order, "is worse off than the group before it"),
        (partners_swapped, "they must differ in country"),
        (partners_swapped, "said must about"),
        (parted, "could have had each other"),
        (with_wish("granted", answer="not"), "it is “granted”"),
        (with_wish("not", answer="granted"), "it is “not”"),
        (with_wish("considered", answer="granted"), "it is “considered”"),
        (with_wish("considered", why="It was granted."), "answered in more than one way"),
        (with_wish("considered", wish="identity 1"), "stands there as"),
        (with_wish("granted", weight="nice", wish="x"), "stands there as “x"),
        (with_wish("granted", why=""), "without a why"),
        (lambda r: replace(r, wishes=r.wishes[1:]), "has no answer"),
        (lambda r: replace(r, wishes=(*r.wishes, r.wishes[0])), "is answered 2 times"),
        (lambda r: replace(r, wishes=(*r.wishes, replace(r.wishes[0], question="shoes"))), "made no such wish"),
        (with_row(reason="Both are identity 1."), "A private answer stands in the reason of"),
        (with_figure(matched=3), "The audit says matched 3"),
        (with_figure(worst_off=0.9), "The audit says worst_off 0.9"),
        (with_figure(worth=1.0, worth_bound=1.0), "The audit says worth 1.0"),
        (with_figure(wishes={}), "The audit says wishes {}"),
        (with_figure(groups={"2": 1}), "The audit says groups"),
        (with_figure(matched_bound=1), "bound for matched is 1, below"),
        (with_figure(proved=True, worth_bound=9e9), "worth and its bound differ"),
    ],
)
def test_each_kind_of_spoilt_result_is_refused(spoil, complaint):
    assert verify(EVERYBODY, ASKED, GOOD) == []
    complaints = verify(EVERYBODY, ASKED, spoil(GOOD))
    assert any(complaint in said for said in complaints), complaints


def by_hand(first: Person, second: Person, rules=None, *, locked=0, shape="pairs", **given) -> list[str]:
    """What is said when these two have each other."""
    asked = programme(rules=rules or {}, shape=shape)
    known = {word: value for word, value in given.items() if word != "locked_pairs"}
    result = told([first, second], asked, (first.id, second.id), locked=locked, **known)
    return verify([first, second], asked, result, locked=given.get("locked_pairs", ()), **known)


A, B = Person("a"), Person("b")
MONDAY, TUESDAY = (FreeHours("UTC", ((at, at + 120),)) for at in (600, 2040))


@pytest.mark.parametrize(
    ("first", "second", "rules", "given", "complaint"),
    [
        (replace(A, answers={"country": ("NZ",)}), replace(B, answers={"country": ("NZ",)}), {"different": ["country"]},
         {}, "must differ in country"),
        (replace(A, answers={"languages": ("en",)}), replace(B, answers={"languages": ("es",)}),
         {"shared": ["languages"]}, {}, "must share languages"),
        (replace(A, free_hours=MONDAY), replace(B, free_hours=TUESDAY), {"hours": 1}, {}, "0 hours in common, not 1"),
        (replace(A, avoid=("b",)), B, None, {}, "would rather not meet"),
        (A, replace(B, avoid=("A@EXAMPLE.ORG",)), None, {}, ""),
        (replace(A, email="a@example.org"), replace(B, avoid=("A@EXAMPLE.ORG",)), None, {}, "would rather not meet"),
        (A, replace(B, reports_to="a"), None, {}, "reporting line"),
        (A, B, None, {"former": [("b", "a")]}, "partners before"),
        (A, B, None, {"forbidden": [("a", "b")]}, "ruled them out"),
        (replace(A, email="ada.b@example.org"), replace(B, email="Adab+x@example.org"), None, {}, "may be one person"),
        (A, B, {"only_named": True}, {}, "did not name each other"),
        (replace(A, answers={"sector": ("x",)}, wishes=(Wish("sector", "same", (), "must"),)), B, None, {},
         "said must about sector"),
    ],
)  # fmt: skip
def test_each_rule_is_checked(first, second, rules, given, complaint):
    said = by_hand(first, second, rules, **given)
    assert any(complaint in sentence for sentence in said) if complaint else said == []


def test_former_partners_may_meet_again_if_both_ask():
    both = {("a", "b"): 0.5, ("b", "a"): 0.5}
    assert by_hand(A, B, None, former=[("a", "b")], wants=both) == []
    assert by_hand(A, B, {"former": "never"}, former=[("a", "b")], wants=both)


def test_a_lock_that_breaks_a_rule_stands_and_must_be_told():
    pair = [Person(id_, answers={"country": ("NZ",)}) for id_ in ("a", "b")]
    result = told(pair, ASKED, ("a", "b"), locked=1)
    assert verify(pair, ASKED, result, locked=[("a", "b")]) == []
    assert any("no note says so" in s for s in verify(pair, ASKED, replace(result, notes=()), locked=[("a", "b")]))
    assert any("must differ" in s for s in verify(pair, ASKED, result))


def test_a_lock_must_be_kept():
    said = verify(EVERYBODY, ASKED, GOOD, locked=[(GOOD.groups[0].members[0], GOOD.groups[1].members[0])])
    assert any("are locked, and do not have each other" in sentence for sentence in said)


def test_sizes_capacities_and_roles():
    trio = [Person("a"), Person("b", may_be_three=False), Person("c")]
    assert any("may not be in one" in s for s in verify(trio, ASKED, told(trio, ASKED, ("a", "b", "c"))))
    never = programme(rules={"trios": "never"})
    assert any("has none" in s for s in verify(trio, never, told(trio, never, ("a", "b", "c"))))
    mentors = programme(shape="mentors")
    many = [Person("m", role="mentor", capacity=1), Person("x", role="mentee"), Person("y", role="mentee")]
    assert any("takes 1" in s for s in verify(many, mentors, told(many, mentors, ("m", "x", "y"))))
    wrong = [Person("m", role="mentee"), Person("x", role="mentee")]
    assert any("role they do not have" in s for s in verify(wrong, mentors, told(wrong, mentors, ("m", "x"))))
    circle = programme(shape="circles")
    assert any("a circle has 4 to 6" in s for s in verify(trio, circle, told(trio, circle, ("a", "b", "c"))))


def test_the_cap_is_reckoned_anew():
    start = datetime(2027, 1, 1, tzinfo=UTC)
    where = ["X"] * 40 + ["Y"] * 25 + [f"Z{k % 7}" for k in range(28)] + ["W"] * 7
    applicants = [
        Person(f"p{k:03}", answers={"country": (land,)}, applied_at=start + timedelta(k))
        for k, land in enumerate(where)
    ]
    for reading, accepted in (("A", 75), ("B", 57)):
        asked = programme(rules={"country_cap": 0.2, "cap_reading": reading})
        assert 100 - len(deferred(applicants, asked)) == accepted
    first = deferred(applicants, programme(rules={"country_cap": 0.2}), ["p039"])
    assert "p039" not in first
    assert "p019" in first
    asked = programme(rules={"country_cap": 0.2})
    result = match(applicants, asked)
    assert verify(applicants, asked, result) == []
    assert any("but is deferred" in s for s in verify(applicants, asked, match(applicants, programme())))


@pytest.mark.parametrize("seed", range(5))
def test_hours_are_the_same_reckoned_two_ways(seed):
    random = Random(seed)
    everybody = people(30, seed)
    term = random.choice((Term(), Term(date(2027, 3, 1), 16), Term(date(2026, 10, 14), 5)))
    clocks, bits = Clocks(term), masks(everybody, term)
    for _ in range(60):
        i, j = random.sample(range(30), 2)
        one, other = everybody[i].free_hours, everybody[j].free_hours
        if one and other:
            found = hours_in_common(bits, np.array([i]), np.array([j]))[0]
            assert found == clocks.in_common(one, other)


@pytest.mark.parametrize("seed", range(12))
def test_random_rounds_keep_every_promise(seed):
    random = Random(seed)
    count = random.choice((2, 9, 40, 70))
    everybody = people(count, seed + 300, countries=random.choice((2, 12)))
    ids = [p.id for p in everybody]

    def two() -> tuple[str, str]:
        return tuple(random.sample(ids, 2))

    given = {
        "former": [two() for _ in range(count // 4)],
        "forbidden": [two() for _ in range(count // 5)],
        "locked": [two() for _ in range(random.choice((0, 2)) if count > 8 else 0)],
        "wants": {two(): random.random() for _ in range(count)} if random.random() < 0.5 else None,
        "first_claim": random.sample(ids, count // 6),
    }
    asked = programme(
        rules={
            "different": ["country"], "shared": ["languages"], "hours": random.choice((0, 1)),
            "trios": random.choice(("when odd", "never")), "country_cap": random.choice((0, 0.25)),
            "cap_reading": random.choice("AB"), "only_named": random.random() < 0.1,
        },
        aim={"care": random.choice((0, 0.5, 1, 2))},
    )  # fmt: skip
    assert verify(everybody, asked, match(everybody, asked, **given), **given) == []


@pytest.mark.parametrize(("shape", "seed"), [*(("mentors", k) for k in range(6)), *(("circles", k) for k in range(3))])
def test_random_mentors_and_circles_keep_every_promise(shape, seed):
    random = Random(seed)
    roles = ("mentor", "mentee", "mentee", "either", "peer") if shape == "mentors" else ("peer",)
    everybody = [
        replace(p, role=random.choice(roles), capacity=random.choice((1, 2, 4))) for p in people(36, seed + 500)
    ]
    locked = [("p00003", "p00004")] if seed % 2 else []
    both_choose = shape == "mentors" and seed == 5
    asked = programme(shape=shape, rules={"different": ["country"], "hours": seed % 3, "both_choose": both_choose})
    assert verify(everybody, asked, match(everybody, asked, locked=locked), locked=locked) == []


# ------------------------------------------------------------------------------------------ certificates
def graph(seed: int):
    random = np.random.default_rng(seed)
    n = int(random.integers(4, 30))
    pairs = random.integers(0, n, (90, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    weights = random.integers(-2, 20, len(pairs)) if seed % 2 else random.random(len(pairs))
    return n, pairs, weights


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("size_first", [False, True])
def test_a_certificate_holds_and_a_spoilt_one_does_not(seed, size_first):
    n, pairs, weights = graph(seed)
    found = maximum_matching(n, pairs, weights, size_first=size_first)

    def said(**changes) -> list[str]:
        return verify_certificate(n, pairs, weights, replace(found, **changes), size_first=size_first)

    assert said() == []
    lower = found.duals.copy()
    lower[lower.argmax()] -= 2
    assert any("do not cover" in s or "below" in s for s in said(duals=lower))
    higher = found.duals.copy()
    higher[0] += 2
    assert any("leaves 2 quarters open" in s for s in said(duals=higher))
    apart = found.partner.copy()
    someone = int(np.flatnonzero(apart >= 0)[0])
    apart[[someone, apart[someone]]] = -1
    assert said(partner=apart)
    one_sided = found.partner.copy()
    one_sided[someone] = -1
    assert any("who does not have" in s for s in said(partner=one_sided))
    assert any("not" in s for s in said(weight=found.weight + 1))
    assert any("pairs, not" in s for s in said(size=found.size + 1))
    assert any("only show" in s for s in said(upper_bound=found.upper_bound - 1))


def test_blossoms_of_a_certificate_must_be_odd_and_nested():
    n, pairs, weights = 5, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4)], [4, 4, 4, 1, 1]
    found = maximum_matching(n, pairs, weights)
    assert verify_certificate(n, pairs, weights, found) == []
    around = np.full(n + 1, -1)
    around[:2] = n
    price = np.zeros(n + 1, np.int64)
    even = replace(found, blossom_parent=around, blossom_price=price)
    assert verify_certificate(n, pairs, weights, even) == ["The proof has a set that is not odd."]
    loop = around.copy()
    loop[2], loop[n] = n, n
    assert verify_certificate(n, pairs, weights, replace(even, blossom_parent=loop)) == [
        "The proof's odd sets do not lie one inside the other."
    ]
    foreign = replace(found, partner=np.array([4, -1, -1, -1, 0]))
    assert verify_certificate(n, pairs, weights, foreign) == ["0 and 4 are partners, but no pair was given for them."]


def test_a_group_that_is_not_on_the_rows_is_found():
    extra = Group(len(GOOD.groups) + 1, GOOD.groups[0].members)
    said = verify(EVERYBODY, ASKED, replace(GOOD, groups=(*GOOD.groups, extra)))
    assert any("is in 2 groups" in sentence for sentence in said)
