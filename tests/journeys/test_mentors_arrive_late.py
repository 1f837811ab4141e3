"""Mentors arrive late: two mentees wait; one names the newcomer, who accepts her; the other goes to the next mentor.

In a real browser, without and with the page's script; what the worker does is called beside it.
"""

from __future__ import annotations

import re

import pytest

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.mentoring.matching.actions.newcomers import match_newcomers, tell_newcomers
from sameboat.mentoring.matching.actions.running import run_round
from sameboat.mentoring.matching.models import Offer, Run
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment
from tests import site_makers as make
from tests.doors.signup.filling_in import proved_person
from tests.mentoring.matching.mentors import round_of_mentors, taking_part

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round_():
    """A programme that goes on all year; its round was told when there was no mentor yet."""
    made = round_of_mentors(days_to_accept=5)
    for name, asks in (("Benno Quire", "writing"), ("Clelia Folio", "applications")):
        waiting = taking_part(made, name, "mentee", asks=asks)
        Enrolment.objects.filter(pk=waiting.pk).update(
            alone_since=clock.now(), saved_steps=["before", "you", "cares", "mentors", "whom"]
        )
    return made


def somebody(browser, live_server, signed_in, who, *, script=True):
    """Their own page, on a phone."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, java_script_enabled=script
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    signed_in(page, who)
    return page


def what_the_worker_does():
    """Its looks at those who wait: a run is started, brought to its end, and what it found is told."""
    match_newcomers()
    for run in Run.objects.going():
        run_round.func(str(run.pk))
    tell_newcomers()


def signs_up_as_a_mentor(page, address):
    """The whole sign-up of somebody who comes late, from the public page on."""
    page.goto(address)
    page.get_by_role("link", name="Begin").first.click()
    for yes in ("18 or older", "meant for people like me", "how we treat each other", "what is done with what I tell"):
        page.get_by_label(re.compile(yes)).check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", level=1, name="You and your work").wait_for()
    assert page.get_by_text("Mentees may name mentors they would like").is_visible(), "told before it is said"
    page.get_by_label("I would be a mentor").check()
    page.locator("input[name=q-languages]").first.fill("English")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", level=1, name="What you care about").wait_for()
    page.get_by_label("applications").first.check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", level=1, name="Whom would you like to meet?").wait_for()  # nobody is named by a mentor
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("heading", level=1, name="Check and send").wait_for()
    page.get_by_role("button", name="Send my application").click()
    page.get_by_role("heading", level=1, name="Your application").wait_for()


def test_mentors_arrive_late(browser, live_server, signed_in, round_):
    coordinator = make.on_the_team(round_.programme)
    benno = Enrolment.objects.get(person__name="Benno Quire")
    clelia = Enrolment.objects.get(person__name="Clelia Folio")
    here = f"/programmes/{round_.programme.slug}/{round_.number}/"
    room = f"/desk/{round_.programme.slug}/{round_.number}/"

    desk = somebody(browser, live_server, signed_in, coordinator)
    desk.goto(f"{room}waiting/")
    assert desk.get_by_text("stayed without a partner when the others were told").count() == 2
    desk.get_by_label("as each of them arrives").check()
    desk.get_by_role("button", name="Save").click()
    desk.get_by_text("It holds from now on").wait_for()

    ada = somebody(browser, live_server, signed_in, proved_person("Ada Verso"), script=False)
    signs_up_as_a_mentor(ada, here)

    mentee = somebody(browser, live_server, signed_in, clelia.person)
    mentee.goto(f"{here}application/")
    assert mentee.get_by_text("You wait for a partner.").is_visible()
    mentee.goto(f"{here}apply/mentors/")
    mentee.get_by_role("button", name=re.compile("Name.*Ada Verso")).click()
    mentee.get_by_role("button", name=re.compile("Take away.*Ada Verso")).wait_for()
    assert mentee.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"

    what_the_worker_does()
    assert [offer.mentee_id for offer in Offer.objects.waiting()] == [clelia.pk], "whom she named has one place"
    mentee.goto(f"{here}application/")
    assert mentee.get_by_text("A mentor is being asked about you.").is_visible()

    ada.goto("/today/")
    ada.get_by_role("link", name="Read, and answer").click()
    ada.get_by_role("heading", level=1, name="Would you be a mentor to Clelia Folio?").wait_for()
    assert ada.get_by_text("applications").first.is_visible()
    ada.get_by_role("button", name="Yes, I will be their mentor").click()
    ada.get_by_text("You are partners from now on.").wait_for()
    assert Partner.objects.filter(enrolment=clelia, left_at=None, role="mentee").exists()

    first, second = (taking_part(round_, name, "mentor", offers="writing") for name in ("Dora Bindery", "Emil Vellum"))
    what_the_worker_does()
    asked = Offer.objects.waiting().get(mentee=benno)
    other = second if asked.mentor_id == first.pk else first
    passing = somebody(browser, live_server, signed_in, asked.mentor.person)
    passing.goto("/today/")
    passing.get_by_role("link", name="Read, and answer").click()
    passing.get_by_role("button", name="Pass on").click()
    passing.get_by_text("the mentee never learns of it").wait_for()
    before = Letter.objects.filter(to=benno.person).count()
    what_the_worker_does()
    assert Offer.objects.waiting().get().mentor_id == other.pk, "the next best, and not the same again"
    assert Letter.objects.filter(to=benno.person).count() == before, "he never learns of it"

    desk.goto(f"{room}offers/")
    assert desk.get_by_role("cell", name="accepted").count() == 1
    assert desk.get_by_role("cell", name="passed on").count() == 1
    assert desk.get_by_role("cell", name=re.compile("waits for an answer")).count() == 1
    for page in (desk, ada, mentee, passing):
        page.context.close()
