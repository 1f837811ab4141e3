"""A mailbox alone, or a sign-on alone, opens nothing that was written before, whatever is tried with it."""

from __future__ import annotations

import pytest
from django.apps import apps

from sameboat.members.people.actions import accounts
from sameboat.members.people.views import lost
from sameboat.mentoring.partnerships.models import Written
from tests.members.people import takeovers

pytestmark = pytest.mark.django_db(transaction=True)
KIND = next(model for model in apps.get_models() if issubclass(model, Written) and not model.for_author_alone)


def test_a_mailbox_alone_and_a_sign_on_alone_open_none_of_forty_conversations():
    ends = takeovers.ends_of(KIND, range(10), conversations=4)
    assert (ends.opened, ends.conversations) == (0, 40), ends.how
    assert ends.got_in == ends.walks
    assert ends.something_new > 1


def test_three_days_that_nobody_stopped_open_it():
    """The way that is meant: so it is known that these walks would see it."""
    it = takeovers.somebody(KIND, 1, "password")
    steps = [takeovers.resets_the_password, takeovers.makes_the_password_own, takeovers.asks_for_the_past]
    assert takeovers.tried(it, steps, stopped=False)


def test_if_everybody_were_first_for_ever_a_mailbox_would_open_it(monkeypatch):
    """The mark of the first factor taken out: the walks notice at once."""
    monkeypatch.setattr(accounts, "_had_one", lambda _person: False)
    it = takeovers.somebody(KIND, 2, "password")
    assert takeovers.tried(it, [takeovers.resets_the_password, takeovers.makes_the_password_own])


def test_if_recovery_codes_were_shown_to_whoever_is_signed_in_they_would_open_it(monkeypatch):
    """What is read on somebody's paper opens: an intruder who could see the page of the codes would be in."""
    it = takeovers.somebody(KIND, 3, "authenticator")
    [codes] = it.owner.authenticator_set.filter(type="recovery_codes")
    assert codes.wrap().get_unused_codes()
    monkeypatch.setattr(lost, "_may_look", lambda _request: True)
    assert takeovers.tried(it, [takeovers.signs_in_by_code, takeovers.reads_the_recovery_codes])
