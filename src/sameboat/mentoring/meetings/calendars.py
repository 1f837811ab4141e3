"""Meetings as calendar programs read them (RFC 5545, 5546): invitations, their ends, and a feed.

What stands in a calendar may be read by whoever runs it, often an employer. So there is nothing in it but that there
is a meeting, when, and where its page is; a person may ask for more. No partner's address or zone ever stands there:
whoever lives in the zone in which the time was agreed gets it on that zone's clock, so that their calendar keeps it
through every change of rules; everybody else gets the moment in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vText

from sameboat.mentoring.meetings.rules.times import Turn, turns_between

PRODUCT = "-//Sameboat//Meetings//EN"
FETCH_AGAIN = timedelta(hours=1)
"""How often a calendar program is asked to look at a feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting for one reader."""

    uid: str
    """The same for as long as the meeting is known to this reader, and another for each reader."""
    starts_at: datetime
    minutes: int
    zone: str
    """The reader's zone, if the time was agreed in it; else empty."""
    sequence: int
    changed_at: datetime
    says: str
    page: str


def invitation(entry: Entry, reader: str, organizer: str) -> str:
    """Comes into the reader's calendar, or takes the place of what it said before."""
    calendar = _calendar(method="REQUEST")
    event = _event(entry)
    event.add("status", "CONFIRMED")
    _between(event, reader, organizer)
    calendar.add_component(event)
    return _text(calendar, [entry])


def cancellation(entry: Entry, reader: str, organizer: str) -> str:
    """Goes from the reader's calendar."""
    calendar = _calendar(method="CANCEL")
    event = _event(entry)
    event.add("status", "CANCELLED")
    _between(event, reader, organizer)
    calendar.add_component(event)
    return _text(calendar, [entry])


def feed(entries: Iterable[Entry], name: str) -> str:
    """All meetings of one person that stand; what is no longer there has gone."""
    entries = list(entries)
    calendar = _calendar(method="PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FETCH_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        event = _event(entry)
        event.add("status", "CONFIRMED")
        calendar.add_component(event)
    return _text(calendar, entries)


def one(entry: Entry) -> str:
    """One meeting to be put into a calendar by hand, as calendar servers keep it."""
    calendar = _calendar(method="")
    event = _event(entry)
    event.add("status", "CONFIRMED")
    calendar.add_component(event)
    return _text(calendar, [entry])


def _calendar(*, method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    return calendar


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    starts_at = entry.starts_at.astimezone(ZoneInfo(entry.zone)) if entry.zone else entry.starts_at
    event.add("dtstart", starts_at)
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.says)
    event.add("url", entry.page)
    event.add("description", entry.page)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _between(event: Event, reader: str, organizer: str) -> None:
    """From the site to this reader, who has agreed already: no answer is asked for, and nobody else is named."""
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    attendee = vCalAddress(f"mailto:{reader}")
    for name, value in (("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE")):
        attendee.params[name] = vText(value)
    event.add("attendee", attendee, encode=False)


@lru_cache(maxsize=256)
def _clock_rules(zone: str, first: int, last: int) -> bytes:
    """The rules of a zone's clock over these years, every turn of it by itself: exact also where Ramadan moves it.

    Written here because the library's own way passes over turns that are soon undone, and begins the others late.
    """
    begins, ends = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    ahead = begins.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    rules = Timezone()
    rules.add("tzid", zone)
    for turn in [Turn(begins, ahead, ahead), *turns_between(zone, begins, ends)]:
        rule = TimezoneStandard()
        rule.add("dtstart", (turn.at + turn.before).replace(tzinfo=None))
        rule.add("tzoffsetfrom", turn.before)
        rule.add("tzoffsetto", turn.after)
        rules.add_component(rule)
    return rules.to_ical()


def _years(days: Iterable[date]) -> tuple[int, int]:
    years = [day.year for day in days]
    return min(years) - 1, max(years) + 1


def _text(calendar: Calendar, entries: Iterable[Entry]) -> str:
    """As text, with the rules of every clock that its events speak of before them."""
    zones: dict[str, list[date]] = {}
    for entry in entries:
        if entry.zone:
            zones.setdefault(entry.zone, []).append(entry.starts_at.date())
    rules = [Timezone.from_ical(_clock_rules(zone, *_years(days))) for zone, days in sorted(zones.items())]
    calendar.subcomponents[:0] = rules
    return calendar.to_ical().decode()
