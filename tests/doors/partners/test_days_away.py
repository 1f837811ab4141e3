"""The page on which somebody announces days away, and the line on every room's page while they hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.actions import announce_absence
from sameboat.mentoring.partnerships.models import Absence, Partnership
from tests import site_makers as make

pytestmark = pytest.mark.django_db


def test_days_are_announced_shown_to_the_other_and_taken_back(client):
    two = make.partners("Ana", "Ben")
    ana, ben = make.parts_of(two)
    page, today = reverse("partner_absences", args=[two.pk]), clock.today()
    make.sign_in(client, ana.person)
    first, last = today + timedelta(days=2), today + timedelta(days=9)
    wrong = client.post(page, {"first": last, "last": first})
    assert wrong.status_code == 422
    assert "before the first day" in wrong.content.decode()
    assert client.post(page, {"first": first, "last": last}, follow=True).status_code == 200
    make.sign_in(client, ben.person)
    assert "Ana is away from" in client.get(reverse("partnership", args=[two.pk])).content.decode()
    ending = reverse("partner_absence_ending", args=[two.pk, Absence.objects.get().pk])
    assert b"taken back already" in client.post(ending, follow=True).content
    make.sign_in(client, ana.person)
    client.post(ending)
    assert b"is away from" not in client.get(reverse("partnership", args=[two.pk])).content


def test_once_it_has_ended_nobody_reads_who_was_away(client):
    two = make.partners("Ana", "Ben")
    ana, ben = make.parts_of(two)
    announce_absence(two.pk, clock.today(), clock.today() + timedelta(days=9), by=ana.person)
    Partnership.objects.filter(pk=two.pk).update(ended_at=clock.now(), ended_early=True)
    make.sign_in(client, ben.person)
    for page in ("partnership", "partner_absences"):
        assert b"Ana" not in client.get(reverse(page, args=[two.pk])).content
