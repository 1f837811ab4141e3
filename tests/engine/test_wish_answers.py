"""Every wish has an answer, and a short sentence that says why."""

from __future__ import annotations

from sameboat.engine.matchmaking import match
from sameboat.engine.people import Person, Wish
from tests.engine.telling import answer, told
from tests.makers import people, programme

SCHOOL = Wish("sector", "these", ("school",))


def others(count: int, sector: str, **answers) -> list[Person]:
    return [Person(f"o{k:02}", answers={"sector": (sector,), **answers}) for k in range(count)]


def with_bo(*others: Person, wish: Wish = SCHOOL, mine=None, theirs=None, **further):
    """Ana and Bo have each other; the others are there too."""
    ana = Person("a", name="Ana", wishes=(wish,), answers=mine or {})
    bo = Person("b", name="Bo", answers=theirs or {"sector": ("public",)})
    result = told([ana, bo, *others], programme(), ("a", "b"), **further)
    return answer(result, "a", wish.question)


def test_what_was_granted_says_by_which_fact():
    assert with_bo(theirs={"sector": ("school",)}) == ("granted", "Bo’s sector is school.")
    assert with_bo(wish=Wish("languages", "these", ("es",)), theirs={"languages": ("es",)}) == (
        "granted",
        "Bo speaks Spanish.",
    )


def test_nearly_says_what_it_is_a_step_from():
    wish = Wish("career_stage", "these", ("early",))
    assert with_bo(wish=wish, theirs={"career_stage": ("mid",)}) == (
        "nearly",
        "Bo’s career stage is mid, one step away.",
    )


def test_not_granted_since_nobody_brings_it():
    assert with_bo() == ("not", "Nobody else brings the sector school.")


def test_not_granted_since_nobody_who_fits_the_rules_brings_it():
    abroad = others(12, "school", country=("NZ",))
    assert with_bo(*abroad, mine={"country": ("NZ",)}) == (
        "not",
        "Nobody who fits every rule and every must brings the sector school.",
    )


def test_not_granted_since_those_who_bring_it_are_with_others_and_few_are_not_counted():
    why = "would have fitted; the matching that serves everybody best did not bring them together."
    assert with_bo(*others(12, "school")) == ("not", f"12 people {why}")
    assert with_bo(*others(1, "school")) == with_bo(*others(9, "school")) == ("not", f"A few people {why}")


def test_a_wish_that_compares_with_a_blank_says_so():
    assert with_bo(wish=Wish("sector", "same")) == (
        "not",
        "The wish compares with one’s own sector, and that was left blank.",
    )


def test_a_wish_about_something_never_asked_says_so():
    assert with_bo(wish=Wish("shoe_size", "same")) == ("not", "This programme does not match on shoe size.")


def test_a_locked_partner_explains_itself():
    assert with_bo(*others(12, "school"), locked=1) == ("not", "The coordinator chose this partner.")


def test_whoever_is_alone_has_every_wish_answered():
    alone = told([Person("a", wishes=(SCHOOL,))], programme())
    assert answer(alone, "a", "sector") == ("not", "No partner was found this time; the list of those alone says why.")


def test_in_a_trio_a_wish_is_granted_by_whoever_brings_it():
    trio = [
        Person("a", name="Ana", wishes=(SCHOOL,)),
        Person("b", name="Bo", answers={"sector": ("public",)}),
        Person("c", name="Cy", answers={"sector": ("school",)}),
    ]
    assert answer(told(trio, programme(), ("a", "b", "c")), "a", "sector") == (
        "granted",
        "One of two partners brings it: Cy’s sector is school.",
    )


def test_a_private_wish_has_one_answer_for_everybody():
    same = Wish("identity", "same")
    members = [
        Person("a", answers={"identity": ("x",)}, wishes=(same,), consents={"identity": "tell"}),
        Person("b", answers={"identity": ("x",)}, wishes=(same,), consents={"identity": "tell"}),
        Person("c", answers={"identity": ("y",)}, wishes=(Wish("identity", "these", ("x",)),)),
        Person("d", wishes=(Wish("identity", "different"),), consents={"identity": "use"}),
    ]
    rows = told(members, programme(), ("a", "b")).wishes
    assert {(row.answer, row.why, row.wish) for row in rows} == {(rows[0].answer, rows[0].why, "private")}
    assert rows[0].answer == "considered"


def test_every_wish_of_everybody_is_answered_once():
    everybody = people(80, 2)
    result = match(everybody, programme())
    made = {(p.id, w.question) for p in everybody for w in p.wishes}
    made |= {(p.id, "asks") for p in everybody if p.answers.get("asks")}
    answered = [(row.id, row.question) for row in result.wishes]
    assert sorted(answered) == sorted(made)
