"""Why somebody is alone, and the smallest change that would help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sameboat.engine.matchmaking import match
from sameboat.engine.people import Person, Wish
from tests.engine.telling import advice, told
from tests.makers import programme

SAME_SECTOR = Wish("sector", "same", (), "must")


def crowd(count: int, **answers) -> list[Person]:
    return [Person(f"o{k:02}", answers={q: (v,) for q, v in answers.items()}) for k in range(count)]


def test_ones_own_must_stands_in_the_way():
    ana = Person("a", answers={"sector": ("school",)}, wishes=(SAME_SECTOR,))
    assert advice(told([ana, *crowd(14, sector="public")], programme()), "a") == (
        "Nobody is possible: the must for the same sector stands in the way.",
        "If the wish for the same sector were ‘should’ instead of ‘must’, 14 people would be possible.",
    )


def test_a_rule_stands_in_the_way():
    ana = Person("a", answers={"country": ("NZ",)})
    assert advice(told([ana, *crowd(14, country="NZ")], programme()), "a") == (
        "Nobody is possible: the rule that partners differ in country stands in the way.",
        "If the rule of a different country were lifted, 14 people would be possible.",
    )


def test_others_musts_stand_in_the_way_without_saying_whose():
    ana = Person("a", answers={"sector": ("school",)})
    rest = [
        Person(f"o{k:02}", answers={"sector": ("public",), "country": ("NZ",)}, wishes=(SAME_SECTOR,))
        for k in range(11)
    ]
    assert advice(told([ana, *rest], programme()), "a") == (
        "Nobody is possible: what others asked for as a must stands in the way.",
        "If others asked with ‘should’ instead of ‘must’, 11 people would be possible.",
    )


def test_two_things_together_are_tried_when_one_is_not_enough():
    ana = Person("a", answers={"sector": ("school",), "country": ("NZ",)}, wishes=(SAME_SECTOR,))
    assert advice(told([ana, *crowd(3, sector="public", country="NZ")], programme()), "a") == (
        "Nobody is possible: the must for the same sector and the rule that partners differ in country stand in the "
        "way.",
        "If the wish for the same sector were ‘should’ instead of ‘must’ and the rule of a different country were "
        "lifted, a few people would be possible.",
    )


def test_three_things_together_are_said_to_be_many():
    ana = Person("a", answers={"sector": ("school",), "country": ("NZ",), "languages": ("en",)}, wishes=(SAME_SECTOR,))
    why, _ = advice(told([ana, *crowd(3, sector="public", country="NZ", languages="es")], programme()), "a")
    assert why == "Rules and musts together leave nobody, and no two of them alone are the cause."


def test_the_change_that_brings_somebody_who_is_alone_too_comes_first():
    ana = Person("a", answers={"sector": ("school",), "country": ("NZ",)}, wishes=(SAME_SECTOR,))
    many = crowd(20, sector="public")
    pairs = [(f"o{k:02}", f"o{k + 1:02}") for k in range(0, 20, 2)]
    at_home = Person("z", answers={"sector": ("school",), "country": ("NZ",)}, wishes=(SAME_SECTOR,))
    _, help_ = advice(told([ana, *many, at_home], programme(), *pairs), "a")
    assert help_ == "If the rule of a different country were lifted, a few people would be possible."


def test_the_odd_one_out_who_would_not_be_three_is_told_so():
    three = [Person("a", may_be_three=False), Person("b"), Person("c")]
    why, help_ = advice(told(three, programme(), ("b", "c")), "a")
    assert why == "One person is left over, and a few people would fit, who all have partners."
    assert help_ == "Being open to a trio would help, or one more applicant who fits."
    rules = {"trios": "never"}
    assert "Allowing a trio" in advice(told(three, programme(rules=rules), ("b", "c")), "a")[1]


def test_mentees_and_mentors_who_are_left_over():
    members = [
        Person("m", role="mentor"),
        Person("n", role="mentor"),
        *(Person(f"x{k}", role="mentee") for k in range(3)),
        Person("p"),
    ]
    result = told(members, programme(shape="mentors"), ("m", "x0"), ("n", "x1"))
    assert advice(result, "x2")[0].startswith("A few people would fit as mentors, and all of them have as many")
    assert advice(result, "p")[0] == "This programme needs a role, mentor or mentee, and none was given."
    spare = told(members[:3], programme(shape="mentors"), ("m", "x0"))
    assert advice(spare, "n")[0] == "A few people would fit as mentees, and all of them have mentors."


def test_deferred_by_the_cap_is_a_why_and_first_claim_a_help():
    start = datetime(2027, 1, 1, tzinfo=UTC)
    applicants = [
        Person(f"p{k:02}", answers={"country": ("NZ" if k < 5 else f"land {k}",)}, applied_at=start + timedelta(k))
        for k in range(10)
    ]
    result = match(applicants, programme(rules={"country_cap": 0.2}))
    assert advice(result, "p04") == (
        "One country has at most 20 % of the applicants; the 2 people from NZ who come first in the order of "
        "application take part.",
        "Number 3 in line for a place that falls free; and in the next round first claim, before new applicants from "
        "the same country.",
    )


def alone_together(**ana) -> tuple[str, str]:
    """Ana and Bo could have each other by all that is public, and are both alone."""
    return advice(told([Person("a", **ana), Person("b"), Person("c"), Person("d")], programme(), ("c", "d")), "a")


def test_whoever_is_alone_for_a_private_reason_reads_what_everybody_reads():
    private_must = Wish("identity", "these", ("x",), "must")
    alike = {
        alone_together(),
        alone_together(avoid=("b",)),
        alone_together(wishes=(private_must,), consents={"identity": "tell"}),
        alone_together(answers={"identity": ("y",)}, consents={"identity": "use"}),
    }
    assert len(alike) == 1
