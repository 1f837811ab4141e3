"""Who is told that something waits, and what such a letter may say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.models import LettersSay
from sameboat.commons.conversations.rules import letters as rules
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.models import Partner

SOMETHING_WAITS = "something_waits"
A_MOMENT = timedelta(minutes=2)
"""Whoever has the talk open has read by then, and gets no letter."""


def tell_the_others(part: Partner) -> None:
    """A letter to each partner who does not look anyway: at most one until they have looked, or answered by mail.

    The letter's key holds how far its reader had read when they were last here, so that a second message before they
    come back is told by the same letter. Whoever muted this partnership gets none.
    """
    others = Partner.objects.filter(partnership=part.partnership_id, left_at=None, muted_at=None).exclude(pk=part.pk)
    seen = others.select_related("person").annotate(
        looked=F("bookmark__until"), answered=F("answers_by_mail__answered_at")
    )
    rows = [(each.pk, each.person, f"{SOMETHING_WAITS}:{each.pk}:{_last_seen(each)}") for each in seen]
    send_letters(SOMETHING_WAITS, rows, not_before=clock.now() + A_MOMENT)


def _last_seen(other: Any) -> str:
    """When they looked, or answered from their mailbox without looking: whichever was later."""
    known = [at for at in (other.looked, other.answered) if at is not None]
    return str(max(known)) if known else "never"


@transaction.atomic
def let_letters_say(partnership: UUID, what: str, *, mine_alone: bool, by: Person) -> None:
    """What letters about this talk may say to whoever asks: more only where nobody else reads the mailbox."""
    part = part_of(partnership, by=by)
    require(rules.may_letters_say(what, mailbox=queries.mailbox_of(by), mine_alone=mine_alone))
    LettersSay.objects.update_or_create(part=part, defaults={"what": what, "asked_at": clock.now()})
    note("letters about talk", part, by=by, whose=by)
