"""A moment on everybody's clock, as the pages of the room *Meet* show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.doors.partners.rooms import Here
from sameboat.members.people.zones import city_of
from sameboat.mentoring.meetings.models import Meeting, ProposedTime
from sameboat.mentoring.meetings.queries.hosts import clock_of_the_place
from sameboat.mentoring.meetings.rules.times import clock_in, on_the_wall
from sameboat.mentoring.partnerships.models import Partner

NIGHT_ENDS, NIGHT_BEGINS = 7, 22
Piece = tuple[str, str]
"""As numbers stand in a drawing."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What one person's clock shows."""

    name: str
    mine: bool
    day: str
    times: str
    other_day: bool
    """It is another day there than on the reader's own clock."""
    hours: list[Piece]
    """The meeting on a strip of one day, in quarters of an hour: from where, how wide."""


@dataclass(frozen=True, slots=True)
class OnClocks:
    """One time on everybody's clock, the reader's first."""

    starts_at: datetime
    clocks: list[Clock]

    @property
    def mine(self) -> Clock:
        """The reader's own."""
        return self.clocks[0]

    @property
    def theirs(self) -> list[Clock]:
        """Everybody else's."""
        return self.clocks[1:]


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposed time, with whom it suits so far."""

    time: ProposedTime
    on: OnClocks
    suits: list[str]
    """The names of those who said yes."""
    suits_me: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting in a list or on its own page."""

    meeting: Meeting
    on: OnClocks | None
    times: list[Offered]
    waits_for_me: bool
    """Somebody proposed times, and the reader has not said which suit."""


def shown(meeting: Meeting, here: Here) -> Shown:
    """A meeting that was found by ``meeting_of``, for the reader of this page."""
    now = clock.now()
    times = [_offered(each, here) for each in meeting.proposed if each.starts_at and each.starts_at > now]  # type: ignore[attr-defined]
    said = any(each.suits_me for each in times)
    return Shown(
        meeting,
        on_clocks(meeting.starts_at, meeting.minutes, here) if meeting.starts_at else None,
        times,
        waits_for_me=bool(times) and not said and not meeting.called_off_at,
    )


def on_clocks(moment: datetime, minutes: int, here: Here) -> OnClocks:
    """The moment on the reader's clock and, while they have each other, on everybody else's."""
    mine = _clock(moment, minutes, here.mine, "", True, None)
    others = [] if here.over else [(each, here.name_of(each.pk) or _("your partner")) for each in here.others]
    day = on_the_wall(moment, clock_in(here.mine.person.zone)).day
    return OnClocks(moment, [mine, *(_clock(moment, minutes, each, name, False, day) for each, name in others)])


def at_the_place(meeting: Meeting) -> str:
    """When it is, for a host: on the clock of the place that is visited, with the city it is named after."""
    zone = clock_of_the_place(meeting)
    if meeting.starts_at is None:
        return ""
    begins = meeting.starts_at.astimezone(ZoneInfo(zone))
    ends = (meeting.starts_at + timedelta(minutes=meeting.minutes)).astimezone(ZoneInfo(zone))
    return _("%(day)s, %(from)s–%(to)s (clock of %(city)s)") % {
        "day": date_format(begins, "l j F Y"),
        "from": date_format(begins, "H:i"),
        "to": date_format(ends, "H:i"),
        "city": city_of(zone),
    }


def _offered(time: ProposedTime, here: Here) -> Offered:
    assert time.starts_at is not None  # nosec B101  a proposed time always has one
    said = {each.part_id for each in time.suits.all()}
    return Offered(
        time,
        on_clocks(time.starts_at, time.meeting.minutes, here),
        [here.name_of(each.pk) for each in here.others if each.pk in said],
        here.mine.pk in said,
    )


def _clock(moment: datetime, minutes: int, part: Partner, name: str, mine: bool, day: date | None) -> Clock:
    zone = clock_in(part.person.zone)
    begins = moment.astimezone(ZoneInfo(zone))
    ends = (moment + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    start = begins.hour * 4 + begins.minute / 15
    width = minutes / 15
    pieces = [(f"{start:g}", f"{min(width, 96 - start):g}")]
    if start + width > 96:
        pieces.append(("0", f"{start + width - 96:g}"))
    return Clock(
        name,
        mine,
        date_format(begins, "l j F"),
        f"{date_format(begins, 'H:i')}–{date_format(ends, 'H:i')}",
        day is not None and begins.date() != day,
        pieces,
    )
