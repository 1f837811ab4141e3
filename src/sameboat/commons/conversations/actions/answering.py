"""Answering by mail: asked for, switched off, and what becomes of an answer."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, require
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions.saying import post
from sameboat.commons.conversations.models import AnswersByMail
from sameboat.commons.conversations.queries.answers import Asked
from sameboat.commons.conversations.rules import answering as rules
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of

NOT_TAKEN, FILES_STAYED = "answer_not_taken", "answer_without_files"


@transaction.atomic
def answer_by_mail(partnership: UUID, *, mine_alone: bool, by: Person) -> None:
    """From the next letter on, an answer to it goes into this one talk."""
    part = part_of(partnership, by=by)
    require(queries.may_answer_by_mail(by, mine_alone=mine_alone))
    AnswersByMail.objects.update_or_create(part=part, defaults={"since": clock.now(), "mark": uuid4()})
    note("answers by mail", part, by=by, whose=by)


@transaction.atomic
def stop_answers_by_mail(partnership: UUID, *, by: Person) -> None:
    """No mail goes into this talk any more, at whatever address it comes. Also after the end: it is one's own no."""
    asked = AnswersByMail.objects.filter(part__partnership=partnership, part__person=by, since__isnull=False).first()
    if asked is None:
        return
    asked.since = None
    asked.save(update_fields=["since"])
    note("no answers by mail", asked.part, by=by, whose=by)


@transaction.atomic
def take_answer(asked: Asked, text: str, *, form: UUID, with_files: bool = False) -> bool:
    """Put what a verified sender wrote into their talk; otherwise tell them that it could not be, and never why.

    Whatever stands against it – switched off, too old, too long, ended – the letter says the same.
    """
    try:
        with transaction.atomic():
            require(asked.is_taken())
            post(asked.part.partnership_id, text, form=form, by_mail=True, by=asked.person)
    except Refused:
        _tell(asked, NOT_TAKEN, form)
        return False
    AnswersByMail.objects.filter(part=asked.part).update(answered_at=clock.now())
    if with_files:
        _tell(asked, FILES_STAYED, form)
    return True


def cannot_read(asked: Asked, *, form: UUID) -> None:
    """What a verified sender wrote could not be made out."""
    with transaction.atomic():
        _tell(asked, NOT_TAKEN, form)


def _tell(asked: Asked, kind: str, form: UUID) -> None:
    """At most once an hour, and once for each mail: somebody's mailbox is not to be filled by ours."""
    answers = AnswersByMail.objects.select_for_update(of=("self",)).get(part=asked.part)
    if rules.is_told(answers.told_at, clock.now()):
        send_letter(kind, about=asked.part.pk, to=asked.person, key=f"{kind}:{form}")
        AnswersByMail.objects.filter(part=asked.part).update(told_at=clock.now())
