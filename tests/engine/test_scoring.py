"""The compiled scoring says what `docs/engine.md` says, read independently by `verify`."""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest

from sameboat.engine.encoding import encode, in_order
from sameboat.engine.pairs import all_allowed, given, scored, worth_of
from sameboat.engine.people import Person, Wish
from sameboat.engine.scoring import worth_of_want
from sameboat.engine.verify.truth import Truth
from tests.makers import people, programme


def crowd_of(*persons, **changes):
    return encode(persons, programme(**changes))


def wants(one: Person, other: Person, **changes) -> float:
    """What ``other`` brings of what ``one`` asked for; −1 if the pair is impossible."""
    crowd = crowd_of(one, other, **changes)
    u, v = np.array([crowd.index[one.id]]), np.array([crowd.index[other.id]])
    return float(scored(crowd, u, v)[0][0, 0])


@pytest.mark.parametrize("seed", range(6))
def test_every_pair_of_a_random_crowd_is_scored_as_the_page_says(seed):
    everybody = people(40, seed)
    random = Random(seed)
    ids = [p.id for p in everybody]
    former = [tuple(random.sample(ids, 2)) for _ in range(10)]
    forbidden = [tuple(random.sample(ids, 2)) for _ in range(10)]
    named = {tuple(random.sample(ids, 2)): random.random() for _ in range(30)}
    rules = {"different": ["country", "employer"], "shared": ["languages"], "hours": random.choice((0, 1, 2))}
    asked = programme(rules=rules)
    crowd = encode(everybody, asked, former=former, forbidden=forbidden, named=named)
    truth = Truth(everybody, asked, former=former, forbidden=forbidden, wants=named)
    u, v = np.triu_indices(len(crowd), 1)
    found, allowed = scored(crowd, u, v)
    for k, (i, j) in enumerate(zip(u, v, strict=True)):
        one, other = crowd.people[i], crowd.people[j]
        assert allowed[k] == (
            not truth.broken_rules(one.id, other.id)
            and not truth.unmet_musts(one.id, other.id)
            and not truth.unmet_musts(other.id, one.id)
        ), (one, other)
        if allowed[k]:
            assert found[k, 2] == pytest.approx(truth.want(one.id, other.id), abs=1e-9)
            assert found[k, 3] == pytest.approx(truth.want(other.id, one.id), abs=1e-9)


def test_all_allowed_pairs_are_those_that_are_allowed_one_by_one():
    crowd = encode(people(90, 3), programme())
    pairs = all_allowed(crowd)
    u, v = np.triu_indices(len(crowd), 1)
    one_by_one = given(crowd, u, v)
    assert pairs.u.tolist() == one_by_one.u.tolist()
    assert pairs.v.tolist() == one_by_one.v.tolist()
    assert pairs.worth.tolist() == one_by_one.worth.tolist()
    assert pairs.wants.tolist() == one_by_one.wants.tolist()


@pytest.mark.parametrize(
    ("wish", "theirs", "score"),
    [
        (Wish("sector", "same"), ("public",), 1.0),
        (Wish("sector", "same"), ("academic",), 0.0),
        (Wish("sector", "different"), ("academic",), 1.0),
        (Wish("sector", "different"), ("public",), 0.0),
        (Wish("sector", "these", ("school", "academic")), ("academic",), 1.0),
        (Wish("sector", "these", ("school",)), ("academic",), 0.0),
        (Wish("sector", "same"), (), 0.0),
        (Wish("sector", "different"), (), 0.0),
        (Wish("sector", "same", (), "must"), ("academic",), None),
        (Wish("sector", "different", (), "must"), (), None),
    ],
)
def test_a_wish_is_granted_nearly_or_not(wish, theirs, score):
    one = Person("a", {"sector": ("public",)}, (wish,))
    other = Person("b", {"sector": theirs} if theirs else {})
    got = wants(one, other)
    assert got == (-1.0 if score is None else pytest.approx(2 * score / 2.25))


@pytest.mark.parametrize(("theirs", "score"), [("mid", 1.0), ("early", 0.5), ("late", 0.5), ("student", 0.0)])
def test_one_step_on_a_scale_is_nearly(theirs, score):
    one = Person("a", {"career_stage": ("mid",)}, (Wish("career_stage", "same"),))
    assert wants(one, Person("b", {"career_stage": (theirs,)})) == pytest.approx(2 * score / 2.25)


