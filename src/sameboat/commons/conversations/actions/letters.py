"""Who is told that something waits, and what such a letter may say."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.models import Bookmark, LettersSay
from sameboat.commons.conversations.rules import letters as rules
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.models import Partner

SOMETHING_WAITS = "something_waits"
A_MOMENT = timedelta(minutes=2)
"""Whoever has the talk open has read by then, and gets no letter."""


def tell_the_others(part: Partner) -> None:
    """A letter to each partner who does not look anyway: at most one until they have looked again.

    The letter's key holds how far its reader had read when they were last here, so that a second message before they
    come back is told by the same letter. Whoever muted this partnership gets none.
    """
    others = Partner.objects.filter(partnership=part.partnership_id, left_at=None, muted_at=None).exclude(pk=part.pk)
    looked = dict(Bookmark.objects.filter(part__in=others).values_list("part", "until"))
    rows = [
        (each.pk, each.person, f"{SOMETHING_WAITS}:{each.pk}:{looked.get(each.pk) or 'never'}")
        for each in others.select_related("person")
    ]
    send_letters(SOMETHING_WAITS, rows, not_before=clock.now() + A_MOMENT)


@transaction.atomic
def let_letters_say(partnership: UUID, what: str, *, mine_alone: bool, by: Person) -> None:
    """What letters about this talk may say to whoever asks: more only where nobody else reads the mailbox."""
    part = part_of(partnership, by=by)
    require(rules.may_letters_say(what, mailbox=queries.mailbox_of(by), mine_alone=mine_alone))
    LettersSay.objects.update_or_create(part=part, defaults={"what": what, "asked_at": clock.now()})
    note("letters about talk", part, by=by, whose=by)
