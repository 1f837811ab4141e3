"""What every other app does when somebody leaves or pauses, and what it adds to one's own copy."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.notices.actions import send_words
from sameboat.members.notices.models import Letter
from sameboat.members.people import actions, queries, registry
from sameboat.members.people.rules import Near
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.members.safety.models import Avoidance
from sameboat.mentoring.programmes.models import Enrolment, TeamMember
from sameboat.mentoring.wishes.models import Answer
from tests.members.people.makers import proved
from tests.site_makers import applicant, on_the_team, programme, round_of

pytestmark = pytest.mark.django_db


def test_leaving_withdraws_applications_and_erases_answers():
    ana, other = proved(), proved("Tomas")
    round_ = round_of()
    applicant(round_, ana, country="PT", interests=["maps", "oral history"])
    applicant(round_, other, country="BR")
    name_people_to_avoid(["Somebody Loud"], by=ana)
    on_the_team(round_.programme, who=ana)
    actions.leave(by=ana)
    assert Enrolment.objects.get(person=ana).withdrawn_at
    assert not Answer.objects.filter(enrolment__person=ana).exists()
    assert not Avoidance.objects.filter(person=ana).exists()
    assert TeamMember.objects.get(person=ana).until
    assert Enrolment.objects.get(person=other).withdrawn_at is None
    assert Answer.objects.filter(enrolment__person=other).exists()


def test_leaving_tells_before_what_each_app_erases(client):
    client.force_login(proved())
    page = client.get(reverse("my_leaving")).text
    assert "Your applications are withdrawn" in page
    assert "All that you answered and wished" in page
    assert "rather not meet" in page


def test_my_data_holds_what_every_app_knows(client):
    ana = proved()
    applicant(round_of(), ana, country="PT", interests=["maps"])
    name_people_to_avoid(["Somebody Loud"], by=ana)
    client.force_login(ana)
    data = json.loads(client.get(reverse("my_data")).content)
    assert data["answers and wishes"][0]["answers"]["interests"] == ["maps"]
    assert data["people you would rather not meet"] == ["Somebody Loud"]
    assert data["programmes"]["applications"][0]["as"] == "peer"


def test_people_of_one_programme_are_near():
    ana, tomas, stranger = proved(), proved("Tomas"), proved("Stranger")
    round_ = round_of()
    applicant(round_, ana)
    applicant(round_, tomas)
    applicant(round_of(), stranger)
    assert registry.how_near(tomas, ana) == Near.PROGRAMMES
    assert registry.how_near(stranger, ana) == Near.STRANGER
    assert registry.how_near(on_the_team(round_.programme), ana) == Near.PROGRAMMES
    assert registry.how_near(on_the_team(programme()), ana) == Near.STRANGER
    actions.change_profile("Ana", {"work": "maps", "about": "boats"}, {"work": "programmes"}, by=ana)
    assert queries.profile_of(ana, tomas) == {"work": "maps"}
    assert queries.profile_of(ana, stranger) == {}


def test_whoever_was_deferred_or_has_withdrawn_is_not_near():
    ana, tomas = proved(), proved("Tomas")
    round_ = round_of()
    applicant(round_, ana)
    hers = applicant(round_, tomas)
    for state in ("deferred_at", "withdrawn_at"):
        Enrolment.objects.filter(pk=hers.pk).update(deferred_at=None, withdrawn_at=None)
        Enrolment.objects.filter(pk=hers.pk).update(**{state: clock.now()})
        assert registry.how_near(tomas, ana) == Near.STRANGER


def test_letters_to_somebody_who_pauses_wait_and_codes_do_not():
    ana = proved()
    actions.begin_pause(by=ana)
    code = send_words("Your code", "ABCD", to=ana, key=f"code:{uuid4()}")
    other = send_words("News", "Something", to=ana, key=f"news:{uuid4()}")
    Letter.objects.filter(pk=other.pk).update(urgent=False)
    assert {letter.pk for letter in Letter.objects.due(code.epoch)} == {code.pk}
    actions.end_pause(by=ana)
    assert {letter.pk for letter in Letter.objects.due(code.epoch)} == {code.pk, other.pk}


def test_nothing_more_is_sent_to_whoever_has_left():
    ana = proved()
    send_words("News", "Something", to=ana, key=f"news:{uuid4()}")
    actions.leave(by=ana)
    assert not Letter.objects.filter(to=ana).exists()
