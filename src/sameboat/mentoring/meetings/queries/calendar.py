"""What stands in somebody's calendar: entries for letters and feeds, and how a feed is found by its secret address."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.base.vault.actions import blind_index, blind_indexes
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.calendars import Entry
from sameboat.mentoring.meetings.models import Feed, Meeting, Wants
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import names_in_a_row

BEHIND = timedelta(days=30)
"""So long a meeting stays in a feed after it was held."""


def entry_for(meeting: Meeting, mine: Partner) -> Entry:
    """One meeting as it stands in one partner's calendar."""
    return entries_for([(meeting, mine)])[0]


def entries_for(rows: list[tuple[Meeting, Partner]]) -> list[Entry]:
    """The same for many, each with its reader's own part; three looks at most."""
    uids = blind_indexes([f"{meeting.pk}:{mine.pk}" for meeting, mine in rows], purpose="calendar-uid")
    telling = set(
        Wants.objects.filter(part__in=[mine.pk for _m, mine in rows], names=True).values_list("pk", flat=True)
    )
    names = _others_of([mine for _m, mine in rows if mine.pk in telling])
    domain = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return [
        Entry(
            uid=f"{uid[:40]}@{domain}",
            starts_at=_moment(meeting),
            minutes=meeting.minutes,
            zone=meeting.zone if meeting.zone == mine.person.zone else "",
            sequence=meeting.sequence,
            changed_at=meeting.changed_at,
            says=_says(meeting, names.get(mine.pk, "")),
            page=f"{settings.SITE_ADDRESS}{reverse('partner_meeting', args=[meeting.partnership_id, meeting.pk])}",
        )
        for uid, (meeting, mine) in zip(uids, rows, strict=True)
    ]


def standing_for(person: Person, now: datetime) -> list[tuple[Meeting, Partner]]:
    """The agreed meetings of all partnerships that go on, with the person's part in each; nothing of any other."""
    parts = {
        each.partnership_id: each
        for each in Partner.objects.filter(person=person, left_at=None, partnership__ended_at=None).select_related(
            "person", "partnership"
        )
        if not each.partnership.is_over(now)
    }
    found = Meeting.objects.agreed().filter(
        Q(made_at__gte=F("partnership__partners__joined_at")) | Q(starts_at__gte=F("partnership__partners__joined_at")),
        partnership__partners__person=person,
        partnership__in=list(parts),
        starts_at__gte=now - BEHIND,
    )
    return [(each, parts[each.partnership_id]) for each in found.order_by("starts_at", "pk")]


def secret_of(feed: Feed) -> str:
    """The secret in a feed's address. It is worked out with a key outside the database, which holds its hash alone."""
    return blind_index(str(feed.pk), purpose="calendar-feed")


def mark_of(secret: str) -> str:
    """What the database keeps of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_behind(secret: str) -> Feed | None:
    """The feed at a secret address, while its owner wants it."""
    rows = Feed.objects.select_related("person").filter(ended_at=None, person__left_at=None)
    return rows.filter(mark=mark_of(secret)).first()


def feed_of(person: Person) -> Feed | None:
    """One's own feed."""
    return Feed.objects.filter(person=person, ended_at=None).first()


def wants_of(part: Partner) -> Wants:
    """What they asked for, or what holds for whoever has asked for nothing."""
    return Wants.objects.filter(part=part).first() or Wants(part=part)


def organizer() -> str:
    """The site's own address: nobody else's stands in an invitation."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _says(meeting: Meeting, names: str) -> str:
    if not names:
        return _("%(site)s: a meeting") % {"site": settings.SITE_NAME}
    return _("%(kind)s with %(names)s") % {"kind": meeting.get_kind_display().capitalize(), "names": names}


def _others_of(parts: list[Partner]) -> dict[UUID, str]:
    """The names of whoever else is there, for those who asked that their calendar may say them."""
    if not parts:
        return {}
    there = Partner.objects.filter(partnership__in=[each.partnership_id for each in parts], left_at=None)
    everybody = list(there.select_related("person").order_by("role", "joined_at", "pk"))
    return {
        mine.pk: names_in_a_row(
            [each for each in everybody if each.partnership_id == mine.partnership_id and each.pk != mine.pk]
        )
        for mine in parts
    }


def _moment(meeting: Meeting) -> datetime:
    assert meeting.starts_at is not None  # nosec B101  only agreed meetings stand in calendars
    return meeting.starts_at
