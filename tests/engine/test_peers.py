"""Pairs of peers: size first, then first claim, then the worst-off, then worth; trios for whoever is left over."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from sameboat.engine.candidates import more_for, nearest
from sameboat.engine.encoding import encode
from sameboat.engine.fairness import fares, raise_the_worst_off
from sameboat.engine.outcome import silent
from sameboat.engine.pairs import all_allowed
from sameboat.engine.peers import pair_up
from sameboat.engine.people import Person, Wish
from sameboat.engine.programme import Aim
from sameboat.engine.solve import best_of_each, first_solution
from tests.makers import people, programme


def nobody_claims(crowd):
    return np.zeros(len(crowd), np.bool_)


def without_rules():
    return programme(rules={"different": [], "shared": []})


def every_matching(pairs):
    """All matchings of a small graph, each as a list of pair numbers."""

    def extend(k, used):
        yield ()
        for m in range(k, len(pairs)):
            u, v = int(pairs.u[m]), int(pairs.v[m])
            if not used & (1 << u | 1 << v):
                for rest in extend(m + 1, used | 1 << u | 1 << v):
                    yield (m, *rest)

    return list(extend(0, 0))


def ranked(matching, pairs, claims):
    """Size, people with a claim placed, worth."""
    placed = sum(int(claims[pairs.u[m]]) + int(claims[pairs.v[m]]) for m in matching)
    return len(matching), placed, sum(int(pairs.worth[m]) for m in matching)


@pytest.mark.parametrize("seed", range(8))
def test_no_matching_of_a_small_crowd_is_better(seed):
    crowd = encode(people(8, seed, countries=3), programme())
    pairs = all_allowed(crowd)
    claims = np.arange(8) % 3 == seed % 3
    _, found = first_solution(8, pairs, claims)
    mine = [m for m in range(len(pairs)) if found.partner[pairs.u[m]] == pairs.v[m]]
    best = max(ranked(matching, pairs, claims) for matching in every_matching(pairs))
    assert ranked(mine, pairs, claims) == best
    assert found.is_optimal


def test_whoever_was_left_out_last_time_comes_first():
    hub = Person("hub", {"country": ("A",)})
    others = [Person(name, {"country": ("B",), "interests": ("x",)}) for name in ("b", "c", "d")]
    crowd = encode([hub, *others], programme(rules={"different": ["country"], "trios": "never"}))
    for claimed in ("b", "c", "d"):
        claims = np.array([p.id == claimed for p in crowd.people])
        (group,) = pair_up(crowd, claims, silent).groups
        assert {crowd.people[i].id for i in group} == {"hub", claimed}


def test_the_shortlist_changes_nothing():
    crowd = encode(people(300, 4), without_rules())
    pairs = all_allowed(crowd)
    task, found = first_solution(len(crowd), pairs, nobody_claims(crowd))
    assert task.listed.sum() < len(pairs), "the shortlist must leave something out, or this shows nothing"
    task.listed[:] = True
    assert task.solve().weight == found.weight


def test_each_keeps_their_own_best():
    crowd = encode(people(300, 4), without_rules())
    pairs = all_allowed(crowd)
    listed = best_of_each(len(crowd), pairs, pairs.worth, 5)
    assert 0 < listed.sum() < len(pairs)
    for i in range(len(crowd)):
        mine = (pairs.u == i) | (pairs.v == i)
        if mine.any():
            assert listed[np.flatnonzero(mine)[np.argmax(pairs.worth[mine])]]


@pytest.mark.parametrize("seed", range(4))
def test_raising_the_worst_off_costs_no_pair_and_hardly_any_worth(seed):
    crowd = encode(people(60, seed), programme())
    pairs = all_allowed(crowd)
    task, first = first_solution(len(crowd), pairs, nobody_claims(crowd))
    raised = raise_the_worst_off(task, first, Aim(sum_may_fall=0.01))
    assert raised.matching.size == first.size
    assert raised.matching.weight >= 0.99 * first.weight
    assert lowest(crowd, pairs, raised.matching) >= lowest(crowd, pairs, first)
    assert raised.level == pytest.approx(lowest(crowd, pairs, raised.matching), abs=1e-6)
    assert raised.proved


def lowest(crowd, pairs, matching):
    taken = matching.partner[pairs.u] == pairs.v
    return fares(len(crowd), pairs)[taken].min()


@pytest.mark.parametrize("seed", range(6))
def test_the_level_of_the_worst_off_is_the_highest_there_is(seed):
    crowd = encode(people(8, seed + 20, countries=4), programme())
    pairs = all_allowed(crowd)
    task, first = first_solution(8, pairs, nobody_claims(crowd))
    if not first.size:
        return
    raised = raise_the_worst_off(task, first, Aim(sum_may_fall=0.5))
    fare = fares(8, pairs)
    good = [m for m in every_matching(pairs) if len(m) == first.size]
    best = max(fare[list(m)].min() for m in good if pairs.worth[list(m)].sum() >= 0.5 * first.weight)
    assert raised.level >= best - 0.001


def test_the_coordinator_may_leave_the_worst_off_where_they_are():
    crowd = encode(people(60, 1), programme(aim={"worst_off_first": False}))
    pairs = all_allowed(crowd)
    _, first = first_solution(len(crowd), pairs, nobody_claims(crowd))
    assert pair_up(crowd, nobody_claims(crowd), silent).proof.worth == first.weight


def odd_crowd(**facts):
    names = {"a": "A", "b": "B", "c": "C"}
    return [Person(name, {"country": (country,)}, **facts.get(name, {})) for name, country in names.items()]


def test_the_odd_one_out_joins_a_pair():
    crowd = encode(odd_crowd(), programme())
    (group,) = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert sorted(group) == [0, 1, 2]


@pytest.mark.parametrize("unwilling", ["a", "b", "c"])
def test_nobody_is_made_three_against_their_will(unwilling):
    crowd = encode(odd_crowd(**{unwilling: {"may_be_three": False}}), programme())
    (group,) = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert len(group) == 2


def test_a_trio_keeps_the_rules_for_all_three_pairs():
    three = [Person("a", {"country": ("A",)}), Person("b", {"country": ("B",)}), Person("c", {"country": ("A",)})]
    crowd = encode(three, programme())
    (group,) = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert len(group) == 2


def test_a_programme_may_say_no_trios():
    crowd = encode(odd_crowd(), programme(rules={"trios": "never"}))
    (group,) = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert len(group) == 2


def test_complement_wishes_are_met_as_far_as_they_go_and_nobody_is_dropped():
    """ILN fixture 3: a hundred in public libraries ask for an academic one, sixty academics are open."""
    public = [
        Person(
            f"public{k:03}",
            {"country": (f"C{k % 40}",), "sector": ("public",), "interests": (f"topic {k % 7}",)},
            (Wish("sector", "these", ("academic",)),),
        )
        for k in range(100)
    ]
    academic = [
        Person(
            f"acad{k:03}",
            {"country": (f"C{(k * 7) % 40}",), "sector": ("academic",), "interests": (f"topic {k % 5}",)},
        )
        for k in range(60)
    ]
    crowd = encode([*public, *academic], programme())
    outcome = pair_up(crowd, nobody_claims(crowd), silent)
    kinds = ["".join(sorted(crowd.people[i].id[0] for i in group)) for group in outcome.groups]
    assert len(outcome.groups) == 80
    assert kinds.count("ap") == 60
    assert kinds.count("pp") == 20


def test_late_asking_early_and_early_asking_late_are_one_pair():
    """ILN fixture 4."""
    pair = [
        Person("late", {"country": ("A",), "career_stage": ("late",)}, (Wish("career_stage", "these", ("early",)),)),
        Person("early", {"country": ("B",), "career_stage": ("early",)}, (Wish("career_stage", "these", ("late",)),)),
    ]
    others = [Person(f"o{k}", {"country": (f"D{k}",), "career_stage": ("mid",)}) for k in range(6)]
    crowd = encode([*pair, *others], programme())
    groups = [{crowd.people[i].id for i in group} for group in pair_up(crowd, nobody_claims(crowd), silent).groups]
    assert {"late", "early"} in groups


def test_only_those_who_named_each_other_are_considered():
    three = [Person(name, {"country": (name,)}) for name in "abcd"]
    named = {("a", "b"): 0.9, ("b", "a"): 0.5, ("c", "d"): 1.0}
    crowd = encode(three, programme(rules={"only_named": True}), named=named)
    (group,) = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert {crowd.people[i].id for i in group} == {"a", "b"}


def test_candidates_are_allowed_and_lose_hardly_any_worth():
    crowd = encode(people(700, 2, countries=30), programme())
    everything, few = all_allowed(crowd), nearest(crowd, 40)
    known = set(zip(everything.u.tolist(), everything.v.tolist(), strict=True))
    assert set(zip(few.u.tolist(), few.v.tolist(), strict=True)) <= known
    assert len(few) < len(everything) / 4
    _, whole = first_solution(len(crowd), everything, nobody_claims(crowd))
    _, part = first_solution(len(crowd), few, nobody_claims(crowd))
    assert part.size == whole.size
    assert part.weight >= 0.999 * whole.weight


def test_whoever_has_too_few_candidates_is_given_more(monkeypatch):
    """Everybody's best candidates are the same few; without more of them most people would stay alone."""
    from sameboat.engine import candidates, peers

    monkeypatch.setattr(candidates, "ALL_PAIRS_UP_TO", 10)
    monkeypatch.setattr(peers, "ALL_PAIRS_UP_TO", 10)
    monkeypatch.setattr(candidates, "CANDIDATES", 2)
    stars = [Person(f"s{k}", {"country": (f"S{k}",), "sector": ("school",), "interests": ("x",)}) for k in range(4)]
    fans = [
        Person(f"f{k:02}", {"country": (f"F{k}",), "sector": ("public",)}, (Wish("sector", "these", ("school",)),))
        for k in range(40)
    ]
    crowd = encode([*stars, *fans], programme())
    alone_before = len(crowd) - 2 * first_solution(len(crowd), nearest(crowd, 2), nobody_claims(crowd))[1].size
    assert alone_before > 1, "the candidates alone must leave people over, or this shows nothing"
    assert len(pair_up(crowd, nobody_claims(crowd), silent).groups) == 22


