"""A calendar feed of one's own, its end, and what somebody wants of invitations and reminders."""

from __future__ import annotations

import uuid

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.models import Feed, Wants
from sameboat.mentoring.meetings.queries.calendar import mark_of, secret_of
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.models import Partnership


@transaction.atomic
def begin_feed(*, by: Person) -> Feed:
    """A new private address; one that was there before opens nothing any more."""
    Person.objects.select_for_update().get(pk=by.pk)
    Feed.objects.filter(person=by, ended_at=None).update(ended_at=clock.now())
    feed = Feed(id=uuid.uuid4(), person=by)
    feed.mark = mark_of(secret_of(feed))
    feed.save(force_insert=True)
    note("begin a feed", feed, by=by, whose=by)
    return feed


@transaction.atomic
def end_feed(*, by: Person) -> None:
    """The address opens nothing from now on."""
    for feed in Feed.objects.select_for_update().filter(person=by, ended_at=None):
        feed.ended_at = clock.now()
        feed.save(update_fields=["ended_at"])
        note("end a feed", feed, by=by, whose=by)


@transaction.atomic
def say_wants(partnership: Partnership, *, invitations: bool, names: bool, reminders: bool, by: Person) -> Wants:
    """What one partner wants of letters and calendars in one partnership."""
    part = part_of(partnership.pk, by=by)
    said = {"invitations": invitations, "names": names, "reminders": reminders}
    wants, _made = Wants.objects.update_or_create(part=part, defaults=said)
    note("say wants of meetings", wants, by=by)
    return wants