def test_nearly_is_not_enough_for_a_must():
    one = Person("a", {"career_stage": ("mid",)}, (Wish("career_stage", "same", (), "must"),))
    assert wants(one, Person("b", {"career_stage": ("early",)})) == -1.0


def test_a_value_outside_a_scale_is_nobodys_neighbour():
    one = Person("a", {"career_stage": ("on leave",)}, (Wish("career_stage", "same"),))
    for theirs, score in (("on leave", 1.0), ("retired", 0.0), ("elsewhere", 0.0)):
        assert wants(one, Person("b", {"career_stage": (theirs,)})) == pytest.approx(2 * score / 2.25)


def test_a_wish_with_nothing_to_compare_with_is_set_aside():
    one = Person("a", {}, (Wish("sector", "same", (), "must"),))
    assert wants(one, Person("b", {"sector": ("public",)})) == pytest.approx(2 / 2.25)


def test_a_wish_better_met_outweighs_everything_shared():
    shared = {"interests": ("x", "y"), "beyond_work": ("z",)}
    one = Person("a", {"sector": ("public",), **shared}, (Wish("sector", "different", (), "nice"),))
    alike = Person("b", {"sector": ("public",), **shared})
    different = Person("c", {"sector": ("school",)})
    assert wants(one, different) > wants(one, alike)


def test_where_nothing_is_wished_shared_interests_decide():
    one = Person("a", {"interests": ("x", "y")})
    assert wants(one, Person("b", {"interests": ("x", "y")})) > wants(one, Person("c", {"interests": ("x", "z")}))
    assert wants(one, Person("c", {"interests": ("x", "z")})) > wants(one, Person("d", {"interests": ("v", "w")}))


def test_worth_is_concave_from_nothing_to_one():
    for care in (0.0, 0.3, 0.5, 1.0, 2.0):
        values = [worth_of_want(x, care) for x in np.linspace(0, 1, 50)]
        assert values[0] == pytest.approx(0.0, abs=1e-12)
        assert values[-1] == pytest.approx(1.0)
        steps = np.diff(values)
        assert (steps > 0).all()
        assert (np.diff(steps) <= 1e-12).all()


def test_one_keen_side_cannot_carry_a_pair():
    uneven, even = worth_of(np.array([[1.0, 0.2], [0.6, 0.6]]), 0.5)
    assert even > uneven


@pytest.mark.parametrize("seed", [0, 7])
def test_the_order_of_some_is_that_of_all(seed):
    everybody = people(50, 1)
    order = [p.id for p in in_order(everybody, seed)]
    some = [p.id for p in in_order(everybody[::3], seed)]
    assert some == [id_ for id_ in order if id_ in set(some)]
    assert [p.id for p in in_order(reversed(everybody), seed)] == order


def test_two_people_need_two_ids():
    with pytest.raises(ValueError, match="the same id"):
        crowd_of(Person("a"), Person("a"))


def test_nobody_meets_whoever_may_be_themselves():
    crowd = crowd_of(Person("a", email="ada.b@example.org"), Person("b", email="adab+x@Example.org"), Person("c"))
    assert {(pair.u[0], pair.v[0]) for pair in [all_allowed(crowd)[np.array([0])]]} == {(0, 2)}
    assert len(all_allowed(crowd)) == 2


def test_a_reporting_line_is_kept_apart_and_colleagues_are_not():
    line = [
        Person("top"),
        Person("mid", reports_to="top"),
        Person("low", reports_to="mid"),
        Person("other", reports_to="top"),
    ]
    crowd = crowd_of(*line)
    pairs = all_allowed(crowd)
    names = {frozenset((crowd.people[i].id, crowd.people[j].id)) for i, j in zip(pairs.u, pairs.v, strict=True)}
    assert names == {frozenset(("mid", "other")), frozenset(("low", "other"))}


def test_a_circle_of_supervisors_is_kept_apart_and_ends():
    crowd = crowd_of(Person("a", reports_to="b"), Person("b", reports_to="c"), Person("c", reports_to="a"))
    assert len(all_allowed(crowd)) <= 1


def test_allowed_pairs_do_not_depend_on_who_comes_first():
    everybody = people(30, 5)
    crowd = encode(everybody, programme())
    for i, j in combinations(range(30), 2):
        u, v = np.array([i]), np.array([j])
        there, allowed = scored(crowd, u, v)
        back, allowed_back = scored(crowd, v, u)
        assert allowed[0] == allowed_back[0]
        assert there[0, 0] == back[0, 1]
        assert there[0, 2] == back[0, 3]
