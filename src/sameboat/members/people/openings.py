"""What a browser has opened of its owner's past talk: a factor of their own was shown here, and not too long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.members.people.queries import Shown, shown_in
from sameboat.members.people.rules import Opening

LASTS = timedelta(days=30)
"""For so long a browser is not asked again."""
BACK = "back_to_talk"
"""Where in a sitting the way back is kept while somebody sets up a factor of their own."""


def opening_of(request: HttpRequest, person: Person) -> Opening:
    """What this sitting may read: by the factors shown in it within the last thirty days, never by a code by mail."""
    return opening_by(shown_here(request, person))


def shown_here(request: HttpRequest, person: Person) -> list[Shown]:
    """The factors of their own shown in this sitting within the last thirty days; the last shown comes last."""
    return still_shown(person, get_authentication_records(request, person))


def still_shown(person: Person, records: list[dict[str, Any]]) -> list[Shown]:
    """The same, by the records of any sitting of theirs."""
    return shown_in(person, [each for each in records if _holds(each)])


def open_until(shown: list[Shown]) -> datetime | None:
    """Until when a browser is not asked again."""
    last = max((each.at for each in shown), default=None)
    return last + LASTS if last else None


def opening_by(shown: list[Shown]) -> Opening:
    """What these factors open together: as much as the oldest of them."""
    return Opening(min((each.since for each in shown), default=None))


def _holds(record: dict[str, object]) -> bool:
    at = record.get("at")
    return isinstance(at, int | float) and datetime.fromtimestamp(at, UTC) + LASTS > clock.now()


def own_path(asked: str) -> str:
    """A page of this very site, as it was asked for; nothing where it leads anywhere else."""
    inside = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if inside else ""


def remember_way_back(request: HttpRequest, path: str) -> None:
    """Where to go on, once a factor of their own has been set up."""
    request.session[BACK] = path


def way_back(request: HttpRequest) -> str:
    """Where they came from, if they were on the way to their talk."""
    return own_path(str(request.session.get(BACK, "")))
