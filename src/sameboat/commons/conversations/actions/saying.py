"""Saying something, saying it differently, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.commons.conversations.actions.drafts import forget_draft_of
from sameboat.commons.conversations.actions.files import attach, let_go_of_files
from sameboat.commons.conversations.actions.letters import tell_the_others
from sameboat.commons.conversations.actions.reading_on import has_read
from sameboat.commons.conversations.models import Message
from sameboat.commons.conversations.rules import talking as rules
from sameboat.commons.conversations.rules.files import File
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner

TALK = "talk"


@transaction.atomic
def post(
    partnership: UUID, text: str, *, form: UUID, files: Sequence[File] = (), by_mail: bool = False, by: Person
) -> Message:
    """Say something. From one page (``form``) it is said once, however often its button was pressed.

    The row is the only record of it: the diary, which is kept longer than a talk, does not hold who wrote when.
    Whoever says it ``by_mail`` has no page before them: what they have read and begun there stays as it is.
    """
    part = part_of(partnership, by=by)
    if said := Message.objects.filter(author=part, form=form).first():
        return said
    now = clock.now()
    lately = Message.objects.filter(author=part, written_at__gt=now - rules.AN_HOUR).count()
    require(rules.may_say(text, files=len(files), in_the_last_hour=lately))
    message = Message(author=part, partnership=part.partnership, form=form, files=len(files), by_mail=by_mail)
    message.written_at = _after_all(part, now)
    put_words(message, {"text": text.strip()})
    message.save(force_insert=True)
    attach(message, files)
    if not by_mail:
        forget_draft_of(part)
        has_read(part, message.written_at)
    touch(part)
    tell_the_others(part)
    ring(part.partnership_id, TALK)
    return message


@transaction.atomic
def change(message: Message, text: str, *, by: Person) -> Message:
    """Say it differently; that it was changed can be seen, not what it said before."""
    part = part_of(message.partnership_id, by=by)
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    there = message.sealed is not None
    require(rules.may_change(text, is_own=message.author_id == part.pk, is_there=there, files=message.files))
    put_words(message, {"text": text.strip()})
    message.changed_at = clock.now()
    message.save(update_fields=["sealed", "changed_at"])
    ring(part.partnership_id, TALK)
    return message


@transaction.atomic
def take_back(message: Message, *, by: Person) -> Message:
    """It is gone for everybody, with its files. That something stood there stays."""
    part = part_of(message.partnership_id, by=by)
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    require(rules.may_take_back(is_own=message.author_id == part.pk))
    if message.sealed is not None:
        take_words_back(message)
        let_go_of_files(message)
        ring(part.partnership_id, TALK)
    return message


def _after_all(part: Partner, now: datetime) -> datetime:
    """The moment of a new message: later than that of every other in the talk, also where a clock was put back."""
    last = Message.objects.filter(partnership=part.partnership_id).order_by("-written_at").first()
    return max(now, last.written_at + timedelta(microseconds=1)) if last else now
