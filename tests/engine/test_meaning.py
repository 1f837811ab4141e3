"""When is a wish met? The table of `docs/engine.md`, line by line."""

from __future__ import annotations

import pytest

from sameboat.engine.meaning import Meaning, as_on_the_sheet
from sameboat.engine.people import FreeHours, Person, Wish
from tests.makers import programme

MEANING = Meaning(programme())


def degree(wish: Wish, mine: dict, theirs: dict, hours: float | None = None, **person) -> float:
    one = Person("a", answers=mine, wishes=(wish,), **person)
    (stated,) = MEANING.stated(one)
    return MEANING.degree(stated, Person("b", answers=theirs), hours)


@pytest.mark.parametrize(
    ("wish", "mine", "theirs", "met"),
    [
        (Wish("sector", "same"), ("public",), ("public",), 1.0),
        (Wish("sector", "same"), ("public",), ("school",), 0.0),
        (Wish("sector", "same"), ("public",), (), 0.0),
        (Wish("sector", "same"), (), ("public",), 0.0),
        (Wish("sector", "different"), ("public",), ("school",), 1.0),
        (Wish("sector", "different"), ("public",), ("public",), 0.0),
        (Wish("sector", "different"), ("public",), (), 0.0),
        (Wish("sector", "different"), (), ("public",), 0.0),
        (Wish("sector", "these", ("school", "special")), (), ("special",), 1.0),
        (Wish("sector", "these", ("school", "special")), (), ("public",), 0.0),
        (Wish("interests", "same"), ("maps", "music"), ("music", "film"), 1.0),
        (Wish("interests", "same"), ("maps", "music"), ("film",), 0.0),
        (Wish("interests", "different"), ("maps", "music"), ("film",), 1.0),
        (Wish("interests", "different"), ("maps", "music"), ("music", "film"), 0.0),
        (Wish("career_stage", "same"), ("early",), ("mid",), 0.5),
        (Wish("career_stage", "same"), ("early",), ("late",), 0.0),
        (Wish("career_stage", "same", (), "must"), ("early",), ("mid",), 0.0),
        (Wish("career_stage", "these", ("student", "retired")), ("mid",), ("late",), 0.5),
        (Wish("career_stage", "these", ("student", "retired")), ("mid",), ("mid",), 0.0),
        (Wish("career_stage", "different"), ("early",), ("mid",), 1.0),
        (Wish("career_stage", "these", ("between jobs",)), ("mid",), ("between jobs",), 1.0),
        (Wish("career_stage", "these", ("between jobs",)), ("mid",), ("mid",), 0.0),
        (Wish("unknown", "same"), ("x",), ("x",), 0.0),
    ],
)
def test_a_wish_is_met_as_the_page_says(wish, mine, theirs, met):
    assert degree(wish, {wish.question: mine}, {wish.question: theirs}) == met


@pytest.mark.parametrize(
    ("kind", "hours", "met"),
    [("same", 1.0, 1.0), ("same", 0.5, 0.0), ("same", None, 0.0), ("different", 0.5, 1.0), ("different", 1.0, 0.0)],
)
def test_common_hours_are_wished_for_by_the_hour(kind, hours, met):
    week = FreeHours("UTC", ((540, 600),))
    assert degree(Wish("free_hours", kind), {}, {}, hours, free_hours=week) == met
    assert degree(Wish("free_hours", kind), {}, {}, hours) == 0.0, "a blank week has nothing to compare with"


def test_what_somebody_asks_for_is_a_wish_and_looks_at_what_others_offer():
    one = Person("a", answers={"asks": ("grants", "metadata")})
    (stated,) = MEANING.stated(one)
    assert (stated.wish.weight, as_on_the_sheet(stated)) == ("should", "grants;metadata")
    assert MEANING.degree(stated, Person("b", answers={"offers": ("metadata",)})) == 1.0
    assert MEANING.degree(stated, Person("b", answers={"asks": ("metadata",)})) == 0.0


def test_a_wish_about_asks_only_says_how_much_it_weighs():
    one = Person("a", answers={"asks": ("grants",)}, wishes=(Wish("asks", "these", (), "must"),))
    (stated,) = MEANING.stated(one)
    assert (stated.wish.weight, stated.wish.values) == ("must", ("grants",))


def test_of_two_wishes_about_one_question_the_later_counts_and_heavy_ones_come_first():
    one = Person(
        "a",
        wishes=(
            Wish("sector", "these", ("public",), "nice"),
            Wish("interests", "these", ("maps",), "must"),
            Wish("sector", "these", ("school",), "should"),
        ),
    )
    assert [(s.wish.question, s.wish.values) for s in MEANING.stated(one)] == [
        ("interests", ("maps",)),
        ("sector", ("school",)),
    ]


def test_a_private_answer_exists_only_with_consent_and_its_wish_is_never_repeated():
    identity = MEANING.questions["identity"]
    answers = {"identity": ("first generation",)}
    assert MEANING.answer(Person("a", answers=answers), identity) == ()
    assert MEANING.answer(Person("a", answers=answers, consents={"identity": "use"}), identity) == answers["identity"]
    (stated,) = MEANING.stated(Person("a", wishes=(Wish("identity", "these", ("first generation",)),)))
    assert as_on_the_sheet(stated) == "private"
