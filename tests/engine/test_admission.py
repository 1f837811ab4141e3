"""The country cap: the ILN's rules K1 to K6 and the edges of fixture 2."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sameboat.engine.admission import Admission, admit
from sameboat.engine.people import Person
from sameboat.engine.programme import Rules

FIRST_DAY = datetime(2026, 2, 1, 9, tzinfo=UTC)
A = Rules(country_cap=0.2)
B = Rules(country_cap=0.2, cap_reading="B")


def round_of(**countries: int) -> list[Person]:
    """Applicants from each country, applying in turn, a minute apart."""
    of = [country for country, count in countries.items() for _ in range(count)]
    return [
        Person(f"p{k:04}", {"country": (country,)}, applied_at=FIRST_DAY + timedelta(minutes=k))
        for k, country in enumerate(of)
    ]


def hundred() -> list[Person]:
    return round_of(X=40, Y=25, a=4, b=4, c=4, d=4, e=4, f=4, g=4, h=7)


def ids(people: list[Person], admission: Admission) -> set[str]:
    return {people[i].id for i in admission.admitted}


def test_reading_a_takes_a_fifth_of_the_applicants_from_each_country() -> None:
    admission = admit(hundred(), A)
    assert len(admission.admitted) == 75
    assert admission.limit == 20
    assert [(s.country, s.applicants, s.accepted) for s in admission.shares[:2]] == [("X", 40, 20), ("Y", 25, 20)]
    assert admission.shares[0].of_accepted == pytest.approx(0.2667, abs=1e-4)


def test_reading_b_takes_a_fifth_of_those_accepted() -> None:
    admission = admit(hundred(), B)
    assert len(admission.admitted) == 57
    assert admission.limit == 11
    assert admission.shares[0].of_accepted == pytest.approx(0.193, abs=1e-3)


def test_exactly_a_fifth_is_not_capped() -> None:
    others = {f"c{k}": 8 for k in range(10)}
    assert not admit(round_of(X=20, **others), A).deferred
    assert not admit(round_of(X=20, **others), B).deferred


def test_a_fifth_and_one_person_is_capped_and_the_last_to_apply_waits() -> None:
    others = {f"c{k}": 8 for k in range(9)} | {"last": 7}
    people = round_of(X=21, **others)
    admission = admit(people, A)
    assert [(people[d.index].id, d.country, d.place) for d in admission.deferred] == [("p0020", "X", 1)]


def test_two_countries_above_the_cap_are_both_held_to_it() -> None:
    admission = admit(hundred(), A)
    assert Counter(d.country for d in admission.deferred) == {"X": 20, "Y": 5}


def test_order_of_application_decides_and_never_the_row() -> None:
    people = hundred()
    shuffled = random.Random(4).sample(people, len(people))
    for rules in (A, B):
        assert ids(people, admit(people, rules)) == ids(shuffled, admit(shuffled, rules))
    late = [replace(p, applied_at=FIRST_DAY + timedelta(days=9)) if p.id == "p0000" else p for p in people]
    assert "p0000" not in ids(late, admit(late, A))
    assert "p0020" in ids(late, admit(late, A))


def test_equal_times_are_told_apart_by_id_and_no_time_comes_last() -> None:
    people = [replace(p, applied_at=FIRST_DAY) for p in hundred()]
    assert {people[d.index].id for d in admit(people, A).deferred if d.country == "X"} == {
        f"p{k:04}" for k in range(20, 40)
    }
    without = [replace(p, applied_at=None) if p.id == "p0003" else p for p in people]
    assert "p0003" not in ids(without, admit(without, A))


def test_a_time_without_a_zone_is_read_as_utc() -> None:
    people = hundred()
    naive = [replace(p, applied_at=(p.applied_at or FIRST_DAY).replace(tzinfo=None)) for p in people[:50]]
    assert admit(naive + people[50:], A) == admit(people, A)


def test_first_claim_comes_before_new_applicants_of_that_country() -> None:
    people = hundred()
    by_list = admit(people, A, first_claim={"p0039"})
    assert "p0039" in ids(people, by_list)
    assert "p0019" not in ids(people, by_list)
    marked = [replace(p, first_claim=True) if p.id == "p0039" else p for p in people]
    assert ids(marked, admit(marked, A)) == ids(people, by_list)


def test_locked_people_take_part_even_above_the_cap() -> None:
    people = hundred()
    locked = {p.id for p in people if p.answers["country"] == ("X",)}
    admission = admit(people, A, locked=locked)
    assert locked <= ids(people, admission)
    assert Counter(d.country for d in admission.deferred) == {"Y": 5}


def test_a_late_application_waits_in_line() -> None:
    late = Person("late", {"country": ("X",)}, applied_at=FIRST_DAY + timedelta(days=30))
    people = [*hundred(), late]
    (waits,) = [d for d in admit(people, A).deferred if people[d.index].id == "late"]
    assert waits.place == 21
    assert "number 21 in line" in waits.why


def test_a_withdrawal_frees_a_place_for_the_next_in_order() -> None:
    everybody = hundred()
    people = [p for p in everybody if p.id != "p0005"]
    after = ids(people, admit(people, A, applied=100))
    assert after - ids(everybody, admit(everybody, A)) == {"p0020"}


def test_whoever_gave_no_country_is_never_capped() -> None:
    people = [*round_of(X=5, Y=5), *(Person(f"q{k}") for k in range(90))]
    assert len(admit(people, A).admitted) == 100
    assert len(admit(people, B).admitted) == 100


def test_without_a_cap_everybody_takes_part() -> None:
    admission = admit(hundred(), Rules())
    assert len(admission.admitted) == 100
    assert admission.limit is None


def test_a_round_without_applicants_is_no_trouble() -> None:
    assert admit([], A) == Admission((), (), (), 0)
    assert admit([], B).admitted == ()


def test_the_limit_is_worked_out_without_rounding_errors() -> None:
    assert admit(round_of(X=29, **{f"c{k}": 1 for k in range(71)}), Rules(country_cap=0.29)).limit == 29


def largest_by_trying(counts: list[int], cap_in_percent: int) -> int:
    """The largest accepted set in which each country has at most the cap, by trying every count."""
    best = 0
    for taken in product(*(range(count + 1) for count in counts)):
        if all(100 * t <= cap_in_percent * sum(taken) for t in taken):
            best = max(best, sum(taken))
    return best


@given(some.lists(some.integers(0, 4), min_size=1, max_size=7), some.sampled_from([20, 25, 34, 50]))
def test_reading_b_accepts_as_many_as_trying_everything(counts: list[int], cap: int) -> None:
    people = round_of(**{f"c{k}": count for k, count in enumerate(counts)})
    admission = admit(people, Rules(country_cap=cap / 100, cap_reading="B"))
    assert len(admission.admitted) == largest_by_trying(counts, cap)


@given(
    some.lists(some.integers(0, 30), min_size=1, max_size=12),
    some.sampled_from(["A", "B"]),
    some.randoms(use_true_random=False),
)
def test_the_cap_holds_and_nobody_jumps_the_line(counts: list[int], reading: str, chance: random.Random) -> None:
    people = round_of(**{f"c{k}": count for k, count in enumerate(counts)})
    chance.shuffle(people)
    admission = admit(people, Rules(country_cap=0.2, cap_reading=reading))  # type: ignore[arg-type]
    out = {d.index for d in admission.deferred}
    assert out.isdisjoint(admission.admitted)
    assert len(out) + len(admission.admitted) == len(people)
    base = len(admission.admitted) if reading == "B" else len(people)
    for share in admission.shares:
        assert 5 * share.accepted <= base
    for i in admission.admitted:
        assert not any(people[j].answers == people[i].answers and people[j].id < people[i].id for j in out)