def test_somebody_who_has_a_partner_may_find_another_so_that_two_others_get_one(monkeypatch):
    """Eve and Fay are alone and find nobody; but Bea and Dan, who have partners, may meet and leave these to them."""
    from sameboat.engine import candidates, peers

    monkeypatch.setattr(candidates, "ALL_PAIRS_UP_TO", 3)
    monkeypatch.setattr(peers, "ALL_PAIRS_UP_TO", 3)
    monkeypatch.setattr(candidates, "CANDIDATES", 1)
    may_meet = {("ann", "bea"), ("ann", "eve"), ("cy", "dan"), ("cy", "fay"), ("bea", "dan")}
    names = ["ann", "bea", "cy", "dan", "eve", "fay"]
    sector = {"ann": ("school",), "cy": ("school",)}
    wishes = {name: (Wish("sector", "these", ("school",)),) for name in ("bea", "dan")}
    six = [
        Person(name, {"country": (name,), "sector": sector.get(name, ("public",))}, wishes.get(name, ()))
        for name in names
    ]
    crowd = encode(six, programme(), forbidden=[pair for pair in combinations(names, 2) if pair not in may_meet])
    few = nearest(crowd, 1)
    assert len(few) == 4, "Bea and Dan must not be candidates from the start, or this shows nothing"
    groups = {
        frozenset(crowd.people[i].id for i in group) for group in pair_up(crowd, nobody_claims(crowd), silent).groups
    }
    assert groups == {frozenset(pair) for pair in (("ann", "eve"), ("bea", "dan"), ("cy", "fay"))}


