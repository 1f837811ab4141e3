"""After the loss of what was theirs alone: what is new works at once, what is older opens by any one of four ways."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.members.people import actions, queries, rules
from sameboat.members.people.actions.telling import link_to_stop
from sameboat.members.people.models import Person, Reopening
from sameboat.members.people.rules import Opening
from tests import site_makers as make
from tests.members.people.makers import sign_in_by_password
from tests.members.people.the_post import letters_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost():
    """Ana, who has Ben; she lost everything of her own and has a new password since a moment ago."""
    with time_machine.travel(clock.now() - timedelta(days=20), tick=False):
        ana, ben = (part.person for part in make.parts_of(make.partners("Ana", "Ben")))
    Person.objects.filter(pk=ana.pk).update(
        own_since=ana.joined_at, password_own_since=clock.now(), password=make.a_password()
    )
    ana.refresh_from_db()
    return ana, ben


def shown_by(person):
    person = Person.objects.get(pk=person.pk)
    return queries.shown_in(person, [{"method": "password", "at": clock.now().timestamp()}])


def ask(person, session_key="new"):
    return actions.ask_for_past(shown_by(person), by=person, session_key=session_key, device="Firefox Windows")


def opens_since(person):
    return Person.objects.get(pk=person.pk).password_own_since


def test_the_asking_is_told_on_every_other_way_and_opens_nothing(lost):
    ana, _ben = lost
    row = ask(ana)
    assert opens_since(ana) > ana.joined_at
    letter = letters_to(ana.email)[0]
    assert link_to_stop(row.pk).split(":1")[0] in letter.text
    assert "Firefox on Windows" in letter.text
    elsewhere = make.sign_in(Client(), ana)
    assert "Somebody signed in as you asks" in elsewhere.get(reverse("today")).text
    assert row.number in elsewhere.get(reverse("my_past")).text
    assert DiaryEntry.objects.filter(act="past_asked_for", whose=ana).exists()


def test_after_three_days_in_which_nobody_stopped_it_it_opens_for_that_one_way_alone(lost):
    ana, _ben = lost
    row = ask(ana)
    with time_machine.travel(row.until + timedelta(seconds=59), tick=False):
        assert actions.grant_what_waited() == 0
    with time_machine.travel(row.until + rules.GRACE, tick=False):
        assert actions.grant_what_waited() == 1
    assert opens_since(ana) == ana.joined_at
    assert "opens what is older now" in letters_to(ana.email)[0].subject


def test_a_stop_as_the_wait_ends_wins_and_stays(lost, client):
    ana, _ben = lost
    row = ask(ana)
    address = link_to_stop(row.pk).partition("//")[2].partition("/")[2]
    with time_machine.travel(row.until, tick=False):
        page = client.get(f"/{address}")
        assert not Reopening.objects.filter(stopped_at__isnull=False).exists()  # following a link changes nothing
        assert "Stop it" in page.text
        actions.grant_what_waited()
        client.post(f"/{address}")
    with time_machine.travel(row.until + timedelta(days=9), tick=False):
        assert actions.grant_what_waited() == 0
    assert opens_since(ana) > ana.joined_at
    assert "nothing was opened" in letters_to(ana.email)[0].subject
    assert "Nothing waits any more" in client.post(f"/{address}").text


def test_of_two_yeses_one_counts_and_after_a_stop_none(lost):
    ana, _ben = lost
    row = ask(ana)
    everything = Opening(ana.joined_at)
    actions.grant_from_here(row.pk, everything, by=ana)
    with pytest.raises(Refused):
        actions.grant_from_here(row.pk, everything, by=ana)
    assert actions.stop_reopening(row.pk, by=ana) is False
    assert opens_since(ana) == ana.joined_at


def test_another_browser_opens_no_more_than_it_can_read_itself(lost):
    ana, ben = lost
    row = ask(ana)
    for opening in (Opening(), Opening(row.speaks_since), Opening(row.speaks_since + timedelta(days=1))):
        with pytest.raises(Refused):
            actions.grant_from_here(row.pk, opening, by=ana)
    with pytest.raises(Refused):
        actions.grant_from_here(row.pk, Opening(ben.joined_at), by=ben)
    half = ana.joined_at + timedelta(days=5)
    actions.grant_from_here(row.pk, Opening(half), by=ana)
    assert opens_since(ana) == half


def test_the_partner_says_so_after_hearing_four_digits(lost, client):
    ana, ben = lost
    row = ask(ana)
    make.sign_in(client, ben, opened=False)
    address = reverse("really_my_partner", args=[ben.partnerships.get().partnership_id, row.pk])
    assert client.get(address).status_code == 404  # nobody asked him yet
    actions.ask_my_partner(by=ana)
    assert "Ana asks you to say" in client.get(reverse("today")).text
    page = client.get(address).text
    assert "voice or face" in page
    assert row.number not in page
    wrong = f"{(int(row.number) + 1) % 10_000:04}"
    assert client.post(address, {"number": wrong}).status_code == 422
    assert opens_since(ana) > ana.joined_at
    assert client.post(address, {"number": row.number}).status_code == 302
    assert opens_since(ana) == ana.joined_at


def test_a_partner_is_asked_once_and_only_where_something_waits(lost, client):
    ana, _ben = lost
    with pytest.raises(Refused, match="Nothing waits"):
        actions.ask_my_partner(by=ana)
    row = ask(ana)
    make.sign_in(client, Person.objects.get(pk=ana.pk), opened=False)
    for _click in range(2):
        page = client.post(reverse("ask_my_partner"), follow=True).text
        assert "finds the question" in page
    assert DiaryEntry.objects.filter(act="partner_asked").count() == 1
    actions.stop_reopening(row.pk, by=ana)
    actions.switch_vouching(False, Opening(), by=ana)
    ask(ana)
    with pytest.raises(Refused, match="do not allow"):
        actions.ask_my_partner(by=ana)


def test_guessing_the_digits_is_limited(lost):
    ana, ben = lost
    row = ask(ana)
    actions.ask_my_partner(by=ana)
    wrong = f"{(int(row.number) + 1) % 10_000:04}"
    for number in [wrong] * 5 + [row.number]:
        with pytest.raises(Refused):
            actions.grant_as_partner(row.pk, number, by=ben)
    assert opens_since(ana) > ana.joined_at


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_either_switches_the_partners_way_off(lost, client, who):
    ana, ben = lost
    row = ask(ana)
    actions.ask_my_partner(by=ana)
    actions.switch_vouching(False, Opening(), by=ana if who == "ana" else ben)
    make.sign_in(client, Person.objects.get(pk=ben.pk), opened=False)
    assert "asks you to say" not in client.get(reverse("today")).text
    with pytest.raises(Refused):
        actions.grant_as_partner(row.pk, row.number, by=ben)


def test_whoever_holds_the_mailbox_cannot_switch_it_on(lost):
    ana, _ben = lost
    actions.switch_vouching(False, Opening(), by=ana)
    for opening in (Opening(), Opening(opens_since(ana))):
        with pytest.raises(Refused):
            actions.switch_vouching(True, opening, by=ana)
    actions.switch_vouching(True, Opening(ana.joined_at), by=ana)


def test_a_stranger_and_a_partner_of_before_are_not_asked(lost):
    ana, ben = lost
    row = ask(ana)
    actions.ask_my_partner(by=ana)
    ben.partnerships.update(left_at=clock.now())
    for who in (ben, make.person("Cleo"), ana):
        with pytest.raises(Refused):
            actions.grant_as_partner(row.pk, row.number, by=who)


def test_what_was_asked_for_one_password_is_not_granted_to_another(lost):
    ana, _ben = lost
    row = ask(ana)
    Person.objects.filter(pk=ana.pk).update(password_own_since=clock.now() + timedelta(hours=1))
    with pytest.raises(Refused):
        actions.grant_from_here(row.pk, Opening(ana.joined_at), by=ana)
    with time_machine.travel(row.until + timedelta(hours=1), tick=False):
        assert actions.grant_what_waited() == 0
    assert Reopening.objects.get().stopped_at


def test_it_is_asked_once_at_a_time_and_three_times_a_month(lost):
    ana, _ben = lost
    for _time in range(3):
        row = ask(ana)
        with pytest.raises(Refused):
            ask(ana)
        actions.stop_reopening(row.pk, by=ana)
    with pytest.raises(Refused, match="three times"):
        ask(ana)


def test_after_a_change_of_address_the_wait_is_longer(lost):
    ana, _ben = lost
    actions.note_credential(ana, "email_changed", proved_since=None)
    assert ask(ana).until - clock.now() > timedelta(days=13)


def test_signing_the_device_out_stops_what_was_asked_there(lost, client):
    ana, _ben = lost
    sign_in_by_password(client, ana, "four words of my own")
    session = queries.sessions_of(ana)[0]
    ask(ana, session.session_key)
    actions.end_session(session, by=ana)
    assert Reopening.objects.get().stopped_at


def test_the_page_says_what_is_open_where_and_asks_from_there(lost, client):
    ana, _ben = lost
    make.sign_in(client, ana)
    page = client.get(reverse("my_past")).text
    assert "What is older, and closed here" in page
    assert client.post(reverse("ask_for_past")).status_code == 302
    page = client.get(reverse("my_past")).text
    assert "You asked that everything opens here" in page
    assert "Yes, that is me" not in page
    client.post(reverse("stop_my_reopening"))
    assert Reopening.objects.get().stopped_at
