"""Two people are introduced: both say yes, or nothing happens, and nobody learns who said what."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.opportunities import actions, queries
from sameboat.members.notices.models import Letter
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.members.safety.models import Block
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import listed_for, read
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Ana, who has Ben as a partner in one round and Cleo in another."""
    ana, ben = make.parts_of(make.partners("Ana", "Ben"))
    other = make.round_of()
    applied = [
        make.proved_applicant(other, who, country=c) for who, c in ((ana.person, "PT"), (make.person("Cleo"), "UY"))
    ]
    cleo = open_partnership(other, applied, reason="", by=None).partners.get(person__name="Cleo")
    return ana.person, ben, cleo


def introduce(ana, ben, cleo):
    return actions.introduce([(ben.pk, "She binds books."), (cleo.pk, "He maps archives.")], by=ana)


def answer(part, *, yes):
    return actions.answer_introduction(queries.asked_of(part.person).get(), yes=yes, by=part.person)


def test_with_two_yeses_they_have_each_other(three):
    ana, ben, cleo = three
    introduce(ana, ben, cleo)
    [side] = read(queries.asked_of(ben.person), make.reader(ben))
    assert side.said["sentence"] == "She binds books."
    assert answer(ben, yes=True).became is None
    became = answer(cleo, yes=True).became
    assert {part.person for part in became.partners.all()} == {ben.person, cleo.person}
    assert "Cleo" in {each.called for each in listed_for(ben.person)}
    assert Letter.objects.filter(kind="you_have_each_other").count() == 2


@pytest.mark.parametrize("first_says_yes", [True, False])
def test_with_a_no_nothing_happens_and_nobody_is_told(three, first_says_yes):
    ana, ben, cleo = three
    introduce(ana, ben, cleo)
    answer(ben, yes=first_says_yes)
    answer(cleo, yes=False)
    assert Partnership.objects.filter(round=None).count() == 0
    assert queries.made_by(ana).count() == 1, "to whoever introduced them it still waits"
    assert not Letter.objects.filter(kind="you_have_each_other").exists()


def test_an_introduction_is_forgotten_after_a_month(three):
    ana, ben, cleo = three
    introduce(ana, ben, cleo)
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert not queries.asked_of(ben.person).exists()
        assert not queries.made_by(ana).exists()


def avoids(one, other):
    name_people_to_avoid([other.email], by=one)


def has_blocked(one, other):
    Block.objects.create(by=one, whom=other)


@pytest.mark.parametrize("keeps_apart", [avoids, has_blocked])
def test_two_who_must_not_meet_are_not_asked_and_nobody_can_tell(three, keeps_apart):
    ana, ben, cleo = three
    keeps_apart(cleo.person, ben.person)
    introduce(ana, ben, cleo)
    assert not queries.asked_of(ben.person).exists()
    assert not queries.asked_of(cleo.person).exists()
    assert queries.made_by(ana).count() == 1
    assert not Letter.objects.filter(kind="somebody_to_know").exists()


def test_only_people_of_ones_own_who_do_not_know_each_other_can_be_introduced(three):
    ana, ben, cleo = three
    stranger = make.parts_of(make.partners("Dan", "Eve"))[0]
    with pytest.raises(Refused, match="your partners now"):
        introduce(ana, ben, stranger)
    with pytest.raises(Refused, match="two different"):
        introduce(ana, ben, ben)
    introduce(ana, ben, cleo)
    answer(ben, yes=True)
    answer(cleo, yes=True)
    with pytest.raises(Refused, match="partners already"):
        introduce(ana, ben, cleo)


def test_what_is_taken_back_waits_for_nobody(three):
    ana, ben, cleo = three
    actions.take_introduction_back(introduce(ana, ben, cleo), by=ana)
    assert not queries.asked_of(ben.person).exists()
