"""A programme comes from a template, a round from the one before."""

import pytest

from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.programmes import actions, queries
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Role
from sameboat.mentoring.wishes.actions import open_round_and_ask
from tests import site_makers as make

pytestmark = pytest.mark.django_db


def a_founder():
    who = make.person("Ingrid Solberg")
    actions.let_open_programmes(who)
    return who


@pytest.mark.parametrize("template", BEGINNINGS)
def test_every_template_becomes_a_round_that_could_be_published_at_once(template):
    ingrid = a_founder()
    programme = actions.open_programme(template, "Open Stacks", "open-stacks", by=ingrid)
    round_ = open_round_and_ask(programme, by=ingrid)
    asked = BEGINNINGS[template].mapping()["questions"]
    assert [question.key for question in round_.questions.all()] == [question["id"] for question in asked]
    assert programme.team.get().role == Role.COORDINATOR
    actions.publish_round(round_, by=ingrid)
    assert queries.rounds_visible_to(make.person()).get() == round_


def test_somebody_without_the_right_is_told_why_a_programme_is_not_theirs_to_open():
    with pytest.raises(Refused, match="coordinate one here already"):
        actions.open_programme("iln", "Open Stacks", "open-stacks", by=make.person())


def test_whoever_coordinates_a_programme_may_open_another():
    coordinator = make.on_the_team(make.programme())
    assert actions.open_programme("circle", "Night Owls", "night-owls", by=coordinator).shape == "circles"


def test_a_country_coordinator_may_not():
    ambassador = make.on_the_team(make.programme(), Role.COUNTRY_COORDINATOR, country="PT")
    with pytest.raises(Refused):
        actions.open_programme("circle", "Night Owls", "night-owls", by=ambassador)


def test_the_next_round_takes_over_questions_rules_and_texts():
    ingrid = a_founder()
    programme = actions.open_programme("iln", "Open Stacks", "open-stacks", by=ingrid)
    first = open_round_and_ask(programme, by=ingrid)
    first.questions.filter(key="beyond_work").update(ask="What do you do on Sundays?")
    actions.change_texts(first, by=ingrid, conduct="Be kind.")
    actions.change_rules(first, {"country_cap": 0.25}, by=ingrid)
    actions.publish_round(first, by=ingrid)
    second = open_round_and_ask(programme, by=ingrid)
    assert second.number == 2
    assert second.conduct == "Be kind."
    assert second.rules["country_cap"] == 0.25
    assert second.questions.get(key="beyond_work").ask == "What do you do on Sundays?"
    assert second.published_at is None
