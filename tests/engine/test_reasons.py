"""Why these people: the sentences, as they are read."""

from __future__ import annotations

import pytest

from sameboat.engine.people import FreeHours, Person, Wish
from tests.engine.telling import reason, told
from tests.makers import people, programme

TWO_TO_FOUR = FreeHours("UTC", ((14 * 60, 16 * 60),))


def ana(**facts) -> Person:
    return Person("a", name="Ana", **facts)


def bo(**facts) -> Person:
    return Person("b", name="Bo", **facts)


@pytest.mark.parametrize(
    ("mine", "theirs", "wish", "said"),
    [
        ({"sector": ("school",)}, {"sector": ("public",)}, Wish("sector", "these", ("public",)),
         "Ana asked for the sector public; Bo brings it."),
        ({}, {"sector": ("public",)}, Wish("sector", "these", ("public", "special")),
         "Ana asked for the sector public or special; Bo brings public."),
        ({"sector": ("public",)}, {"sector": ("public",)}, Wish("sector", "same"),
         "Ana asked for the same sector; both have public."),
        ({"sector": ("public",)}, {"sector": ("school",)}, Wish("sector", "different"),
         "Ana asked for a different sector: Ana has public, Bo school."),
        ({}, {"interests": ("maps",)}, Wish("interests", "these", ("maps",)),
         "Ana asked for maps among the interests; Bo brings it."),
        ({}, {"languages": ("es",)}, Wish("languages", "these", ("es",)), "Ana asked for Spanish; Bo speaks it."),
        ({}, {"country": ("CL",)}, Wish("country", "these", ("CL",)),
         "Ana asked for somebody in Chile; Bo is based there."),
        ({"career_stage": ("mid",)}, {"career_stage": ("late",)}, Wish("career_stage", "same"),
         "Ana asked for the career stage mid; Bo is one step away, at late."),
        ({"asks": ("grants",)}, {"offers": ("grants", "metadata")}, None,
         "Ana looks for help with grants; Bo offers it."),
    ],
)  # fmt: skip
def test_what_somebody_asked_for_and_got_is_said_first(mine, theirs, wish, said):
    one = ana(answers=mine, wishes=(wish,) if wish else ())
    result = told([one, bo(answers=theirs)], programme(), ("a", "b"))
    assert reason(result, "a").startswith(said)
    assert reason(result, "b") == reason(result, "a")


def test_a_wish_both_had_is_said_once():
    same = (Wish("sector", "same"),)
    both = {"sector": ("public",)}
    result = told([ana(answers=both, wishes=same), bo(answers=both, wishes=same)], programme(), ("a", "b"))
    assert reason(result, "a") == "Both asked for the same sector; both have public."


def test_wishes_come_first_then_what_both_share_and_common_hours_last():
    result = told(
        [
            ana(
                answers={"country": ("NZ",), "languages": ("en", "es"), "interests": ("maps", "music")},
                wishes=(Wish("sector", "these", ("academic",)),),
                free_hours=TWO_TO_FOUR,
            ),
            bo(
                answers={
                    "country": ("CL",), "languages": ("es",), "interests": ("music",), "sector": ("academic",),
                },
                free_hours=TWO_TO_FOUR,
            ),
        ],
        programme(),
        ("a", "b"),
    )  # fmt: skip
    assert reason(result, "a") == (
        "Ana is based in New Zealand, Bo in Chile. Ana asked for the sector academic; Bo brings it. "
        "Both speak Spanish, share music and have 2 hours a week in common."
    )


def test_people_without_names_are_one_and_the_other():
    result = told(
        [Person("a", wishes=(Wish("sector", "these", ("public",)),)), Person("b", answers={"sector": ("public",)})],
        programme(),
        ("a", "b"),
    )
    assert reason(result, "a") == "One asked for the sector public; the other brings it."


def test_a_name_is_written_as_its_owner_writes_it():
    one = Person("a", name="bell hooks", wishes=(Wish("sector", "these", ("public",)),))
    result = told([one, bo(answers={"sector": ("public",)})], programme(), ("a", "b"))
    assert reason(result, "a").startswith("bell hooks asked")


def test_a_locked_pair_and_people_who_named_each_other_are_told_so():
    pair = [ana(chooses=("b",)), bo(chooses=("a",))]
    assert reason(told(pair, programme(), ("a", "b"), locked=1), "a").startswith("Chosen by the coordinator.")
    assert reason(told(pair, programme(), ("a", "b")), "a").startswith("Each named the other.")
    only_one = told([ana(chooses=("b",)), bo()], programme(), ("a", "b"))
    assert "named" not in reason(only_one, "a")
    by_file = told([ana(), bo()], programme(), ("a", "b"), wants={("a", "b"): 0.7, ("b", "a"): 0.2})
    assert reason(by_file, "b").startswith("Each named the other.")


def test_where_nothing_can_be_said_the_reason_is_honest():
    assert reason(told([ana(), bo()], programme(), ("a", "b")), "a") == (
        "Nobody asked for anything special here, and every rule is met."
    )
    wisher = ana(wishes=(Wish("sector", "these", ("public",)),))
    assert reason(told([wisher, bo()], programme(), ("a", "b")), "a") == (
        "Every rule is met; what was asked for could not be had this time."
    )


def test_three_people_read_what_all_three_share():
    answers = {"languages": ("es",), "interests": ("maps",)}
    trio = [ana(answers=answers), bo(answers=answers), Person("c", name="Cy", answers=answers)]
    result = told(trio, programme(), ("a", "b", "c"))
    assert reason(result, "c") == "All three speak Spanish and share maps."


def test_a_mentee_reads_about_the_mentor_and_not_about_other_mentees():
    asks, offers = {"asks": ("grants",)}, {"offers": ("grants",), "languages": ("es",)}
    members = [
        Person("m", name="Mo", role="mentor", capacity=2, answers=offers),
        Person("x", name="Xi", role="mentee", answers=asks),
        Person("y", name="Yu", role="mentee", answers={"languages": ("es",)}),
    ]
    result = told(members, programme(shape="mentors"), ("m", "x", "y"))
    assert reason(result, "x") == "Xi looks for help with grants; Mo offers it."
    assert reason(result, "y") == "Both speak Spanish."
    assert [row.partner_ids for row in result.partners] == [("x", "y"), ("m",), ("m",)]


def test_every_reason_is_one_to_three_short_sentences():
    from sameboat.engine.matchmaking import match

    result = match(people(120, 5), programme())
    for row in result.partners:
        sentences = [s for s in row.reason.replace("Person ", "Person").split(". ") if s]
        assert 1 <= len(sentences) <= 3, row.reason
        assert row.reason.endswith(".")
        assert len(row.reason) < 450
