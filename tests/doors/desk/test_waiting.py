"""The room *Waiting*, as a coordinator finds it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.mentoring.matching.actions.offers import offer_each
from sameboat.mentoring.matching.actions.running import run_round
from sameboat.mentoring.matching.models import Offer, Run
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make
from tests.mentoring.matching.mentors import round_of_mentors, taking_part

pytestmark = pytest.mark.django_db


class Desk:
    """A coordinator at the desk of one round."""

    def __init__(self, round_):
        self.round, self.client = round_, Client()
        self.coordinator = make.on_the_team(round_.programme)
        self.client.force_login(self.coordinator, backend="django.contrib.auth.backends.ModelBackend")

    def address(self, name, *more):
        return reverse(name, args=[self.round.programme.slug, self.round.number, *more])

    def reads(self, name, *more, **query):
        return self.client.get(self.address(name, *more), query).content.decode()

    def posts(self, route, *more, **data):
        return self.client.post(self.address(route, *more), data, follow=True).content.decode()


@pytest.fixture
def desk():
    then = clock.now() - timedelta(hours=1)
    return Desk(make.round_of(closes_on=None, announced_at=then, rules={"different": ["country"]}))


def comes(desk, name, country):
    return make.proved_applicant(desk.round, make.person(name), country=country, languages=["en"])


def test_those_who_wait_are_matched_read_and_told(desk):
    one, other, third = comes(desk, "Ada", "PT"), comes(desk, "Ben", "NZ"), comes(desk, "Cleo", "PT")
    assert "applied after partners were told" in desk.reads("desk_waiting")
    desk.posts("desk_waiting_run")
    assert "The program is looking" in desk.reads("desk_waiting")
    run_round.func(str(Run.objects.get().pk))
    shown = desk.reads("desk_waiting")
    assert "What was found" in shown
    assert "Tell them" in shown
    desk.posts("desk_waiting_telling")
    assert Partner.objects.filter(enrolment__in=[one, other, third]).count() == 2
    assert "What was found" not in desk.reads("desk_waiting")


def test_a_group_is_left_out_and_goes_on_waiting(desk):
    comes(desk, "Ada", "PT"), comes(desk, "Ben", "NZ")
    desk.posts("desk_waiting_run")
    run = Run.objects.get()
    run_round.func(str(run.pk))
    desk.posts("desk_waiting_telling", without=str(run.groups.get().pk))
    assert not Partner.objects.exists()


def test_somebody_who_never_came_is_found_by_name_and_replaced(desk):
    behind, absent = comes(desk, "Ada", "PT"), comes(desk, "Ben", "NZ")
    open_partnership(desk.round, [behind, absent], reason="", by=None)
    part = Partner.objects.get(enrolment=absent)
    assert "Ben" in desk.posts("desk_never_came", name="be")
    assert "Nobody of that name" in desk.posts("desk_never_came", name="zzz")
    assert "Did Ben never come?" in desk.reads("desk_missed", part.pk)
    shown = desk.posts("desk_missed", part.pk)
    assert "was left waiting by a partner" in shown
    assert "Ben" not in shown, "nobody is shown to be absent"


def test_newcomers_are_a_setting(desk):
    desk.posts("desk_newcomers", newcomers="weekly")
    desk.round.refresh_from_db()
    assert desk.round.newcomers == "weekly"
    assert "Choose one of the three" in desk.posts("desk_newcomers", newcomers="never")


def test_offers_and_room_are_shown_where_there_are_mentors(desk):
    assert desk.client.get(desk.address("desk_offers")).status_code == 404
    mentors = Desk(round_of_mentors(days_to_accept=3))
    mentor, mentee = (
        taking_part(mentors.round, "Ada", "mentor", capacity=3),
        taking_part(mentors.round, "Ben", "mentee"),
    )
    assert "No mentor has been asked yet" in mentors.reads("desk_offers")
    offer_each(mentors.round, [(mentor, mentee, "Both speak English.")], run=None, by=None)
    shown = mentors.reads("desk_offers", state="waits")
    assert "Ben" in shown
    assert "There is room for 2 more people" in shown
    mentors.posts("desk_offers", days="7")
    mentors.round.refresh_from_db()
    assert mentors.round.days_to_accept == 7


def test_the_rooms_ask_the_database_as_often_however_many_wait(desk):
    def asked(name):
        desk.reads(name)
        with CaptureQueriesContext(connection) as looked:
            desk.reads(name)
        return len(looked)

    def come(n):
        one, other = comes(desk, f"Newcomer {n}", "PT"), comes(desk, f"Late {n}", "NZ")
        open_partnership(desk.round, [one, other], reason="", by=None)
        comes(desk, f"Waiting {n}", "PT")

    come(1)
    before = [asked("desk_waiting"), asked("desk_never_came")]
    come(2), come(3)
    assert [asked("desk_waiting"), asked("desk_never_came")] == before


def test_a_mentor_reads_and_answers_on_pages_of_their_own():
    round_ = round_of_mentors(days_to_accept=3)
    mentor, mentee = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Ben", "mentee", asks="writing")
    [offer] = offer_each(round_, [(mentor, mentee, "Both speak English.")], run=None, by=None)
    place = [round_.programme.slug, round_.number]
    hers, his = Client(), Client()
    hers.force_login(mentor.person, backend="django.contrib.auth.backends.ModelBackend")
    his.force_login(mentee.person, backend="django.contrib.auth.backends.ModelBackend")
    assert "Somebody would be glad of you" in hers.get(reverse("today")).content.decode()
    assert "1 mentee waits for your answer" in hers.get(reverse("my_application", args=place)).content.decode()
    shown = hers.get(reverse("my_offer", args=[*place, offer.pk])).content.decode()
    assert "writing" in shown
    assert mentee.person.email not in shown
    waits = his.get(reverse("my_application", args=place)).content.decode()
    assert "A mentor is being asked about you" in waits
    assert "Ada" not in waits
    assert his.get(reverse("my_offer", args=[*place, offer.pk])).status_code == 404
    answer = hers.post(reverse("offer_passing", args=[*place, offer.pk]), follow=True).content.decode()
    assert "never learns of it" in answer
    assert "writing" not in hers.get(reverse("my_offer", args=[*place, offer.pk])).content.decode(), "answered, so gone"
    assert Offer.objects.get().passed_at is not None
    again = hers.post(reverse("offer_acceptance", args=[*place, offer.pk]), follow=True).content.decode()
    assert "You passed on already" in again
