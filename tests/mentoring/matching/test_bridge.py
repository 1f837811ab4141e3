"""From rows to the engine's people, as the worker does it; and the gauge beside the engine."""

import subprocess
import sys

import numpy as np
import pytest
from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.base.vault.actions import forget
from sameboat.engine.encoding import encode
from sameboat.engine.matchmaking import match
from sameboat.engine.scoring import score_given
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.bridge import as_a_run_reads_it, as_the_engine_reads_it, people_for_the_engine
from sameboat.mentoring.matching.gauge.crowd import crowd_of, forget_crowds
from sameboat.mentoring.matching.gauge.reading import Must, read_gauge
from sameboat.mentoring.matching.rules import coarse
from sameboat.mentoring.wishes.actions.answers import save_answers
from sameboat.mentoring.wishes.actions.consents import give_consent, withdraw_consent
from sameboat.mentoring.wishes.actions.wishes import save_wishes
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.rules.said import Wished
from tests import site_makers
from tests.mentoring.matching.many import many_applicants

pytestmark = pytest.mark.django_db


def proved(enrolment):
    EmailAddress.objects.create(user=enrolment.person, email=enrolment.person.email, verified=True, primary=True)
    return enrolment


@pytest.fixture
def round_():
    made = site_makers.round_of()
    Question.objects.create(round=made, key="background", kind="choices", ask="Background?", private=True, position=20)
    Question.objects.create(round=made, key="free_hours", kind="hours", ask="When?", position=21)
    Question.objects.create(round=made, key="about", kind="text", ask="About?", wishable=False, position=22)
    return made


def people_by_name(round_):
    return {person.name: person for person in people_for_the_engine(round_)}


def test_a_person_is_handed_over_whole(round_):
    ines = proved(site_makers.applicant(round_, site_makers.person("Ines"), country="PT", interests=["Maps", "data"]))
    save_answers(
        ines,
        {"free_hours": ["Europe/Lisbon", "540-690"], "about": ["By the sea."]},
        by=ines.person,
    )
    save_wishes(ines, {"interests": Wished("these", ("music",), "must")}, by=ines.person)
    person = people_by_name(round_)["Ines"]
    assert person.id == str(ines.pk)
    assert person.answers == {"country": ("PT",), "interests": ("Maps", "data")}
    assert person.texts == {"about": "By the sea."}
    assert (person.free_hours.zone, person.free_hours.spans) == ("Europe/Lisbon", ((540, 690),))
    assert [(wish.question, wish.kind, wish.values, wish.weight) for wish in person.wishes] == [
        ("interests", "these", ("music",), "must")
    ]
    assert person.applied_at == ines.applied_at


def test_private_words_are_opened_only_while_consent_stands(round_):
    ines = proved(site_makers.applicant(round_, site_makers.person("Ines"), country="PT"))
    question = round_.questions.get(key="background")
    give_consent(ines, question, "tell", by=ines.person)
    save_answers(ines, {"background": ["heron"]}, by=ines.person)
    save_wishes(ines, {"background": Wished("same", (), "must")}, by=ines.person)
    person = people_by_name(round_)["Ines"]
    assert person.answers["background"] == ("heron",)
    assert person.consents == {"background": "tell"}
    assert [wish.question for wish in person.wishes] == ["background"]
    withdraw_consent(ines, question, by=ines.person)
    person = people_by_name(round_)["Ines"]
    assert "background" not in person.answers
    assert person.wishes == ()


def test_what_was_forgotten_stays_forgotten_and_harms_nobody_else(round_):
    for name in ("Ines", "Amal"):
        enrolment = proved(site_makers.applicant(round_, site_makers.person(name), country="PT"))
        give_consent(enrolment, round_.questions.get(key="background"), "use", by=enrolment.person)
        save_answers(enrolment, {"background": [name.lower()]}, by=enrolment.person)
        if name == "Ines":
            gone = enrolment.person
    forget(gone.pk)
    people = people_by_name(round_)
    assert "background" not in people["Ines"].answers
    assert people["Amal"].answers["background"] == ("amal",)


