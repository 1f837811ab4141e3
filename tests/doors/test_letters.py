"""Whoever looks after the machine sees which letters need looking at, and deals with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from sameboat.doors.cli.site.letters import believe_they_went_out, how_letters_stand, send_them_again
from sameboat.doors.cli.trouble import Refusal
from sameboat.members.notices.actions import send_letter
from sameboat.members.notices.models import Letter
from tests.site_makers import person

pytestmark = pytest.mark.django_db


def a_letter(**dates):
    ada = person("CANARY-name", email=f"canary{Letter.objects.count()}@example.org")
    letter = send_letter("application_received", about=ada.pk, to=ada, key=f"letter {ada.pk}")
    Letter.objects.filter(pk=letter.pk).update(**{date: Now() - timedelta(hours=1) for date in dates.values()})
    return letter


def test_a_quiet_site_has_nothing_to_look_at():
    a_letter()
    assert list(how_letters_stand()) == ["one letter waits to be sent.", "None is in doubt, came back or was given up."]


def test_letters_to_look_at_are_listed_without_anybodys_address_or_words():
    letter = a_letter(date="uncertain_since")
    told = "\n".join(how_letters_stand())
    assert f"{letter.pk.hex[:8]}  " in told
    assert "uncertain: Letters about your applications" in told
    assert letter.message_id in told
    assert "canary" not in told.casefold()


def test_one_is_sent_again_and_another_is_believed_sent():
    first, second = a_letter(date="uncertain_since"), a_letter(date="uncertain_since")
    assert list(send_them_again([first.pk.hex[:8]])) == ["one letter is to be sent again."]
    assert list(believe_they_went_out(["all"])) == ["one letter is believed sent."]
    assert Letter.objects.open().get() == first
    assert Letter.objects.get(sent_at__isnull=False) == second


def test_a_letter_that_nobody_doubts_and_a_number_of_nothing_are_refused():
    given_up = a_letter(date="dead_since")
    assert "Nobody doubts this letter" in next(believe_they_went_out([given_up.pk.hex]))
    with pytest.raises(Refusal, match="not the number of one letter"):
        list(send_them_again(["ffffffff"]))
    with pytest.raises(Refusal):
        list(send_them_again(["f"]))
