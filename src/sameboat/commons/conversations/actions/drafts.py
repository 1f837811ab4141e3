"""What somebody has begun to say is kept for them alone, until it is said or the talk ends."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.commons.conversations.models import Draft, Message
from sameboat.commons.conversations.rules import talking as rules
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words
from sameboat.mentoring.partnerships.models import Partner


@transaction.atomic
def keep_draft(partnership: UUID, text: str, *, form: UUID, by: Person) -> Draft | None:
    """Keep it in place of what was kept before; nothing, where there are no words or they were said meanwhile.

    ``form`` is the page it is being written on: what is typed and what is sent may overtake each other on their way.
    """
    part = part_of(partnership, by=by)
    require(rules.may_keep(text))
    if Message.objects.filter(author=part, form=form).exists():
        return None
    if not text.strip():
        forget_draft_of(part)
        return None
    draft = Draft.objects.filter(author=part).first() or Draft(author=part)
    draft.written_at = clock.now()
    put_words(draft, {"text": text})
    draft.save()
    return draft


def forget_draft_of(part: Partner) -> None:
    """It was said, or will not be."""
    Draft.objects.filter(author=part).delete()


def forget_drafts(partnership: Any, parts: list[Partner]) -> None:
    """A talk has ended for these: what they had begun to say there can no longer be said."""
    del partnership
    Draft.objects.filter(author__in=parts).delete()
