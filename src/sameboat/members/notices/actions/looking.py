"""What somebody decides about letters in doubt and letters given up, and how long anything is remembered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models.functions import Now

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import forget
from sameboat.members.notices import rules
from sameboat.members.notices.epochs import present_epoch
from sameboat.members.notices.models import Letter, ShownLetter

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


@transaction.atomic
def send_again(letter: Letter, *, by: Person | None) -> None:
    """Send a letter that is in doubt, was given up or came back once more, under the same Message-ID."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(
        rules.may_send_again(
            in_doubt=letter.uncertain_since is not None,
            dead=letter.dead_since is not None,
            bounced=letter.bounced_at is not None,
            still_written=letter.to_id is not None or letter.sealed is not None,
        )
    )
    # Somebody who sends a letter in doubt again has decided that a second copy does less harm than none.
    twice = Now() if letter.uncertain_since else letter.perhaps_twice_at
    afresh = {"sent_at": None, "bounced_at": None, "uncertain_since": None, "dead_since": None, "attempts": 0}
    Letter.objects.filter(pk=letter.pk).update(
        **afresh, why="", try_after=Now(), epoch=present_epoch(), perhaps_twice_at=twice
    )
    note("sent again", letter, by=by, whose=letter.to)


@transaction.atomic
def believe_sent(letter: Letter, *, by: Person | None) -> None:
    """Somebody looked: the letter in doubt did go out."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(rules.may_believe_sent(in_doubt=letter.uncertain_since is not None))
    went_out = {"sent_at": letter.uncertain_since, "uncertain_since": None, "sealed": None, "why": ""}
    Letter.objects.filter(pk=letter.pk).update(**went_out)
    forget(letter.pk)
    note("believed sent", letter, by=by, whose=letter.to)


@transaction.atomic
def forget_old_letters(now: datetime) -> int:
    """Letters are remembered for 90 days, and what was sealed in those that never went out goes with them."""
    old = Letter.objects.filter(made_at__lt=now - rules.KEPT_FOR)
    for sealed in old.filter(sealed__isnull=False).values_list("pk", flat=True):
        forget(sealed)
    ShownLetter.objects.filter(at__lt=now - rules.KEPT_FOR).delete()
    return old.delete()[0]