@pytest.mark.parametrize("looked_at", [1, 1_000])
def test_more_partners_are_allowed_and_new_and_nobody_goes_without_who_could_have_one(monkeypatch, looked_at):
    from sameboat.engine import candidates

    monkeypatch.setattr(candidates, "LOOKED_AT", looked_at)
    crowd = encode(people(90, 5, countries=3), programme())
    everything, few = (
        set(zip(p.u.tolist(), p.v.tolist(), strict=True)) for p in (all_allowed(crowd), nearest(crowd, 3))
    )
    asking, open_to = np.arange(0, 90, 2), np.arange(90) % 3 > 0
    more = more_for(crowd, asking, open_to, nearest(crowd, 3))
    given = set(zip(more.u.tolist(), more.v.tolist(), strict=True))
    assert given <= everything - few
    could = {i for i in asking.tolist() for pair in everything - few if i in pair and open_to[sum(pair) - i]}
    assert {i for i in could if not any(i in pair for pair in given)} == set()
    assert could


def test_many_people_look_only_at_those_who_come_after_and_all_are_placed(monkeypatch):
    from sameboat.engine import candidates

    monkeypatch.setattr(candidates, "POOL", 300)
    monkeypatch.setattr(candidates, "COLUMNS", 128)
    monkeypatch.setattr(candidates, "SLAB", 64)
    crowd = encode(people(1_000, 3, countries=30), programme())
    everything, few = all_allowed(crowd), nearest(crowd, 40)
    gap = few.v - few.u
    assert np.minimum(gap, 1_000 - gap).max() < 300 + 64
    _, whole = first_solution(len(crowd), everything, nobody_claims(crowd))
    _, part = first_solution(len(crowd), few, nobody_claims(crowd))
    assert part.size == whole.size
    assert part.weight >= 0.97 * whole.weight


@pytest.mark.parametrize("odd", [0, 1])
def test_with_different_countries_alone_everybody_is_placed(odd):
    """ILN rule M10: no country has more than half, so everyone is paired, and an odd one makes a trio."""
    crowd = encode([Person(f"p{k:03}", {"country": (f"C{k % 5}",)}) for k in range(60 + odd)], programme())
    groups = pair_up(crowd, nobody_claims(crowd), silent).groups
    assert sum(len(group) for group in groups) == 60 + odd
    for group in groups:
        for i, j in combinations(group, 2):
            assert crowd.people[i].answers["country"] != crowd.people[j].answers["country"]
