"""What a journal tells of its own accord, written down in the rows of our letters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now

from sameboat.base.vault.actions import forget
from sameboat.members.notices.epochs import present_epoch
from sameboat.members.notices.journals import Bounced, Journal
from sameboat.members.notices.models import Letter

LOOKED_BACK = timedelta(days=2)
"""Asked for more than since last time: a journal may learn late, and telling twice does no harm."""
AT_ONCE = 200


def note_bounces(journal: Journal, now: datetime) -> int:
    """Mark the letters that came back. How many there were."""
    return sum(_mark(bounced) for bounced in journal.bounced(now - LOOKED_BACK))


def settle_doubts(journal: Journal, now: datetime) -> int:
    """Letters in doubt of which the journal knows: it went out, or it surely did not and goes now. How many.

    So are those that a database brought back from a copy believes unsent.
    """
    # What the journal has forgotten by now it cannot deny; and it must have had the time to learn of it.
    surely = Letter.objects.in_doubt().filter(uncertain_since__lt=now - journal.lag)
    settled = 0
    for letter in surely.order_by("made_at")[:AT_ONCE]:
        seen = journal.look(letter.message_id).went_out
        if seen == "yes":
            settled += _went_out(letter)
        elif seen == "no" and letter.made_at > now - journal.remembers:
            settled += _goes_now(letter)
    return settled


def _mark(bounced: Bounced) -> int:
    # A letter sent again after it came back is not marked by what came back before.
    gone = Letter.objects.filter(message_id=bounced.message_id, sent_at__lte=bounced.at + timedelta(minutes=1))
    return gone.filter(bounced_at=None).update(bounced_at=bounced.at)


@transaction.atomic
def _went_out(letter: Letter) -> int:
    went_out = {"sent_at": letter.uncertain_since, "uncertain_since": None, "sealed": None, "why": ""}
    done = Letter.objects.in_doubt().filter(pk=letter.pk).update(**went_out)
    if done and letter.sealed is not None:
        forget(letter.pk)
    return done


@transaction.atomic
def _goes_now(letter: Letter) -> int:
    afresh = {"uncertain_since": None, "why": "", "try_after": Now(), "epoch": present_epoch()}
    return Letter.objects.in_doubt().filter(pk=letter.pk).update(**afresh)
