"""Ending sittings on other devices."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.members.people.actions.reopenings import stop_what_was_asked_in
from sameboat.members.people.models import Person


@transaction.atomic
def end_session(session: UserSession, *, by: Person) -> None:
    """Sign one of one's own devices out, from its very next request on. What was asked on it is stopped."""
    stop_what_was_asked_in(session.session_key, by=by)
    session.end()
    note("session_ended", by, by=by, whose=by)


@transaction.atomic
def end_other_sessions(*, by: Person, but: str) -> int:
    """Sign every device out but the one whose session key is kept. How many there were."""
    others = list(UserSession.objects.filter(user=by).exclude(session_key=but))
    for session in others:
        stop_what_was_asked_in(session.session_key, by=by)
        session.end()
    note("other_sessions_ended", by, by=by, whose=by)
    return len(others)


def forget_old_sessions() -> int:
    """Sittings whose time is over, and what was known of the devices they were on."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    living = Session.objects.values("session_key")
    return UserSession.objects.exclude(session_key__in=living).delete()[0]
