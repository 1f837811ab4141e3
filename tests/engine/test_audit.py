"""The figures: right, and never about fewer than five."""

from __future__ import annotations

from random import Random

import numpy as np

from sameboat.engine.audit import SMALLEST_GROUP, by_group, count_blocking_pairs, quantiles, shown_matched
from sameboat.engine.matchmaking import match
from sameboat.engine.people import Person
from sameboat.engine.programme import Question
from sameboat.engine.verify.truth import Truth
from tests.makers import people, programme

SECTOR = Question("sector", "choice", options=tuple("abcdefgh"))


def population(random: Random) -> tuple[list[Person], dict[str, float]]:
    """People of a few sectors, some alone, some without an answer."""
    count, sectors = random.randrange(1, 80), random.randrange(1, 9)

    def sector() -> dict[str, tuple[str, ...]]:
        return {} if random.random() < 0.05 else {"sector": (chr(97 + int(random.paretovariate(1)) % sectors),)}

    everybody = [Person(str(k), answers=sector()) for k in range(count)]
    alone = random.choice((0.0, 0.02, 0.1, 0.5, 1.0))
    return everybody, {p.id: random.random() for p in everybody if random.random() >= alone}


def small(count: int) -> bool:
    return 0 < count < SMALLEST_GROUP


def leaks(table: dict, people_count: int, matched: int) -> list[str]:
    """What somebody who knows the totals can subtract."""
    found = []
    shown = [cell for cell in table.values() if cell["matched"] is not None]
    hidden_people = people_count - sum(cell["people"] for cell in shown)
    hidden_matched = matched - sum(cell["matched"] for cell in shown)
    if any(cell["people"] < SMALLEST_GROUP for cell in table.values()):
        found.append("a small group is shown")
    if table and small(people_count - sum(cell["people"] for cell in table.values())):
        found.append("a small group is left over")
    if any(small(cell["matched"]) or small(cell["people"] - cell["matched"]) for cell in shown):
        found.append("a small count is shown")
    if shown and hidden_people and (small(hidden_matched) or small(hidden_people - hidden_matched)):
        found.append("a small count is left over")
    if any(cell["wants"] is not None and cell["matched"] is None for cell in table.values()):
        found.append("a mean of an unknown number")
    return found


def test_nothing_about_fewer_than_five_can_be_read_or_subtracted():
    random, told, something = Random(4), 0, 0
    for _ in range(10_000):
        everybody, wants = population(random)
        table = by_group(everybody, SECTOR, wants)
        assert leaks(table, len(everybody), len(wants)) == []
        told += len(table)
        something += any(cell["matched"] is not None for cell in table.values())
    assert told > 10_000
    assert something > 1_000


def test_the_check_itself_finds_leaks():
    plain = {"a": {"people": 20, "matched": 18, "wants": 0.5}, "b": {"people": 3, "matched": 3, "wants": 0.5}}
    assert leaks(plain, 23, 21) == ["a small group is shown", "a small count is shown"]
    assert "a small count is left over" in leaks({"a": {"people": 20, "matched": 20, "wants": None}}, 40, 38)


def test_where_somebody_alone_is_the_only_one_no_group_tells_of_it():
    sizes, matched = {"a": 30, "b": 20, "c": 10}, {"a": 30, "b": 19, "c": 10}
    assert shown_matched(sizes, matched) == set()
    assert shown_matched(sizes, sizes) == {"a", "b", "c"}


def test_private_questions_and_employers_are_no_groups():
    result = match(people(60, 1), programme())
    assert set(result.audit["outcomes"]) == {"country", "sector", "career_stage"}


def test_quantiles_are_from_the_worst_off_to_the_best_off():
    assert quantiles(np.array([0.0, 0.5, 1.0])) == {
        "0": 0.0, "5": 0.05, "10": 0.1, "25": 0.25, "50": 0.5, "75": 0.75, "90": 0.9, "95": 0.95, "100": 1.0,
    }  # fmt: skip
    assert quantiles(np.empty(0)) == {}


def test_blocking_pairs_are_two_who_would_both_rather():
    u, v = np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3])
    wants = np.array([[0.9, 0.9], [0.9, 0.4], [0.5, 0.5], [0.9, 0.9]])
    has, group = np.array([0.5, 0.5, 0.5, 0.5]), np.array([0, 1, 1, 1])
    assert count_blocking_pairs(u, v, wants, has, group) == 1
    assert count_blocking_pairs(u, v, wants, has, np.array([0, 1, 1, -1])) == 2
    assert count_blocking_pairs(u, v, wants, has, np.array([0, 0, 1, 1])) == 0


def test_blocking_pairs_of_a_match_are_those_counted_one_by_one():
    everybody, asked = people(40, 9), programme()
    result = match(everybody, asked)
    truth = Truth(everybody, asked)
    has = {row.id: row.wants for row in result.partners}
    group = {row.id: row.group for row in result.partners}
    ids = sorted(truth.people)
    count = sum(
        truth.want(i, j) > has.get(i, -1) + 1e-6
        and truth.want(j, i) > has.get(j, -1) + 1e-6
        and not truth.broken_rules(i, j, private=False)
        for i in ids
        for j in ids
        if i < j and not (i in group and group[i] == group.get(j))
    )
    assert result.audit["blocking_pairs"] == count > 0


def test_what_is_proved_has_no_gap_and_stages_have_seconds():
    audit = match(people(50, 3), programme()).audit
    assert audit["proved"]
    assert audit["worth"] == audit["worth_bound"]
    assert audit["matched"] <= audit["matched_bound"] <= audit["people"]
    assert audit["stages"]
    assert audit["seconds"] >= 0
