"""How often strangers may guess, and that the owner is never kept out for long."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.people import actions, rules
from sameboat.members.people.models import Allowance
from tests.members.people.makers import PASSWORD, is_signed_in, proved, sign_in_by_code, sign_in_by_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def hashed(monkeypatch):
    """Counts how often the hasher runs."""
    runs = []
    real = Argon2PasswordHasher.encode

    def counted(self, *args, **kwargs):
        runs.append(1)
        return real(self, *args, **kwargs)

    verify = Argon2PasswordHasher.verify

    def verified(self, *args, **kwargs):
        runs.append(1)
        return verify(self, *args, **kwargs)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verified)
    return runs


def guess(client, address, at="203.0.113.9", password="not the right one", **more):
    return client.post(reverse("account_login"), {"login": address, "password": password}, REMOTE_ADDR=at, **more)


def test_at_most_ten_guesses_an_hour_reach_the_hasher(client, hashed):
    who = proved(password=PASSWORD)
    hashed.clear()
    begin = clock.now()
    for minute in range(60):
        with time_machine.travel(begin + timedelta(minutes=minute), tick=False):
            for turn in range(2):
                guess(client, who.email, at=f"203.0.113.{minute * 2 + turn}")
    assert 5 <= len(hashed) <= 10


def test_at_most_a_hundred_guesses_from_one_network_reach_the_hasher():
    left = clock.now()
    tried = sum(bool(actions.take_a_guess("one@example.org", "net")) for _ in range(3))
    assert tried == 3
    Allowance.objects.all().delete()
    with time_machine.travel(left, tick=False):
        taken = sum(bool(actions.take_a_guess(f"{n % 6}@example.org", "net")) for n in range(200))
    assert taken <= rules.FROM_A_NETWORK.most


def test_one_password_is_not_tried_on_everybody():
    tried = {n for n in range(1000) if actions.take_a_guess(f"{n}@example.org", "198.51.100.1")}
    assert len(tried) <= 10


def test_the_addresses_of_one_line_of_ipv6_count_as_one():
    tried = 0
    for n in range(100):
        network = rules.network_of(f"2001:db8:1:2::{n:x}")
        tried += bool(actions.take_a_guess(f"{n}@example.org", network))
    assert tried <= 10
    assert rules.network_of("::ffff:203.0.113.9") == "203.0.113.9"
    assert rules.network_of("2001:db8:1:2::1") != rules.network_of("2001:db8:1:3::1")


def test_the_owner_waits_at_most_a_quarter_of_an_hour(client):
    who = proved(password=PASSWORD)
    for n in range(30):
        guess(client, who.email, at=f"203.0.113.{n}")
    answer = sign_in_by_password(client, who)
    assert not is_signed_in(client)
    assert "rest for a few minutes" in answer.text
    assert "code by e-mail" in answer.text
    with time_machine.travel(clock.now() + timedelta(minutes=13)):
        sign_in_by_password(client, who)
        assert is_signed_in(client)


def test_the_owner_comes_in_by_a_code_meanwhile(client):
    who = proved(password=PASSWORD)
    for n in range(30):
        guess(client, who.email, at=f"203.0.113.{n}")
    sign_in_by_code(client, who)
    assert is_signed_in(client)


def test_a_right_password_is_no_guess(client):
    who = proved(password=PASSWORD)
    for _ in range(20):
        sign_in_by_password(client, who)
        assert is_signed_in(client)
        client.post(reverse("account_logout"))


def test_guesses_at_a_signed_in_persons_password_count_too(client):
    who = proved(password=PASSWORD)
    sign_in_by_code(client, who)
    answers = [client.post(reverse("account_reauthenticate"), {"password": f"wrong {n} wrong"}) for n in range(8)]
    assert "rest for a few minutes" in answers[-1].text


def test_who_claims_to_come_from_elsewhere_is_not_believed(client):
    who = proved(password=PASSWORD)
    for n in range(12):
        guess(client, f"{n}@example.org", at="203.0.113.50", headers={"x-forwarded-for": f"198.51.100.{n}"})
    answer = guess(client, who.email, at="203.0.113.50", headers={"x-forwarded-for": "198.51.100.99"})
    assert "rest for a few minutes" in answer.text


def test_behind_a_proxy_of_ours_its_word_is_believed(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    who = proved(password=PASSWORD)
    for n in range(12):
        guess(client, f"{n}@example.org", at="10.0.0.1", headers={"x-forwarded-for": "6.6.6.6, 198.51.100.7"})
    answer = guess(client, who.email, at="10.0.0.1", headers={"x-forwarded-for": "198.51.100.8"})
    assert "do not belong together" in answer.text


def test_nothing_that_is_counted_names_anybody():
    actions.take_a_guess("ines@example.org", "203.0.113.9")
    kept = " ".join(Allowance.objects.values_list("mark", flat=True))
    assert "ines" not in kept


def test_counts_that_say_nothing_are_forgotten():
    actions.take_a_guess("ines@example.org", "203.0.113.9")
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert actions.forget_old_guesses() == 4
    assert not Allowance.objects.exists()


def test_asking_for_many_codes_is_answered_kindly():
    who = proved()
    with time_machine.travel(clock.now(), tick=False):
        for address in (who.email, "nobody.here@example.org"):
            for _ in range(4):
                answer = Client().post(reverse("account_request_login_code"), {"email": address})
            assert "Wait a few minutes" in answer.text


def test_joining_twice_in_one_breath_is_answered_kindly():
    who = proved()
    with time_machine.travel(clock.now(), tick=False):
        for address in (who.email, "nobody.here@example.org"):
            Client().post(reverse("account_signup"), {"email": address})
            answer = Client().post(reverse("account_signup"), {"email": address})
            assert answer.status_code == 429
            assert "A little slower" in answer.text
