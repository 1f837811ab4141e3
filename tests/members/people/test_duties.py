"""What the worker forgets by itself."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from sameboat.base.jobs import registry
from sameboat.base.kit import clock
from sameboat.members.people import actions
from sameboat.members.people.models import Person
from tests.members.people.makers import PASSWORD, proved, sign_in_by_code
from tests.site_makers import person

pytestmark = pytest.mark.django_db


def test_an_address_that_nobody_proved_is_forgotten(client):
    client.post(reverse("account_signup"), {"email": "typo@example.org"})
    ana, entered_by_a_coordinator = proved(password=PASSWORD), person("Tomas")
    actions.forget_unproved_accounts()
    assert Person.objects.filter(email="typo@example.org").exists()
    with time_machine.travel(clock.now() + timedelta(days=3)):
        actions.forget_unproved_accounts()
    assert set(Person.objects.all()) == {ana, entered_by_a_coordinator}


def test_sittings_that_are_over_are_forgotten(client):
    sign_in_by_code(client, proved())
    actions.forget_old_sessions()
    assert UserSession.objects.count() == 1
    with time_machine.travel(clock.now() + timedelta(days=31)):
        actions.forget_old_sessions()
    assert not UserSession.objects.exists()
    assert not Session.objects.exists()


def test_of_a_device_little_is_kept(client):
    sign_in_by_code(client, proved())
    kept = UserSession.objects.get()
    assert kept.ip == "0.0.0.0"
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"0.0.0.0"}


def test_the_worker_knows_of_it():
    registry.learn_duties()
    assert any("forget_what_is_over" in duty.name for duty in registry.duties())
