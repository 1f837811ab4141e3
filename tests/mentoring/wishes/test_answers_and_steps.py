"""What counts as an answer, how questions are laid out, and what may be wished."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.wishes.models import Kind
from sameboat.mentoring.wishes.rules import consents, steps, wishes
from sameboat.mentoring.wishes.rules.answers import LONGEST_TEXT, MOST_VALUES, read_answer
from sameboat.mentoring.wishes.rules.hours import hours_as_values, hours_of


@dataclass
class Asked:
    key: str = "q"
    kind: str = "choices"
    options: tuple = ()
    private: bool = False
    needed: bool = False
    wishable: bool = True
    of: str = ""


@pytest.mark.parametrize(
    ("kind", "options", "said", "values"),
    [
        ("country", (), ["Neuseeland"], ("NZ",)),
        ("country", (), ["nz"], ("NZ",)),
        ("languages", (), ["English, français; pt"], ("en", "fr", "pt")),
        ("languages", (), ["English", "", "english"], ("en",)),
        ("zone", (), ["Lisbon"], ("Europe/Lisbon",)),
        ("choice", ("public", "school"), ["Public "], ("public",)),
        ("choice", (), ["City, County and Co"], ("City, County and Co",)),
        ("choices", ("maps, old", "data"), ["maps, old", "data"], ("maps, old", "data")),
        ("choices", (), ["maps,  teaching\nmaps"], ("maps", "teaching")),
        ("scale", ("early", "late"), ["late"], ("late",)),
        ("number", (), ["007,50"], ("7.5",)),
        ("number", (), ["-0"], ("0",)),
        ("place", (), ["  Rio   de Janeiro"], ("Rio de Janeiro",)),
        ("text", (), ["Two\r\nlines "], ("Two\nlines",)),
        ("text", (), ["  "], ()),
        ("asks", (), [], ()),
    ],
)
def test_an_answer_is_understood(kind, options, said, values):
    reading = read_answer(Asked(kind=kind, options=options), said)
    assert (reading.values, reading.troubles) == (values, ())


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("country", (), ["Atlantis"]),
        ("country", (), ["Portugal", "Spain"]),
        ("languages", (), ["Klingonese"]),
        ("zone", (), ["Middle of nowhere"]),
        ("choice", ("public",), ["casino"]),
        ("choice", (), ["x" * 121]),
        ("choices", (), [",".join(f"thing {k}" for k in range(MOST_VALUES + 1))]),
        ("number", (), ["seven"]),
        ("text", (), ["x" * (LONGEST_TEXT + 1)]),
    ],
)
def test_what_is_not_understood_is_said(kind, options, said):
    reading = read_answer(Asked(kind=kind, options=options), said)
    assert all(len(trouble) > 10 for trouble in reading.troubles)
    assert reading.troubles


@settings(deadline=None)
@given(st.sampled_from(Kind.values), st.lists(st.text(max_size=300), max_size=5))
def test_nothing_anybody_writes_breaks_the_reading(kind, said):
    reading = read_answer(Asked(kind=kind), said)
    assert all(isinstance(value, str) and value for value in reading.values)


def test_hours_come_back_as_they_went():
    values = hours_as_values("Europe/Lisbon", [(540, 690), [2520, 2640]])
    assert hours_of(values) == ("Europe/Lisbon", ((540, 690), (2520, 2640)))
    assert hours_as_values("", [(0, 30)]) == hours_as_values("Europe/Lisbon", []) == []
    assert hours_of([]) == ("", ())


def laid_out(template):
    asked = [
        Asked(q["id"], q["kind"], tuple(q.get("options", ())), q.get("private", False))
        for q in BEGINNINGS[template].mapping()["questions"]
    ]
    return asked, steps.steps_of(asked, two_sided=template in ("qut", "spectrum"), trios=template == "iln")


@pytest.mark.parametrize("template", list(BEGINNINGS))
def test_every_question_of_every_template_has_one_screen_and_there_are_few(template):
    asked, found = laid_out(template)
    shown = [q.key for step in found if step.about not in ("whom", "consent") for q in step.questions]
    assert sorted(shown) == sorted(q.key for q in asked)
    assert len(found) <= 9
    assert [found[0].name, found[-2].name, found[-1].name] == ["before", "whom", "check"]


def test_the_iln_has_six_screens():
    assert [step.name for step in laid_out("iln")[1]] == ["before", "you", "cares", "when", "whom", "check"]


def test_consent_comes_before_the_question():
    names = [step.name for step in laid_out("spectrum")[1]]
    assert names[:4] == ["before", "consent", "private", "you"], "first of all, where the programme asks it first"
    asked = [Asked("sector", "choice", ("a", "b"), False), Asked("gender", "choices", (), True)]
    names = [step.name for step in steps.steps_of(asked)]
    assert names == ["before", "you", "consent", "private", "whom", "check"]


@given(
    st.lists(
        st.tuples(st.sampled_from(Kind.values), st.booleans(), st.booleans()).map(
            lambda facts: (facts[0], facts[1], facts[2] and facts[0] not in ("country", "hours"))
        ),
        max_size=60,
    )
)
def test_no_screen_is_long_and_no_question_is_lost(facts):
    asked = [
        Asked(f"q{at}", kind, ("a", "b") if options else (), private)
        for at, (kind, options, private) in enumerate(facts)
    ]
    found = steps.steps_of(asked)
    shown = [q.key for step in found if step.about not in ("whom", "consent") for q in step.questions]
    assert sorted(shown) == sorted(q.key for q in asked)
    assert len({step.name for step in found}) == len(found)
    assert all(len(step.questions) <= steps.MOST_ON_A_SCREEN for step in found if step.about in ("you", "cares"))


def test_after_a_step_comes_the_next_and_private_ones_only_with_consent():
    _, found = laid_out("spectrum")
    assert steps.step_after(found, "consent").name == "you"
    assert steps.step_after(found, "consent", consented=["gender"]).name == "private"
    assert steps.step_after(found, "check").name == "check"


def test_mentors_are_named_by_those_who_would_like_one_and_nobody_else_is_led_there():
    asked = [Asked("sector", "choice", ("a", "b"), False)]
    found = steps.steps_of(asked, two_sided=True)
    assert [step.name for step in found] == ["before", "you", "mentors", "whom", "check"]
    assert steps.step_after(found, "you", role="mentee").name == "mentors"
    assert steps.step_after(found, "you", role="mentor").name == "whom"
    assert steps.unseen_steps(found, ["before", "you", "whom"]) == [], "nobody has to name anybody"


@pytest.mark.parametrize(
    ("kind", "wish", "own", "values", "may"),
    [
        ("choice", "same", ("public",), (), True),
        ("choice", "same", (), (), False),
        ("choice", "different", (), (), False),
        ("choice", "these", (), ("school",), True),
        ("choice", "these", ("public",), (), False),
        ("hours", "same", ("Europe/Lisbon", "0-60"), (), True),
        ("hours", "different", ("Europe/Lisbon", "0-60"), (), False),
        ("asks", "these", ("writing",), (), True),
        ("choice", "everything", ("public",), (), False),
    ],
)
def test_a_wish_needs_something_to_compare_with(kind, wish, own, values, may):
    assert bool(wishes.may_wish(Asked(kind=kind), wish, "should", values=values, own=own)) is may


def test_what_the_round_decides_is_no_wish_any_more():
    asked = [
        Asked("country", "country"),
        Asked("about", "text"),
        Asked("offers", "offers"),
        Asked("asks", "asks", of="offers"),
        Asked("sector", "choice"),
        Asked("secret", "choice", wishable=False),
    ]
    assert [q.key for q in wishes.wishes_asked(asked, ["country"])] == ["asks", "sector"]


@pytest.mark.parametrize(
    ("private", "consent", "may"),
    [(False, "", True), (True, "", False), (True, "use", True), (True, "tell", True), (True, "nonsense", False)],
)
def test_a_private_question_is_answered_only_with_consent(private, consent, may):
    assert bool(consents.may_answer(private=private, consent=consent)) is may


@pytest.mark.parametrize(
    ("is_own", "private", "step", "may"),
    [
        (True, True, "use", True),
        (True, True, "tell", True),
        (True, True, "all", False),
        (True, False, "use", False),
        (False, True, "use", False),
    ],
)
def test_consent_is_ones_own_and_about_something_private(is_own, private, step, may):
    assert bool(consents.may_consent(is_own=is_own, private=private, step=step)) is may
