"""What waits for somebody on the page of today: that a partner wrote."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.commons.conversations.queries.reading_on import talks_that_wait
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.registry import Waiting


def words_that_wait(person: Person) -> Iterator[Waiting]:
    """Each talk with something new, by the names of those who wrote; never what, and never how much. Two looks."""
    for talk in talks_that_wait(person):
        yield Waiting(_wrote(talk.names), reverse("partner_talk", args=[talk.partnership]), talk.since, "chats")


def _wrote(names: list[str]) -> str:
    if not names:
        return _("Something waits in a talk of yours")
    if len(names) == 1:
        return _("%(name)s wrote to you") % {"name": names[0]}
    some, last = ", ".join(names[:-1]), names[-1]
    return _("%(some)s and %(last)s wrote to you") % {"some": some, "last": last}
