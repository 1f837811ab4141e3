"""Feedback on exactly what both agreed on beforehand; help that is noted; and the tide, which counts nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.mentoring.feedback import actions
from sameboat.mentoring.feedback.models import Exchange
from sameboat.mentoring.feedback.queries import feedback_of, help_of, tide_of
from sameboat.mentoring.feedback.queries.occasions import feedback_waits
from sameboat.mentoring.feedback.rules.tide import HEIGHT, WIDTH, Mark, phases, tide
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.registry import journey_of
from tests import site_makers as make


@pytest.fixture
def two(db):  # noqa: ARG001  it makes rows
    return make.parts_of(make.partners("Ana", "Ben"))


def asked_by(part, receiver, *elements):
    return actions.propose(part.partnership_id, "My class", elements, receiver=receiver.pk, by=part.person)


def test_feedback_waits_until_both_have_agreed(two):
    ana, ben = two
    where, occasion = ana.partnership_id, asked_by(ana, ana, " pace ", "pace", "who gets asked")
    assert [each.text for each in feedback_waits(ben.person)] == ["Things to agree on, for feedback"]
    with pytest.raises(Refused, match="Agree to these first"):
        actions.give(where, occasion.pk, ["Good."], by=ben.person)
    actions.agree(where, occasion.pk, by=ben.person)
    with pytest.raises(Refused, match="others give it"):
        actions.give(where, occasion.pk, ["Good."], by=ana.person)
    actions.give(where, occasion.pk, ["Good.", ""], by=ben.person)
    [seen] = feedback_of(make.reader(ana))
    assert seen.elements == ["pace", "who gets asked"]
    assert seen.given[0].said == [("pace", "Good.")]
    assert [each.kind for each in journey_of(make.reader(ben)) if each.kind == "feedback"] == ["feedback"]
    assert set(Letter.objects.values_list("kind", "to__name")) == {
        ("feedback_waits", "Ana"),
        ("feedback_waits", "Ben"),
    }


def test_only_whoever_was_asked_finds_that_something_waits(db):  # noqa: ARG001
    ana, ben, cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    asked_by(ana, ben, "pace")
    waits = {each.person.name: len(list(feedback_waits(each.person))) for each in (ana, ben, cleo)}
    assert waits == {"Ana": 0, "Ben": 1, "Cleo": 0}, "Ana offered it to Ben"
    asked_by(ana, ana, "voice")
    waits = {each.person.name: len(list(feedback_waits(each.person))) for each in (ana, ben, cleo)}
    assert waits == {"Ana": 0, "Ben": 2, "Cleo": 1}, "Ana asked both"


def test_who_changes_the_elements_agrees_and_everybody_else_agrees_anew(two):
    ana, ben = two
    where, occasion = ana.partnership_id, asked_by(ana, ana, "pace")
    actions.agree(where, occasion.pk, by=ben.person)
    actions.change_elements(where, occasion.pk, "My class", ["voice"], by=ben.person)
    with pytest.raises(Refused, match="have not agreed"):
        actions.give(where, occasion.pk, ["Good."], by=ben.person)
    actions.agree(where, occasion.pk, by=ana.person)
    actions.give(where, occasion.pk, ["Clear."], by=ben.person)
    with pytest.raises(Refused, match="Begin another list"):
        actions.change_elements(where, occasion.pk, "My class", ["pace"], by=ana.person)
    assert feedback_of(make.reader(ana))[0].given[0].said == [("voice", "Clear.")]


def test_it_may_be_told_in_person_and_taken_back(two):
    ana, ben = two
    where, occasion = ana.partnership_id, asked_by(ben, ana, "pace")
    actions.agree(where, occasion.pk, by=ana.person)
    said = actions.give(where, occasion.pk, [], told_in_person=True, by=ben.person)
    assert feedback_of(make.reader(ana))[0].given[0].row.told_in_person
    with pytest.raises(Refused):
        actions.answer_feedback(where, said.pk, "thank", by=ben.person)
    actions.answer_feedback(where, said.pk, "thank", by=ana.person)
    assert list(feedback_waits(ana.person)) == []
    actions.take_feedback_back(where, said.pk, by=ben.person)
    assert feedback_of(make.reader(ana))[0].given == []


def test_help_is_noted_by_either_and_taken_out_by_whom_it_concerns(db):  # noqa: ARG001
    ana, ben, cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    noted = actions.note_help(ana.partnership_id, "a poster", helper=ana.pk, helped=ben.pk, by=ben.person)
    with pytest.raises(Refused):
        actions.take_help_out(ana.partnership_id, noted.pk, by=cleo.person)
    with pytest.raises(Refused, match="two different people"):
        actions.note_help(ana.partnership_id, "a poster", helper=ana.pk, helped=ana.pk, by=ana.person)
    with pytest.raises(Refused, match="sixty letters"):
        actions.note_help(ana.partnership_id, "a" * 61, helper=ana.pk, helped=ben.pk, by=ana.person)
    assert [each.says for each in help_of(make.reader(cleo))] == ["Ana helped Ben"]
    assert tide_of(make.reader(cleo), help_of(make.reader(cleo))) is None
    actions.take_help_out(ana.partnership_id, noted.pk, by=ana.person)
    assert not Exchange.objects.exists()


def test_the_tide_says_in_words_how_it_turned_and_names_nobody_where_it_ended_early(two):
    ana, ben = two
    for days, helper, helped, what in ((150, ben, ana, "a letter"), (10, ana, ben, "a class"), (9, ana, ben, "a rota")):
        on = clock.today() - timedelta(days=days)
        actions.note_help(ana.partnership_id, what, helper=helper.pk, helped=helped.pk, on=on, by=ana.person)
    found = tide_of(make.reader(ana), help_of(make.reader(ana)))
    assert found.says.startswith("At first Ben mostly helped you. Since ")
    assert any("a letter" in each for each in found.words)
    mirrored = tide_of(make.reader(ben), help_of(make.reader(ben)))
    assert mirrored.says.startswith("At first you mostly helped Ana.")
    Partnership.objects.update(ended_at=clock.now(), ended_early=True)
    ended = tide_of(make.reader(ana), help_of(make.reader(ana)))
    assert "Ben" not in ended.says + "".join(ended.words)


def test_a_list_of_help_has_the_same_number_of_looks_however_long_it_is(two, django_assert_num_queries):
    ana, ben = two
    reader = make.reader(ana)
    for looks in (1, 3):
        while Exchange.objects.count() < looks:
            actions.note_help(ana.partnership_id, "a class", helper=ana.pk, helped=ben.pk, by=ana.person)
        with django_assert_num_queries(3):
            assert len(help_of(reader)) == looks


def test_an_even_month_does_not_part_what_leaned_one_way():
    def on(month, *mine):
        return [Mark(date(2027, month, 3), one) for one in mine]

    marks = [*on(3, False), *on(4, True, False), *on(5, False), *on(6, True, False), *on(7, True)]
    assert [(each.lean, each.first.month, each.last.month) for each in phases(marks)] == [
        ("theirs", 3, 5),
        ("both", 6, 6),
        ("mine", 7, 7),
    ]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(days, st.booleans()), min_size=1, max_size=30))
def test_the_stream_stays_between_its_banks_whatever_was_noted(noted):
    drawn = tide([Mark(on, mine) for on, mine in noted], max(on for on, _mine in noted))
    points = [float(number) for number in re.findall(r"-?\d+\.?\d*", drawn.body)]
    assert all(0 <= across <= WIDTH for across in points[::2])
    assert all(0 < down < HEIGHT for down in points[1::2])
    assert 3 <= len(drawn.months) <= 18


def test_where_nothing_was_noted_there_is_no_tide():
    assert tide([], date(2027, 3, 1)) is None
