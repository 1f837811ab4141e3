"""The demo: everybody is invented, everything in it could have happened, and it exists in a demo alone."""

import pytest
from allauth.account.models import EmailAddress
from django.db.models import F
from django.test import override_settings
from django.urls import NoReverseMatch, include, path, reverse

from sameboat.base.kit import clock
from sameboat.config import urls as usual
from sameboat.doors.cli.demo.filling import fill, is_filled
from sameboat.doors.home.demo_cast import CAST
from sameboat.members.notices.models import Letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Programme, Round
from sameboat.mentoring.wishes.models import Answer, Consent, Wish
from tests.site_makers import person

pytestmark = pytest.mark.django_db
urlpatterns = [*usual.urlpatterns, path("demo/", include("sameboat.doors.home.demo_urls"))]
handler404, handler500 = usual.handler404, usual.handler500

in_a_demo = override_settings(ROOT_URLCONF=__name__, DEMO=True)


def test_a_demo_tells_of_rounds_in_every_state():
    told = []
    fill(lambda stage, done: told.append((stage, done)))
    assert is_filled()
    assert len({stage for stage, _ in told}) >= 5, "whoever waits sees what is being done"
    now = clock.now()
    stacks = {round_.number: round_ for round_ in Round.objects.filter(programme__slug="open-stacks")}
    assert stacks[1].ended_at
    assert stacks[2].announced_at
    assert not stacks[2].ended_at
    assert stacks[3].is_open(now)
    reviewed = Round.objects.get(programme__slug="archives-across-borders")
    assert reviewed.closed_at
    assert not reviewed.announced_at
    assert {programme.shape for programme in Programme.objects.all()} == {"pairs", "mentors", "circles"}
    assert stacks[3].enrolments.filter(applied_at__isnull=False).count() > 300
    _everybody_is_invented()
    _everything_could_have_happened(now)
    _private_words_are_sealed()


def _everybody_is_invented():
    assert not Person.objects.filter(invented=False).exists()
    assert not Person.objects.exclude(email__endswith="@example.org").exists()
    assert not any(one.has_usable_password() for one in Person.objects.all())
    assert EmailAddress.objects.filter(verified=True).count() == Person.objects.count()
    assert set(Person.objects.values_list("email", flat=True)) >= {part.email for part in CAST}


def _everything_could_have_happened(now):
    sent = Enrolment.objects.filter(applied_at__isnull=False)
    assert not sent.filter(applied_at__gt=now).exists()
    assert not sent.filter(started_at__gt=F("applied_at")).exists()
    assert not sent.filter(person__joined_at__gt=F("applied_at")).exists(), "nobody applied before they had joined"
    assert not Enrolment.objects.filter(applied_at__isnull=False, of_age_at=None).exists()
    for round_ in Round.objects.exclude(closes_on=None):
        assert round_.enrolments.filter(applied_at__gt=clock.now()).count() == 0
    assert Letter.objects.count() >= sent.count(), "nobody who applied was left in silence"
    assert Letter.objects.open().filter(made_at__lt=now - clock.timedelta(days=4)).count() == 0
    assert Answer.objects.exclude(question__round=F("enrolment__round")).count() == 0
    assert Wish.objects.filter(question__wishable=False).count() == 0


def _private_words_are_sealed():
    private = Answer.objects.filter(question__private=True)
    assert private.count() > 20
    assert not private.filter(sealed=None).exists()
    assert not private.exclude(values=[]).exists()
    consents = Consent.objects.filter(withdrawn_at=None)
    asked = {(consent.enrolment_id, consent.question_id) for consent in consents}
    assert set(private.values_list("enrolment_id", "question_id")) <= asked


@in_a_demo
def test_one_button_signs_in_as_anybody_of_the_cast(client):
    for part in CAST:
        person(part.name, email=part.email, invented=True)
    page = client.get("/demo/").text
    for part in CAST:
        assert reverse("play", args=[part.key]) in page
        answer = client.post(f"/demo/as/{part.key}/")
        assert answer.status_code == 302
        assert part.name in client.get("/today/").text


@in_a_demo
def test_nobody_is_signed_in_by_a_link_alone(client):
    person(CAST[0].name, email=CAST[0].email, invented=True)
    assert client.get(f"/demo/as/{CAST[0].key}/").status_code == 405


@in_a_demo
def test_no_button_signs_in_as_a_real_person(client):
    person(CAST[0].name, email=CAST[0].email)
    assert client.post(f"/demo/as/{CAST[0].key}/").status_code == 404
    assert client.post("/demo/as/somebody-else/").status_code == 404


@in_a_demo
def test_every_page_of_a_demo_says_that_it_is_one(client):
    for address in ("/", "/help/", "/account/login/", "/demo/"):
        assert "This is a demo" in client.get(address).text


def test_elsewhere_these_pages_do_not_exist(client):
    with pytest.raises(NoReverseMatch):
        reverse("play", args=["coordinator"])
    for address in ("/demo/", "/demo/post/", "/demo/as/coordinator/"):
        missing = client.get(address)
        assert missing.status_code == 404
        assert missing.content == client.get("/never-was/").content.replace(b"/never-was/", address.encode())
        assert client.post(address).status_code in {403, 404}
    assert "This is a demo" not in client.get("/").text
