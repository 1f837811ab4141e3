"""The options of a form, found again from answers alone: forms are made up, filled in by dice, and forgotten."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.sheets.exports.options import find_options, split_at_known

FORM = [
    "Cataloguing, metadata, authority work",
    "Teaching",
    "Maps (old, new, digital)",
    "Law, medicine, or engineering reference",
    "Outreach",
    "Preservation",
    "Copyright",
    "Research data",
]


def answers(options, people, separator, seed, chance=0.3):
    dice = random.Random(seed)
    ticks = [[option for option in options if dice.random() < chance] for _ in range(people)]
    return [separator.join(t) for t in ticks], [tuple(t) for t in ticks]


@pytest.mark.parametrize("people", [30, 100, 1000])
@pytest.mark.parametrize("seed", range(5))
def test_options_with_commas_are_found_where_a_comma_also_parts_them(people, seed):
    cells, ticks = answers(FORM, people, ", ", seed)
    found = find_options(cells)
    assert found is not None
    assert set(found.options) == set(FORM)
    assert [found.ticks[cell] for cell in cells if cell] == [t for t in ticks if t]
    assert set(found.with_separator) == {FORM[0], FORM[2], FORM[3]}


def test_options_without_any_hint_are_found_when_enough_people_answered():
    form = ["Genetics, Genomics, Bioinformatics", "Chemistry", "Physics", "Space", "Art, Design", "Law"]
    cells, _ = answers(form, 200, ", ", 1)
    assert set(find_options(cells).options) == set(form)


def test_two_options_often_ticked_together_stay_two():
    dice = random.Random(2)
    cells = []
    for _ in range(400):
        both = dice.random() < 0.5
        ticks = [o for o in ("Chemistry", "Physics") if both and dice.random() < 0.95]
        ticks += [o for o in ("Law", "Art") if dice.random() < 0.3]
        cells.append(", ".join(ticks))
    assert set(find_options(cells).options) == {"Chemistry", "Physics", "Law", "Art"}


def test_two_rare_options_with_the_same_two_friends_stay_two():
    cells, _ = answers(["Teaching", "Outreach", "Maps", "Law"], 60, ", ", 3)
    cells[:2] = ["Teaching, Braille, Esperanto", "Braille, Esperanto"]
    assert {"Braille", "Esperanto"} <= set(find_options(cells).options)


def test_an_option_that_begins_like_another_is_told_apart_by_its_small_letter():
    cells = ["Yes", "Yes, but only in writing", "Maybe", "Maybe, Yes", "Yes", "Maybe, Yes, but only in writing"] * 6
    assert set(find_options(cells).options) == {"Yes", "Yes, but only in writing", "Maybe"}


def test_where_all_options_are_small_a_small_letter_says_nothing():
    cells = ["helper, learner", "learner", "helper", "helper, instructor, host", "learner, host", "instructor"] * 4
    assert set(find_options(cells).options) == {"helper", "learner", "instructor", "host"}


def test_a_stray_answer_under_other_does_not_break_an_option():
    cells, _ = answers(FORM, 1000, ", ", 4)
    cells[0] = "metadata"
    assert set(FORM) <= set(find_options(cells).options)


@pytest.mark.parametrize(
    "cells",
    [
        ["Yes, gladly", "No, thanks"] * 20,
        ["It is honest, kind and loyal.", "It is honest, kind, and loyal."] * 50,
        ["Paris, France", "Lima, Peru", "Oslo, Norway", "Lyon, France"] * 10,
        ["1,000", "2,500", "1,000"] * 9,
        ["Teaching", "Outreach"] * 9,
        [f"I, person {k}, like {k} things, and some, well, more." for k in range(40)],
        ["Doe, Rosa", "Roe, Ada", "Poe, Ada", "Moe, Rosa"],
        [],
        [""],
    ],
)  # fmt: skip
def test_single_answers_with_commas_are_no_list(cells):
    assert find_options(cells) is None


@pytest.mark.parametrize(
    ("separator", "name"), [(";", ";"), ("; ", ";"), (", ", ", "), (",", ","), ("|", "|"), ("\n", "line break")]
)
def test_every_common_separator_is_found(separator, name):
    cells, ticks = answers(["Teaching, training", "Outreach", "Maps", "Law"], 120, separator, 5)
    found = find_options(cells)
    assert found.separator == name
    assert [found.ticks[cell] for cell in cells if cell] == [t for t in ticks if t]


def test_microsoft_ends_every_answer_with_a_semicolon():
    found = find_options(["Teaching;", "Maps, old and new;", "Teaching;"])
    assert found.options == ("Teaching", "Maps, old and new")
    several = find_options(["Teaching;Maps;", "Maps;", "Teaching;Maps, old and new;", "Maps;"])
    assert set(several.options) == {"Teaching", "Maps", "Maps, old and new"}


def test_a_question_that_says_all_that_apply_is_a_list_even_of_few():
    cells = ["Teaching, Maps", "Law, Art"]
    assert find_options(cells) is None
    assert find_options(cells, heading="Your topics? Select all that apply.").options


def test_brackets_that_never_close_part_like_anything_else():
    cells = ["Teaching :(, Maps", "Maps", "Teaching :(", "Teaching :(, Maps, Law", "Law"] * 5
    assert set(find_options(cells).options) == {"Teaching :(", "Maps", "Law"}


def test_with_known_options_the_longest_fits_first():
    assert split_at_known("Yes, but later, Maps, own words, Yes", ["Yes", "Yes, but later", "Maps"], ", ") == (
        "Yes, but later", "Maps", "own words", "Yes",
    )  # fmt: skip


@given(st.lists(st.text(alphabet="AbCd ,;()|\n", max_size=30), max_size=30))
def test_nothing_that_was_answered_is_lost(cells):
    found = find_options(cells)
    if found:
        for cell in filter(str.strip, cells):
            letters = [letter for letter in "".join(found.ticks[cell.strip()]) if letter.isalpha()]
            assert letters == [letter for letter in cell if letter.isalpha()]


def test_twenty_thousand_different_free_texts_are_read_in_good_time():
    from time import process_time

    dice = random.Random(6)
    words = [f"word{k}" for k in range(3000)]
    cells = [", ".join(dice.choices(words, k=6)) for _ in range(20_000)]
    start = process_time()
    find_options(cells)
    assert process_time() - start < 20
