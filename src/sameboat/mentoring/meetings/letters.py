"""The letters about meetings: that something waits, and what calendars are told. No name, no kind, no words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Invitation, Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.calendars import cancellation, invitation
from sameboat.mentoring.meetings.models import Hosting, Meeting
from sameboat.mentoring.meetings.queries.calendar import entry_for, organizer, wants_of
from sameboat.mentoring.meetings.queries.hosts import host_may_answer
from sameboat.mentoring.meetings.queries.links import link_of_host, link_of_met
from sameboat.mentoring.partnerships.models import Partner

TITLE = _("Letters about your meetings")


@letter("meeting_proposed", title=TITLE, optional=True)
def meeting_proposed(about: UUID, reader: Person | None) -> Words | None:
    """Times wait for an answer; nothing, once the reader has answered or none stands any more."""
    found = _found(about, reader)
    if found is None:
        return None
    meeting, mine = found
    standing = meeting.times.filter(replaced_at=None)
    if meeting.called_off_at or not standing.exists() or standing.filter(suits__part=mine).exists():
        return None
    return Words(_("Something waits for your answer"), "meetings/letters/proposed.txt", _context(meeting))


@letter("meeting_agreed", title=TITLE)
def meeting_agreed(about: UUID, reader: Person | None) -> Words | None:
    """A time is agreed, or agreed anew: the reader's calendar is told, if they want that."""
    found = _ahead(about, reader)
    return found and _invited(*found, _("A date to note"), "agreed")


@letter("meeting_clock_differs", title=TITLE)
def meeting_clock_differs(about: UUID, reader: Person | None) -> Words | None:
    """The rules of a clock changed: where it was agreed the time stays, and the reader's own clock shows another."""
    found = _ahead(about, reader)
    return found and _invited(*found, _("A date has another time on your clock"), "clock_differs")


@letter("meeting_called_off", title=TITLE)
def meeting_called_off(about: UUID, reader: Person | None) -> Words | None:
    """It does not take place. The same words whoever called it off, and however a partnership ended."""
    meeting = Meeting.objects.filter(pk=about).first()
    mine = Partner.objects.select_related("person").filter(partnership__meetings=about, person=reader).first()
    if meeting is None or mine is None or not (meeting.called_off_at or mine.left_at):
        return None
    words = Words(_("A date that falls away"), "meetings/letters/called_off.txt", _context(meeting))
    if not meeting.starts_at or not wants_of(mine).invitations:
        return words
    entry = entry_for(meeting, mine)
    if not meeting.called_off_at:  # for whoever left a circle alone: the others still meet
        entry = replace(entry, sequence=entry.sequence + 1)
    text = cancellation(entry, mine.person.email, organizer())
    return replace(words, invitation=Invitation("CANCEL", text))


@letter("meeting_tomorrow", title=TITLE, optional=True)
def meeting_tomorrow(about: UUID, reader: Person | None) -> Words | None:
    """A reminder the day before, for whoever asked for it."""
    found = _ahead(about, reader)
    return found and Words(_("A date to remember"), "meetings/letters/tomorrow.txt", _context(found[0]))


@letter("did_you_meet", title=TITLE, optional=True)
def did_you_meet(about: UUID, reader: Person | None) -> Words | None:
    """One question, answered by one click from the letter; nothing, once it was answered."""
    found = _found(about, reader)
    if found is None:
        return None
    meeting, mine = found
    if meeting.called_off_at or meeting.met.filter(part=mine).exists():
        return None
    answer = settings.SITE_ADDRESS + reverse("did_you_meet", args=[link_of_met(meeting, mine)])
    return Words(_("One short question"), "meetings/letters/did_you_meet.txt", _context(meeting) | {"answer": answer})


@letter("host_answered", title=TITLE, optional=True)
def host_answered(about: UUID, reader: Person | None) -> Words | None:
    """A host has answered, or taken a yes back; what it was stands on the page alone."""
    found = _found(about, reader)
    if found is None or found[0].called_off_at:
        return None
    return Words(_("An answer has come"), "meetings/letters/host_answered.txt", _context(found[0]))


@letter("host_asked")
def host_asked(about: UUID, _reader: Person | None) -> Words | None:
    """To a host: who comes, when and what for stands behind the link; nothing, once nobody asks any more."""
    return _to_a_host(about, _("May somebody visit you?"), "host_asked")


@letter("host_time_changed")
def host_time_changed(about: UUID, _reader: Person | None) -> Words | None:
    """To a host: another time was agreed, and the question is asked anew."""
    return _to_a_host(about, _("A visit to you has another time"), "host_time_changed")


@letter("host_called_off")
def host_called_off(about: UUID, _reader: Person | None) -> Words | None:
    """To a host: nobody comes."""
    if not Hosting.objects.filter(pk=about).exists():
        return None
    return Words(_("A visit to you falls away"), "meetings/letters/host_called_off.txt")


def _to_a_host(about: UUID, subject: Any, name: str) -> Words | None:
    hosting = Hosting.objects.select_related("meeting__partnership", "author").filter(pk=about).first()
    if hosting is None or not host_may_answer(hosting, hosting.meeting, clock.now()):
        return None
    link = settings.SITE_ADDRESS + reverse("host_of_a_visit", args=[link_of_host(hosting)])
    return Words(subject, f"meetings/letters/{name}.txt", {"link": link})


def _found(about: UUID, reader: Person | None) -> tuple[Meeting, Partner] | None:
    """The meeting and the reader's part in it, while the partnership goes on and they want letters about it."""
    mine = (
        Partner.objects.select_related("person", "partnership")
        .filter(partnership__meetings=about, person=reader, left_at=None, muted_at=None)
        .first()
    )
    if reader is None or mine is None or mine.partnership.is_over(clock.now()):
        return None
    return Meeting.objects.get(pk=about), mine


def _ahead(about: UUID, reader: Person | None) -> tuple[Meeting, Partner] | None:
    """The same, while it is still to come."""
    found = _found(about, reader)
    if found is None or found[0].called_off_at or not found[0].starts_at or found[0].starts_at < clock.now():
        return None
    return found


def _invited(meeting: Meeting, mine: Partner, subject: Any, name: str) -> Words:
    template, context, wants = f"meetings/letters/{name}.txt", _context(meeting), wants_of(mine)
    if not wants.invitations:
        return Words(subject, template, context)
    text = invitation(entry_for(meeting, mine), mine.person.email, organizer())
    return Words(subject, template, context | {"invited": True, "names": wants.names}, Invitation("REQUEST", text))


def _context(meeting: Meeting) -> dict[str, Any]:
    page = reverse("partner_meeting", args=[meeting.partnership_id, meeting.pk])
    return {"meeting": meeting, "link": f"{settings.SITE_ADDRESS}{page}"}
