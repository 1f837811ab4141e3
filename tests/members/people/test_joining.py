"""Joining and signing in: by a code, by a password; what strangers learn; how often they may guess."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from tests.members.people.makers import PASSWORD, is_signed_in, proved
from tests.members.people.the_post import code_sent_to, letters_to, newest_to

pytestmark = pytest.mark.django_db


def test_somebody_joins_with_an_address_and_a_code(client):
    answer = client.post(reverse("account_signup"), {"email": "Ines@Example.org"}, follow=True)
    assert answer.status_code == 200
    assert "ines@example.org" in answer.text
    answer = client.post(
        reverse("account_email_verification_sent"), {"code": code_sent_to("ines@example.org").lower().replace("-", " ")}
    )
    assert answer.status_code == 302
    who = Person.objects.get(email="ines@example.org")
    assert not who.has_usable_password()
    assert is_signed_in(client)


def test_joining_leads_back_to_where_one_came_from(client):
    onwards = "/programmes/"
    client.post(reverse("account_signup") + f"?next={onwards}", {"email": "ines@example.org", "next": onwards})
    code = code_sent_to("ines@example.org")
    answer = client.post(reverse("account_email_verification_sent"), {"code": code, "next": onwards})
    assert answer.url == onwards


def test_joining_leads_nowhere_else(client):
    onwards = "https://elsewhere.example/"
    client.post(reverse("account_signup"), {"email": "ines@example.org", "next": onwards})
    code = code_sent_to("ines@example.org")
    answer = client.post(reverse("account_email_verification_sent"), {"code": code, "next": onwards})
    assert "elsewhere" not in answer.url


def test_a_wrong_code_lets_nobody_in_and_three_end_it(client):
    client.post(reverse("account_signup"), {"email": "ines@example.org"})
    for _ in range(2):
        answer = client.post(reverse("account_email_verification_sent"), {"code": "BBBB-BBBB"})
        assert "not the code that we sent last" in answer.text
    answer = client.post(reverse("account_email_verification_sent"), {"code": "BBBB-BBBB"})
    assert answer.status_code == 302
    client.post(reverse("account_email_verification_sent"), {"code": code_sent_to("ines@example.org")})
    assert not is_signed_in(client)


def test_a_code_is_over_after_a_quarter_of_an_hour(client):
    who = proved()
    client.post(reverse("account_request_login_code"), {"email": who.email})
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        client.post(reverse("account_confirm_login_code"), {"code": code_sent_to(who.email)})
    assert not is_signed_in(client)


def test_somebody_signs_in_by_a_code_once(client):
    who = proved()
    client.post(reverse("account_request_login_code"), {"email": who.email.upper()})
    code = code_sent_to(who.email)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_signed_in(client)


def test_somebody_signs_in_by_a_password(client):
    who = proved(password=PASSWORD)
    client.post(reverse("account_login"), {"login": who.email.upper(), "password": PASSWORD})
    assert is_signed_in(client)


def test_the_password_form_keeps_what_was_typed_and_says_what_else_would_help(client):
    who = proved(password=PASSWORD)
    answer = client.post(reverse("account_login"), {"login": who.email, "password": "four rowers and a lump"})
    assert answer.status_code == 200
    assert who.email in answer.text
    assert "do not belong together" in answer.text
    assert "code by e-mail" in answer.text


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "too short"),
        ("passwordpassword", "tried first"),
        ("123456789012", "tried first"),
        ("aaaaaaaaaaaaaa", "tried first"),
        ("P4ssw0rd!!2026", "tried first"),
        ("sameboat-1234", "name of this site"),
        ("x" * 129, "up to 128"),
    ],
)
def test_a_password_that_everybody_tries_is_refused(client, password, why):
    who = proved()
    client.force_login(who)
    answer = client.post(reverse("account_set_password"), {"password1": password, "password2": password})
    who.refresh_from_db()
    assert why in answer.text
    assert not who.has_usable_password()


@pytest.mark.parametrize(
    "password", ["x" * 64 + " y" * 32, "  spaces count here ", "пароль из слов 四字熟語", "ｅ́ mixed 🚣 boats"]
)
def test_any_long_password_is_taken_as_it_is(client, password):
    who = proved()
    client.force_login(who)
    client.post(reverse("account_set_password"), {"password1": password, "password2": password})
    who.refresh_from_db()
    assert who.check_password(password)
    assert not who.check_password(password.strip() + "!")
    assert who.password.startswith("argon2")


# ---- What a stranger learns


def seen(answer, address):
    """What a stranger sees of an answer: all but the address they typed and what differs by itself."""
    text = answer.text.replace(address, "ADDRESS").replace(address.upper(), "ADDRESS")
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return (
        answer.status_code,
        re.sub(r'nonce="[^"]+"', "", text),
        [(r.url if hasattr(r, "url") else r[0]) for r in answer.redirect_chain],
    )


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("account_signup", "email"),
        ("account_request_login_code", "email"),
        ("account_reset_password", "email"),
    ],
)
def test_nothing_reveals_whether_an_address_is_known(page, field):
    who = proved()
    stranger = "nobody.here@example.org"
    known = Client().post(reverse(page), {field: who.email}, follow=True)
    unknown = Client().post(reverse(page), {field: stranger}, follow=True)
    assert seen(known, who.email) == seen(unknown, stranger)
    assert known.headers.keys() == unknown.headers.keys()
    # one letter each, so that the waiting tells nothing; its words tell the owner of the mailbox alone
    assert len(letters_to(who.email)) == len(letters_to(stranger)) == 1


@pytest.mark.parametrize(
    "page", ["account_confirm_login_code", "account_email_verification_sent", "account_confirm_password_reset_code"]
)
def test_a_wrong_code_is_wrong_for_known_and_unknown_alike(page):
    first = {
        "account_confirm_login_code": "account_request_login_code",
        "account_email_verification_sent": "account_signup",
        "account_confirm_password_reset_code": "account_reset_password",
    }[page]
    who = proved()
    answers = []
    for address in (who.email, "nobody.here@example.org"):
        client = Client()
        client.post(reverse(first), {"email": address})
        rounds = [seen(client.post(reverse(page), {"code": "BBBB-BBBB"}, follow=True), address) for _ in range(3)]
        answers.append(rounds)
    assert answers[0] == answers[1]


def test_a_wrong_password_is_wrong_for_known_and_unknown_alike():
    who = proved(password=PASSWORD)
    stranger = "nobody.here@example.org"
    wrong = {"password": "not the right one at all"}
    known = Client().post(reverse("account_login"), wrong | {"login": who.email}, follow=True)
    unknown = Client().post(reverse("account_login"), wrong | {"login": stranger}, follow=True)
    assert seen(known, who.email) == seen(unknown, stranger)


def test_whoever_joins_twice_hears_it_by_letter_alone(client):
    who = proved()
    client.post(reverse("account_signup"), {"email": who.email})
    assert "already a member" in newest_to(who.email).subject
    assert Person.objects.filter(email=who.email).count() == 1


def test_a_stranger_who_joins_with_my_address_leaves_no_way_in(client):
    client.post(reverse("account_signup"), {"email": "ines@example.org", "password1": PASSWORD})
    assert not Person.objects.get(email="ines@example.org").has_usable_password()


def test_no_letter_holds_its_code_in_the_subject(client):
    who = proved()
    client.post(reverse("account_request_login_code"), {"email": who.email})
    assert code_sent_to(who.email) not in newest_to(who.email).subject
