"""A host is asked, answers without an account, and may take a yes back at any time, without a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.base.vault.actions import Forgotten
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import everybody_in, mine_in, tell
from sameboat.mentoring.meetings.models import Hosting, Meeting
from sameboat.mentoring.meetings.queries.hosts import clock_of_the_place, host_may_answer, words_for_the_host
from sameboat.mentoring.meetings.rules import hosting as rules
from sameboat.mentoring.meetings.rules.times import Wall, clock_differs
from sameboat.mentoring.partnerships.actions import put_words, take_words_back, touch

KEPT = timedelta(days=30)
"""So long after a visit a host's page can still be looked at."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a host is told, in the words of whoever asks."""

    host: str
    who: str
    purpose: str
    not_done: Sequence[str]
    address: str = ""
    """Where the site writes to; empty: the partner passes the link on."""


@transaction.atomic
def ask_host(meeting: Meeting, request: Request, *, by: Person) -> Hosting:
    """Ask whoever runs the place; somebody who was asked before is asked no more."""
    part, found = mine_in(meeting, by=by)
    now = clock.now()
    require(
        rules.may_ask(
            kind=found.kind,
            agreed=found.starts_at is not None,
            stands=found.called_off_at is None,
            is_past=found.starts_at is not None and found.starts_at < now,
        )
    )
    found.hostings.filter(ended_at=None).update(ended_at=now)
    hosting = Hosting(meeting=found, author=part, by_letter=bool(request.address))
    put_words(
        hosting,
        {name: getattr(request, name) for name in ("host", "who", "purpose", "address")}
        | {"not_done": list(request.not_done), "answer": ""},
    )
    hosting.save()
    if request.address:
        send_letter("host_asked", about=hosting.pk, address=request.address, key=f"host_asked:{hosting.pk}")
    note("ask a host", hosting, by=by)
    touch(part)
    return hosting


@transaction.atomic
def answer_as_host(hosting: Hosting, answer: str, words: str = "") -> Hosting:
    """Yes, no, or what should be changed; for the time that stands now. The partners hear that there is an answer."""
    meeting = Meeting.objects.select_for_update().get(pk=hosting.meeting_id)
    row = Hosting.objects.select_related("author").get(pk=hosting.pk)
    require(host_may_answer(row, meeting, clock.now()))
    row.answer, row.answered_at, row.answered_for = answer, clock.now(), meeting.starts_at
    row.withdrawn_at = None
    _with_words(row, words)
    _told(row, meeting, "answer a guest")
    return row


@transaction.atomic
def withdraw_as_host(hosting: Hosting) -> Hosting:
    """The host said yes, and does so no longer."""
    meeting = Meeting.objects.select_for_update().get(pk=hosting.meeting_id)
    row = Hosting.objects.select_related("author").get(pk=hosting.pk)
    require(host_may_answer(row, meeting, clock.now()))
    row.withdrawn_at = clock.now()
    row.save(update_fields=["withdrawn_at"])
    _told(row, meeting, "withdraw as a host")
    return row


def tell_host(meeting: Meeting, kind: str) -> None:
    """A host to whom the site wrote hears that the time changed, or that nobody comes."""
    for hosting in meeting.hostings.filter(ended_at=None, by_letter=True).exclude(answer="no"):
        try:
            address = str(words_for_the_host(hosting).get("address", ""))
        except Forgotten:
            continue  # whoever asked has taken all their words along
        if address:
            send_letter(kind, about=hosting.pk, address=address, key=f"{kind}:{hosting.pk}:{meeting.sequence}")


def keep_host_in_time(meeting: Meeting, wall: Wall, before: datetime) -> None:
    """The rules of a clock changed: a host is asked anew if theirs shows another time, else the answer still holds."""
    assert meeting.starts_at is not None  # nosec B101  only an agreed time is kept
    if clock_differs(before, meeting.starts_at, clock_of_the_place(meeting), wall):
        tell_host(meeting, "host_time_changed")
    else:
        meeting.hostings.filter(ended_at=None, answered_for=before).update(answered_for=meeting.starts_at)


def forget_old_hostings(now: datetime) -> int:
    """A month after a visit, or after it fell away, what a host was asked and said is erased. How many."""
    old = Q(ended_at__lt=now - KEPT) | Q(meeting__starts_at__lt=now - KEPT)
    old_ones = list(Hosting.objects.filter(old, sealed__isnull=False)[:500])
    for row in old_ones:
        take_words_back(row)
        Hosting.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now)
    return len(old_ones)


def _with_words(row: Hosting, words: str) -> None:
    """The host's own sentence lies beside what they were asked, under the same key."""
    put_words(row, words_for_the_host(row) | {"answer": words})
    row.changed_at = clock.now()
    row.save()


def _told(row: Hosting, meeting: Meeting, act: str) -> None:
    note(act, row, by=None)
    ring(meeting.partnership_id, "meet")
    tell("host_answered", meeting, everybody_in(meeting), what=f"{row.pk.hex}:{clock.now().isoformat()}")
