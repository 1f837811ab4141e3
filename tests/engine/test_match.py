"""The one call: whole rounds, and every promise checked again by `verify`, which shares no code with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from sameboat.engine import match
from sameboat.engine.people import Person
from sameboat.engine.verify import verify
from tests.makers import people, programme


def partners(result):
    return {row.id: row.partner_ids for row in result.partners}


def as_mentors(everybody, seed=0):
    random = Random(seed)
    return [
        replace(person, role=random.choice(("mentor", "mentee", "mentee", "either")), capacity=random.randint(1, 3))
        for person in everybody
    ]


def some_pairs(everybody, count, seed):
    random = Random(seed)
    return [tuple(p.id for p in random.sample(everybody, 2)) for _ in range(count)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("shape", ["pairs", "mentors", "circles"])
def test_every_promise_is_kept_in_a_round_of_any_shape(shape, seed):
    everybody = as_mentors(people(46, seed), seed) if shape == "mentors" else people(70, seed)
    rules = {"different": ["country", "employer"], "shared": ["languages"], "country_cap": 0.2, "hours": seed % 2}
    asked = programme(shape=shape, rules=rules)
    given = {
        "former": some_pairs(everybody, 30, seed),
        "forbidden": some_pairs(everybody, 30, seed + 1),
        "first_claim": [p.id for p in everybody[::9]],
    }
    result = match(everybody, asked, **given)
    assert verify(everybody, asked, result, **given) == []
    assert len(result.partners) > 20
    assert {row.id for row in result.partners} | {row.id for row in result.alone} == {p.id for p in everybody}


@pytest.mark.parametrize("shape", ["pairs", "mentors", "circles"])
def test_the_order_of_the_rows_decides_nothing(shape):
    """ILN rule M11 and fixture 10."""
    everybody = as_mentors(people(36, 3)) if shape == "mentors" else people(60, 3)
    asked = programme(shape=shape)
    shuffled = list(everybody)
    Random(1).shuffle(shuffled)
    one, other = match(everybody, asked), match(shuffled, asked)
    assert one.partners == other.partners
    assert one.alone == other.alone
    assert one.wishes == other.wishes


def test_another_seed_breaks_ties_another_way_and_nothing_else():
    alike = [Person(f"p{k:02}", {"country": (f"C{k % 4}",)}) for k in range(40)]
    one, other = match(alike, programme(), seed=0), match(alike, programme(), seed=5)
    assert partners(one) != partners(other)
    assert one.audit["worth"] == other.audit["worth"]
    assert partners(other) == partners(match(alike, programme(), seed=5))


def test_three_locked_pairs_survive_ten_runs_with_other_weights():
    """ILN fixture 6."""
    everybody = people(60, 8)
    locked = [("p00001", "p00002"), ("p00010", "p00030"), ("p00044", "p00007")]
    for care in (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0):
        asked = programme(aim={"care": care})
        result = match(everybody, asked, locked=locked)
        found = partners(result)
        assert verify(everybody, asked, result, locked=locked) == []
        for one, other in locked:
            assert found[one] == (other,)
            assert found[other] == (one,)
        assert {row.id for row in result.partners if row.locked} == {id_ for pair in locked for id_ in pair}


def test_a_lock_that_breaks_a_rule_stands_and_is_told():
    pair = [Person("a", {"country": ("A",)}), Person("b", {"country": ("A",)})]
    result = match(pair, programme(), locked=[("a", "b")])
    assert partners(result) == {"a": ("b",), "b": ("a",)}
    assert any("country" in note for note in result.notes)


def test_a_lock_with_somebody_who_is_not_here_is_told_and_left_out():
    result = match(people(6, 1), programme(), locked=[("p00001", "nobody@example.org")])
    assert any("nobody@example.org" in note for note in result.notes)


def test_locked_mentors_keep_the_places_they_have_left():
    mentor = Person("m", {"country": ("M",)}, role="mentor", capacity=2)
    mentees = [Person(name, {"country": (name,)}, role="mentee") for name in ("x", "y", "z")]
    result = match([mentor, *mentees], programme(shape="mentors"), locked=[("m", "z")])
    found = partners(result)
    assert "z" in found["m"]
    assert len(found["m"]) == 2


def round_of(people_count, countries, above):
    """ILN fixture 1: so many people and countries, some of them above a fifth, in the order in which they applied."""
    random = Random(people_count)
    first = datetime(2027, 1, 1, tzinfo=UTC)
    rest = [1 / (k + 2) for k in range(countries - above)]
    big = 0.35 if above == 1 else 0.25
    weights = [big] * above + [(1 - big * above) * weight / sum(rest) for weight in rest]
    shares = Counter(random.choices(range(countries), weights, k=people_count - countries))
    where = [c for c in range(countries) for _ in range(shares[c] + 1)]
    random.shuffle(where)
    return [
        Person(f"p{k:04}", {"country": (f"C{c:02}",)}, applied_at=first + timedelta(minutes=k))
        for k, c in enumerate(where)
    ]


@pytest.mark.parametrize(("count", "countries", "above"), [(92, 20, 1), (762, 78, 2), (860, 84, 3)])
def test_rounds_as_large_as_those_of_the_iln(count, countries, above):
    """ILN fixture 1: the cap in the order of application, partners abroad, everyone placed but for an odd one."""
    everybody = round_of(count, countries, above)
    asked = programme(rules={"different": ["country"], "country_cap": 0.2, "trios": "never"})
    result = match(everybody, asked)
    assert verify(everybody, asked, result) == []
    applied = Counter(p.answers["country"][0] for p in everybody)
    limit = count // 5
    deferred = {country: max(0, there - limit) for country, there in applied.items() if there > limit}
    assert result.audit["deferred"] == sum(deferred.values())
    assert len(deferred) >= 1, "some country must be above the cap, or this shows nothing"
    admitted = count - sum(deferred.values())
    assert len(result.partners) == admitted - admitted % 2
    late = {p.id for country in deferred for p in [q for q in everybody if q.answers["country"] == (country,)][limit:]}
    assert late <= {row.id for row in result.alone}


def test_an_odd_round_has_one_trio_or_one_person_written_to():
    """ILN fixture 5."""
    everybody = round_of(93, 20, 0)
    with_trio = match(everybody, programme(rules={"different": ["country"]}))
    assert with_trio.audit["groups"].get("3") == 1
    assert not with_trio.alone
    without = match(everybody, programme(rules={"different": ["country"], "trios": "never"}))
    assert len(without.alone) == 1
    assert without.alone[0].why
    assert without.alone[0].would_help


def test_former_partners_meet_again_only_if_both_ask():
    """ILN rule M9."""
    pair = [Person("a", {"country": ("A",)}), Person("b", {"country": ("B",)})]
    assert not match(pair, programme(), former=[("a", "b")]).partners
    one_asks = {("a", "b"): 0.8}
    assert not match(pair, programme(), former=[("a", "b")], wants=one_asks).partners
    both_ask = {("a", "b"): 0.8, ("b", "a"): 0.6}
    result = match(pair, programme(), former=[("a", "b")], wants=both_ask)
    assert {row.id: row.wants for row in result.partners} == {"a": 0.8, "b": 0.6}


def test_an_empty_sheet_and_a_single_person_have_a_result():
    assert match([], programme()).partners == ()
    result = match([Person("a", {"country": ("A",)})], programme())
    assert [row.id for row in result.alone] == ["a"]


@pytest.mark.parametrize("shape", ["pairs", "mentors", "circles"])
@pytest.mark.parametrize("count", range(1, 5))
def test_the_smallest_rounds_have_a_result_in_every_shape(shape, count):
    everybody = [Person(f"p{k}", {"country": (f"C{k}",)}, role="either") for k in range(count)]
    asked = programme(shape=shape)
    assert verify(everybody, asked, match(everybody, asked)) == []


def test_one_more_person_never_lowers_how_many_are_placed():
    everybody = people(41, 6)
    asked = programme(rules={"different": ["country"], "trios": "never"})
    sizes = [len(match(everybody[:count], asked).partners) for count in range(20, 42)]
    assert sizes == sorted(sizes)


def test_the_bar_moves_forward_through_every_stage():
    stages = []
    match(people(50, 2), programme(), progress=lambda stage, done: stages.append((stage, done)))
    names = list(dict.fromkeys(stage for stage, _ in stages))
    assert names[0] == "Reading what people said"
    assert names[1] == "Finding who suits whom"
    assert "Saying why" in names[2:]
    assert all(0 <= done <= 1 for _, done in stages)
