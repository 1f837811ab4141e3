from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.engine import maximum_matching

from .graphs import check_is_a_matching


@st.composite
def rounds(draw):
    """People, pairs, weights."""
    n = draw(st.integers(2, 14))
    person = st.integers(0, n - 1)
    pairs = draw(st.lists(st.tuples(person, person).filter(lambda p: p[0] != p[1]), max_size=40))
    weights = draw(st.lists(st.integers(-3, 12), min_size=len(pairs), max_size=len(pairs)))
    return n, pairs, weights


@settings(max_examples=150, deadline=None)
@given(rounds(), st.booleans())
def test_nobody_is_in_two_pairs_and_the_proof_holds(given_round, size_first):
    n, pairs, weights = given_round
    result = maximum_matching(n, pairs, weights, size_first=size_first)
    check_is_a_matching(result, n, pairs, weights)
    assert result.is_optimal


@settings(max_examples=100, deadline=None)
@given(rounds(), st.booleans(), st.randoms(use_true_random=False))
def test_other_numbers_for_the_same_people_are_worth_the_same(given_round, size_first, random):
    n, pairs, weights = given_round
    number = list(range(n))
    random.shuffle(number)
    result = maximum_matching(n, pairs, weights, size_first=size_first)
    again = maximum_matching(n, [(number[a], number[b]) for a, b in pairs], weights, size_first=size_first)
    assert again.weight == result.weight
    if size_first:
        assert again.size == result.size


@settings(max_examples=100, deadline=None)
@given(rounds(), st.data())
def test_one_more_person_never_lowers_the_size(given_round, data):
    n, pairs, weights = given_round
    friends = data.draw(st.lists(st.integers(0, n - 1), max_size=5))
    worth = data.draw(st.lists(st.integers(-3, 12), min_size=len(friends), max_size=len(friends)))
    before = maximum_matching(n, pairs, weights, size_first=True)
    after = maximum_matching(n + 1, pairs + [(n, x) for x in friends], weights + worth, size_first=True)
    assert before.size <= after.size <= before.size + 1


@settings(max_examples=100, deadline=None)
@given(rounds(), st.booleans())
def test_insisting_on_a_pair_costs_at_least_its_slack(given_round, size_first):
    n, pairs, weights = given_round
    result = maximum_matching(n, pairs, weights, size_first=size_first)
    for (a, b), weight in list(zip(pairs, weights, strict=True))[:6]:
        rest = [(p, w) for p, w in zip(pairs, weights, strict=True) if not {a, b} & set(p)]
        others = maximum_matching(n, [p for p, _ in rest], [w for _, w in rest], size_first=size_first)
        if size_first and others.size + 1 < result.size:
            continue
        assert others.weight + weight <= result.upper_bound - result.slack(a, b, weight)


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_weights_in_other_units_give_the_same_pairs(given_round):
    n, pairs, weights = given_round
    whole = maximum_matching(n, pairs, weights)
    halves = maximum_matching(n, pairs, [w / 2 for w in weights])
    assert halves.partner.tolist() == whole.partner.tolist()
    assert halves.weight == whole.weight / 2
    assert halves.is_optimal
