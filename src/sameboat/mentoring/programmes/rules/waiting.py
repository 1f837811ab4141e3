"""What waits for a coordinator, of one round, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing, and the room in which it is done."""

    room: str
    what: str | Promise


@dataclass(frozen=True, slots=True)
class RoundNow:
    """What is known of a round, from its own row."""

    published: bool
    closed: bool
    announced: bool
    ended: bool
    opens_on: date
    closes_on: date | None
    ends_on: date | None
    applied: int


def state_of(now: RoundNow, today: date) -> str | Promise:
    """Where the round is, in a word or three."""
    if now.ended:
        return _("ended")
    if now.announced:
        return _("under way")
    if not now.published:
        return _("being prepared")
    if now.closed or (now.closes_on and now.closes_on < today):
        return _("applications closed")
    return _("opens soon") if now.opens_on > today else _("applications open")


def what_waits(now: RoundNow, today: date) -> list[Waiting]:
    """At most one thing a round: the next one."""
    if now.ended:
        return []
    if not now.published:
        return [Waiting("round", _("It is not published yet. See what is left to do."))]
    if now.announced:
        over = now.ends_on is not None and now.ends_on <= today
        return [Waiting("round", _("Its last week is over. Open the next round."))] if over else []
    if now.closed or (now.closes_on and now.closes_on < today):
        return [Waiting("people", _people(now.applied))] if now.applied else []
    if now.closes_on and now.closes_on - today <= SOON and now.opens_on <= today:
        return [Waiting("people", _closing(now.closes_on, today))]
    return []


def _people(applied: int) -> str:
    return ngettext(
        "%(n)s person waits to hear about a partner.", "%(n)s people wait to hear about a partner.", applied
    ) % {"n": applied}


def _closing(closes_on: date, today: date) -> str:
    days = (closes_on - today).days
    if days == 0:
        return say("Today is the last day of applications.")
    return ngettext("Applications close in %(n)s day.", "Applications close in %(n)s days.", days) % {"n": days}
