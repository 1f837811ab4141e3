"""What is one's own: since when a factor opens, and what a mailbox alone never does."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client, TestCase
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.people import queries, rules
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from tests.members.people.makers import PASSWORD, is_signed_in, proved, sign_in_by_code, sign_in_by_password
from tests.members.people.the_post import code_sent_to, letters_to, newest_to
from tests.members.people.totp import digits_of

pytestmark = pytest.mark.django_db

NEW = "seven lanterns in the fog"


def kinds(who):
    return [factor.kind for factor in queries.own_factors_of(Person.objects.get(pk=who.pk))]


def since(who, kind):
    return next(f.since for f in queries.own_factors_of(Person.objects.get(pk=who.pk)) if f.kind == kind)


def add_authenticator(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": digits_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes"), answer.text
    return secret


def set_password(client, password=PASSWORD):
    return client.post(reverse("account_set_password"), {"password1": password, "password2": password})


def reset_by_mail(client, who, password=NEW):
    client.post(reverse("account_reset_password"), {"email": who.email})
    client.post(reverse("account_confirm_password_reset_code"), {"code": code_sent_to(who.email)})
    return client.post(reverse("account_complete_password_reset"), {"password1": password, "password2": password})


def test_a_code_by_mail_is_no_factor_of_ones_own(client):
    who = proved()
    sign_in_by_code(client, who)
    assert kinds(who) == []
    verdict = rules.has_own_factor(queries.own_factors_of(who))
    assert not verdict
    assert "passkey" in str(verdict.why)
    assert str(verdict.why)[:20] in client.get(reverse("my_sign_in")).text.replace("&#x27;", "'")


def test_a_password_that_one_chose_is_ones_own(client):
    who = proved()
    sign_in_by_code(client, who)
    set_password(client)
    assert kinds(who) == ["password"]
    assert is_signed_in(client)


def test_a_password_made_new_by_mail_is_not_ones_own(client):
    who = proved(password=PASSWORD)
    assert reset_by_mail(client, who).status_code == 302
    who.refresh_from_db()
    assert who.check_password(NEW)
    assert kinds(who) == []
    assert who.password_reset_by_mail_at
    sign_in_by_password(client, who, NEW)
    assert "made new by e-mail" in client.get(reverse("my_sign_in")).text


def test_changed_afterwards_it_is_ones_own_from_that_day_on(client):
    who = proved(password=PASSWORD)
    written = clock.now()
    with time_machine.travel(written + timedelta(days=2)):
        reset_by_mail(client, who)
        sign_in_by_password(client, who, NEW)
        answer = client.post(
            reverse("account_change_password"), {"oldpassword": NEW, "password1": PASSWORD, "password2": PASSWORD}
        )
        if "/reauthenticate/" in answer.get("Location", ""):
            client.post(answer["Location"], {"password": NEW})
            client.post(
                reverse("account_change_password"), {"oldpassword": NEW, "password1": PASSWORD, "password2": PASSWORD}
            )
    factor = queries.own_factors_of(Person.objects.get(pk=who.pk))[0]
    assert factor.kind == "password"
    assert not Opening(factor.since).opens(written)
    assert Opening(factor.since).opens(written + timedelta(days=3))


def test_a_thousand_ways_of_holding_the_mailbox_open_nothing_written_before(client):
    """Whoever has the mailbox resets the password, signs in with it, and adds whatever factor they like."""
    who = proved(password=PASSWORD)
    written = clock.now()
    with time_machine.travel(written + timedelta(days=30)):
        reset_by_mail(client, who)
        sign_in_by_password(client, who, NEW)
        answer = client.get(reverse("mfa_activate_totp"))
        if answer.status_code == 302:
            client.post(answer["Location"], {"password": NEW})
        add_authenticator(client)
    factors = queries.own_factors_of(Person.objects.get(pk=who.pk))
    assert [factor.kind for factor in factors] == ["authenticator"]
    assert not any(Opening(factor.since).opens(written) for factor in factors)


def test_a_factor_added_beside_an_older_one_that_was_shown_is_as_old_as_that(client):
    who = proved(password=PASSWORD)
    with time_machine.travel(clock.now() + timedelta(days=30)):
        sign_in_by_password(client, who)
        answer = client.get(reverse("mfa_activate_totp"))
        if answer.status_code == 302:
            client.post(answer["Location"], {"password": PASSWORD})
        add_authenticator(client)
    assert since(who, "authenticator") == since(who, "password") == who.password_own_since


def test_a_factor_added_after_a_code_alone_is_as_old_as_its_day(client):
    who = proved(own_since=clock.now())  # there was one once, and it was lost
    with time_machine.travel(clock.now() + timedelta(days=30)) as traveller:
        sign_in_by_code(client, who)
        add_authenticator(client)
        assert since(who, "authenticator") > clock.now() - timedelta(minutes=5)
        traveller.shift(60)


def test_whoever_has_a_password_shows_it_before_adding_a_factor(client):
    who = proved(password=PASSWORD)
    sign_in_by_code(client, who)
    assert "reauthenticate" in client.get(reverse("mfa_activate_totp"))["Location"]
    assert "reauthenticate" in client.get(reverse("mfa_add_webauthn"))["Location"]


def test_a_reset_keeps_the_authenticator(client):
    who = proved(password=PASSWORD)
    sign_in_by_code(client, who)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    add_authenticator(client)
    client.post(reverse("account_logout"))
    reset_by_mail(client, who)
    sign_in_by_password(client, who, NEW)
    assert not is_signed_in(client)  # it asks for the authenticator
    assert kinds(who) == ["authenticator"]


def test_digits_and_recovery_codes_work_once(client):
    who = proved(password=PASSWORD)
    sign_in_by_password(client, who)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = add_authenticator(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for digits in (digits_of(secret, clock.now().timestamp() + 30), code):
        for turn in range(2):
            client.post(reverse("account_logout"))
            sign_in_by_password(client, who)
            client.post(reverse("mfa_authenticate"), {"code": digits})
            assert is_signed_in(client) == (turn == 0), (digits, turn)


def test_the_secret_of_an_authenticator_lies_sealed(client):
    who = proved()
    sign_in_by_code(client, who)
    secret = add_authenticator(client)
    kept = Authenticator.objects.get(user=who, type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)
    assert TOTP(kept).validate_code(digits_of(secret, clock.now().timestamp() + 30))


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        (set_password, "You have a password now"),
        (add_authenticator, "An authenticator was added"),
    ],
)
def test_every_change_is_told_by_letter(client, change, subject):
    who = proved()
    sign_in_by_code(client, who)
    change(client)
    letter = next(letter for letter in letters_to(who.email) if letter.subject == subject)
    assert "How you sign in" in letter.text
    assert PASSWORD not in letter.text


def test_a_change_of_address_is_told_to_the_old_one(client):
    who = proved()
    sign_in_by_code(client, who)
    old = who.email
    client.post(reverse("account_email"), {"email": "ana.new@example.org", "action_add": ""})
    who.refresh_from_db()
    assert who.email == old  # until the code is written in
    client.post(reverse("account_email_verification_sent"), {"code": code_sent_to("ana.new@example.org")})
    who.refresh_from_db()
    assert who.email == "ana.new@example.org"
    assert "changed" in newest_to(old).subject


def test_an_address_that_somebody_has_already_is_not_given_away(client):
    other, who = proved("Tomas"), proved()
    sign_in_by_code(client, who)
    taken = client.post(reverse("account_email"), {"email": other.email, "action_add": ""})
    free = client.post(reverse("account_email"), {"email": "ana.new@example.org", "action_add": ""})
    assert taken.status_code == free.status_code == 302
    assert taken["Location"] == free["Location"]


def test_an_address_that_somebody_has_already_cannot_be_taken_even_with_its_code(client):
    other, who = proved("Tomas"), proved()
    sign_in_by_code(client, who)
    client.post(reverse("account_email"), {"email": other.email, "action_add": ""})
    client.post(reverse("account_email_verification_sent"), {"code": code_sent_to(other.email)})
    assert Person.objects.get(pk=who.pk).email == who.email
    assert Person.objects.get(pk=other.pk).email == other.email


def test_a_new_password_signs_the_other_devices_out(client):
    who = proved(password=PASSWORD)
    other = Client()
    sign_in_by_password(other, who)
    reset_by_mail(client, who)
    assert not is_signed_in(other)
