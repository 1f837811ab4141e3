"""What partners pass on, and who may know that somebody looks for work."""

from __future__ import annotations

import pytest

from sameboat.base.kit.verdicts import Refused
from sameboat.commons.opportunities import actions, queries
from sameboat.commons.opportunities.models import Kind, Passed, Reaching
from sameboat.commons.opportunities.rules import passing as rules
from sameboat.members.notices.models import Letter
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    ana, ben = make.parts_of(make.partners("Ana", "Ben"))
    for part, work in ((ana, "City Library"), (ben, "University of the South")):
        says_where_they_work(part, work)
    return ana, ben


def says_where_they_work(part, work):
    question = part.round.questions.get(key="employer")
    Answer.objects.create(enrolment=part.enrolment, question=question, values=[work])


def found(part):
    reader = make.reader(part)
    return queries.found_among(queries.found_for(reader), reader)


def pass_on(part, to, **facts):
    said = {"kind": Kind.READING, "title": "On zines", "link": "https://example.org/zines", "word": "For you"} | facts
    return actions.pass_on(
        part.partnership_id, to=[each.pk for each in to], by=part.person, reader=make.reader(part), **said
    )


def test_a_link_reaches_those_it_was_meant_for_and_lies_sealed():
    ana, ben, cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    row = pass_on(ana, [ben])
    assert b"zines" not in bytes(Passed.objects.get(pk=row.pk).sealed)
    [for_ben] = found(ben)
    assert (for_ben.passed.said["title"], for_ben.host) == ("On zines", "example.org")
    assert found(cleo) == []


def test_whoever_passed_it_on_learns_of_thanks_and_of_nothing_else(two):
    ana, ben = two
    pass_on(ana, [ben])
    actions.look_at(make.reader(ben))
    reaching = Reaching.objects.get()
    actions.put_away(reaching, by=ben.person)
    [of_ana] = found(ana)
    assert of_ana.thanked_by == []
    actions.say_thanks(reaching, by=ben.person)
    assert found(ana)[0].thanked_by == [ben]


def test_one_letter_says_that_something_waits_until_its_reader_has_looked(two):
    ana, ben = two
    pass_on(ana, [ben])
    pass_on(ana, [ben], title="More of it")
    assert Letter.objects.filter(kind="something_was_passed_on", to=ben.person).count() == 1
    actions.look_at(make.reader(ben))
    pass_on(ana, [ben], title="And again")
    assert Letter.objects.filter(kind="something_was_passed_on", to=ben.person).count() == 2


def test_what_was_taken_back_is_on_nobodys_page(two):
    ana, ben = two
    row = pass_on(ana, [ben])
    actions.take_back(row, by=ana.person)
    assert [found(part) for part in two] == [[], []]


def test_a_post_goes_only_to_whoever_looks_and_only_where_they_can_work(two):
    ana, ben = two
    with pytest.raises(Refused, match="has not said here"):
        pass_on(ana, [ben], kind=Kind.JOB, places=["UY"])
    actions.say_that_i_look(ben.partnership_id, what="Cataloguing", places=["UY", "AR"], by=ben.person)
    with pytest.raises(Refused, match="not in a place"):
        pass_on(ana, [ben], kind=Kind.JOB, places=["JP"])
    pass_on(ana, [ben], kind=Kind.JOB, places=["AR", "JP"])
    pass_on(ana, [ben], kind=Kind.JOB, places=[], title="From anywhere")
    assert len(found(ben)) == 2


def test_nobody_of_the_same_employer_ever_sees_that_somebody_looks(two):
    ana, ben = two
    actions.say_that_i_look(ben.partnership_id, what="Cataloguing", places=["UY"], by=ben.person)
    assert list(queries.looking_here(make.reader(ana), [ben])) == [ben]
    Answer.objects.filter(enrolment=ana.enrolment, question__key="employer").update(values=["the University, of South"])
    assert queries.looking_here(make.reader(ana), [ben]) == {}


def test_where_it_is_not_certain_nobody_can_say_that_they_look_and_the_reason_tells_nothing():
    ana, ben = make.parts_of(make.partners("Ana", "Ben"))
    says_where_they_work(ben, "University of the South")
    with pytest.raises(Refused) as unknown:
        actions.say_that_i_look(ben.partnership_id, what="", places=["UY"], by=ben.person)
    says_where_they_work(ana, "University of the South")
    with pytest.raises(Refused) as the_same:
        actions.say_that_i_look(ben.partnership_id, what="", places=["UY"], by=ben.person)
    assert str(unknown.value.why) == str(the_same.value.why)


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        ({"City Library"}, [{"State Archive"}], True),
        ({"City Library"}, [{"The City Library"}], False),
        ({"Bibliothèque de la Ville"}, [{"bibliotheque ville"}], False),
        ({"City Library"}, [{"State Archive"}, set()], False),
        (set(), [{"State Archive"}], False),
        ({"City Library", "State Archive"}, [{"state archive."}], False),
    ],
)
def test_two_employers_are_the_same_however_they_are_written(mine, theirs, apart):
    assert rules.are_certainly_apart(mine, theirs) is apart


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "example.org",
        "https://",
        "http://[",
        "https://a b",
        "mailto:a@example.org",
    ],
)
def test_what_is_no_address_of_the_web_is_not_passed_on(link):
    assert not rules.is_a_link(link)