def test_people_are_avoided_by_address_and_by_name(round_):
    ines = proved(site_makers.applicant(round_, site_makers.person("Ines"), country="PT"))
    bo = proved(site_makers.applicant(round_, site_makers.person("Bo Lindqvist"), country="SE"))
    cy = proved(site_makers.applicant(round_, site_makers.person("Cy", email="cy@example.org"), country="NZ"))
    proved(site_makers.applicant(round_, site_makers.person("Di"), country="NZ"))
    name_people_to_avoid(["bo  lindqvist", "CY@example.org", "somebody else"], by=ines.person)
    people = people_by_name(round_)
    assert set(people["Ines"].avoid) == {str(bo.pk), str(cy.pk)}
    assert people["Bo Lindqvist"].avoid == people["Di"].avoid == ()


def test_free_words_are_spelt_one_way(round_):
    for name, word in (("Ines", "Baseball"), ("Amal", "baseball"), ("Bo", "baseball")):
        proved(site_makers.applicant(round_, site_makers.person(name), interests=[word]))
    assert {person.answers["interests"] for person in people_for_the_engine(round_)} == {("baseball",)}


def test_who_is_not_proved_withdrew_or_was_deferred_is_not_matched(round_):
    site_makers.applicant(round_, site_makers.person("Unproved"))
    for name, change in (("Withdrawn", "withdrawn_at"), ("Deferred", "deferred_at"), ("Here", None)):
        enrolment = proved(site_makers.applicant(round_, site_makers.person(name)))
        if change:
            setattr(enrolment, change, clock.now())
            enrolment.save()
    assert set(people_by_name(round_)) == {"Here"}


def test_the_worker_matches_a_small_round_and_nobody_meets_whom_they_avoid(round_):
    """In the worker, which may load the compiled engine."""
    enrolments = [
        proved(
            site_makers.applicant(round_, site_makers.person(f"P{k}"), country=["PT", "NZ"][k % 2], languages=["en"])
        )
        for k in range(4)
    ]
    name_people_to_avoid(["P1"], by=enrolments[0].person)
    found = match(people_for_the_engine(round_), as_a_run_reads_it(round_))
    groups = [set(group.members) for group in found.groups]
    mine = next(group for group in groups if str(enrolments[0].pk) in group)
    assert str(enrolments[1].pk) not in mine
    assert len(groups) == 2


def test_the_gauge_and_the_engine_read_the_same_wishes():
    """On a made-up round, pair by pair, before anything is rounded."""
    forget_crowds()
    round_ = many_applicants(80, seed=11)
    for enrolment in round_.enrolments.select_related("person"):
        proved(enrolment)
    enrolments = list(round_.enrolments.order_by("applied_at", "pk"))
    for at, mine in enumerate(enrolments[:12]):
        own = {answer.question.key: answer.values for answer in mine.answers.select_related("question")}
        musts = [Must("sector", ["same", "different"][at % 2]), Must("languages", "these", ("fr", "es"))][: 1 + at % 2]
        wishes = {must.key: Wished(must.kind, must.values, "must") for must in musts}
        save_wishes(mine, wishes, by=mine.person)
        crowd = encode(people_for_the_engine(round_), as_the_engine_reads_it(round_))
        me = crowd.index[str(mine.pk)]
        others = np.array([k for k in range(len(crowd)) if k != me])
        allowed = np.zeros(len(others), np.bool_)
        score_given(
            crowd.facts, np.full(len(others), me), others, np.zeros((2, 2, 2)), np.zeros((len(others), 4)), allowed
        )
        counted = [pk for pk in crowd_of(round_).people if pk != mine.pk][:70]
        fits = {crowd.people[k].id for k, may in zip(others, allowed, strict=True) if may}
        gauge = read_gauge(crowd_of(round_), round_, own=own, role="peer", me=mine.pk, musts=musts)
        assert gauge.fit == coarse(sum(str(pk) in fits for pk in counted))
        mine.wishes.all().delete()


def test_a_process_that_serves_pages_never_loads_the_compiled_engine():
    asked = (
        "import django; django.setup(); import sys;"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "import sameboat.mentoring.matching.bridge, sameboat.mentoring.matching.actions;"
        "sys.exit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
