"""Past talk opens once in each browser, to something that is one's own; whoever has nothing yet sets it up first."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.members.people.openings import LASTS, opening_of, own_path
from tests import site_makers as make
from tests.members.people.makers import PASSWORD, proved, sign_in_by_code, sign_in_by_password
from tests.members.people.test_factors import add_authenticator, reset_by_mail, set_password

pytestmark = pytest.mark.django_db
OPEN = "open_talk"


def to_open(client, back="/partners/"):
    return client.get(reverse(OPEN), {"next": back})


def is_open(client):
    return to_open(client).status_code == 302


def test_a_code_by_mail_opens_nothing_and_the_page_says_why(client):
    who = proved(password=PASSWORD)
    sign_in_by_code(client, who)
    page = to_open(client)
    assert page.status_code == 200
    assert "A mailbox may be read by others" in page.text
    assert "Your password" in page.text


def test_shown_once_it_is_open_for_thirty_days_in_this_browser_alone(client):
    who = proved(password=PASSWORD)
    other = Client()
    for browser in (client, other):
        sign_in_by_code(browser, who)
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": "/partners/"})
    assert answer.url == "/partners/"
    assert is_open(client)
    assert not is_open(other)
    client.post(reverse("account_logout"))
    sign_in_by_code(client, who)
    assert not is_open(client)


def test_after_thirty_days_it_is_asked_again(rf):
    who = make.person("Ana")
    request = rf.get("/")
    request.session = make.sign_in(Client(), who).session
    assert opening_of(request, who)
    with time_machine.travel(clock.now() + LASTS - timedelta(minutes=1)):
        assert opening_of(request, who)
    with time_machine.travel(clock.now() + LASTS + timedelta(minutes=1)):
        assert not opening_of(request, who)


def test_whoever_has_nothing_yet_sets_it_up_and_comes_back(client):
    who = proved()
    sign_in_by_code(client, who)
    page = to_open(client, "/partners/?page=2")
    assert "Add a passkey" in page.text
    answer = set_password(client)
    assert answer.url == reverse(OPEN)
    assert client.get(answer.url).url == "/partners/?page=2"


@pytest.mark.django_db(transaction=True)
def test_with_an_authenticator_the_way_back_leads_over_the_recovery_codes(client):
    who = proved()
    sign_in_by_code(client, who)
    to_open(client)
    add_authenticator(client)
    assert reverse("mfa_index") in client.get(reverse("mfa_view_recovery_codes")).text
    assert client.get(reverse("mfa_index")).url == reverse(OPEN)
    assert client.get(reverse(OPEN)).url == "/partners/"
    assert client.get(reverse("mfa_index")).url == reverse("my_sign_in")


def test_the_first_of_all_opens_what_a_partner_wrote_before(client):
    with time_machine.travel(clock.now() - timedelta(days=9)):
        who = proved()
    sign_in_by_code(client, who)
    set_password(client)
    who.refresh_from_db()
    assert who.password_own_since == who.own_since == who.joined_at


def test_nobody_is_first_twice(client):
    who = proved()
    sign_in_by_code(client, who)
    set_password(client)
    reset_by_mail(client, who)
    with time_machine.travel(clock.now() + timedelta(days=3)):
        sign_in_by_password(client, who, "seven lanterns in the fog")
        client.post(
            reverse("account_change_password"),
            {"oldpassword": "seven lanterns in the fog", "password1": PASSWORD, "password2": PASSWORD},
        )
    who = Person.objects.get(pk=who.pk)
    assert who.own_since == who.joined_at < who.password_own_since


@pytest.mark.parametrize(
    "tricky",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "///x", "javascript:alert(1)",
     "\x01https://elsewhere.example", "partners/", "/\t/elsewhere.example", ""],
)  # fmt: skip
def test_the_way_back_leads_nowhere_else(client, tricky):
    make.sign_in(client, make.person("Ana"))
    assert own_path(tricky) == ""
    assert to_open(client, tricky).url == reverse("partners")


def test_a_visitor_is_asked_to_sign_in(client):
    assert reverse("account_login") in to_open(client).url
