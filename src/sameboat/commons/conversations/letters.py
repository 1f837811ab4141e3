"""The letters of a talk: that something waits, and what became of an answer by mail.

What waits, and from whom, is said only to whoever asked for it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions.answering import FILES_STAYED, NOT_TAKEN
from sameboat.commons.conversations.actions.letters import SOMETHING_WAITS
from sameboat.commons.conversations.models import LettersSay
from sameboat.commons.conversations.rules import letters as rules
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import partnerships_of, reader_of

EVERYTHING = Opening(datetime.min.replace(tzinfo=UTC))
"""For the few words that their reader asked to have in a letter, and for nothing else."""


@letter(SOMETHING_WAITS, title=_("Something waits for you from a partner"), optional=True)
def something_waits(about: UUID, reader: Person | None) -> Words | None:
    """Nothing is left to say where its reader has looked meanwhile, muted the partnership, or it has ended."""
    part = Partner.objects.select_related("partnership").filter(pk=about, person=reader, left_at=None).first()
    if reader is None or part is None or part.muted_at is not None or part.partnership.is_over(clock.now()):
        return None
    if part.pk not in queries.is_waiting_for([part.pk]):
        return None
    address = reverse("partner_talk", args=[part.partnership_id])
    answer_to = queries.answer_address(part, reader)
    around = {
        "link": f"{settings.SITE_ADDRESS}{address}",
        "answered": bool(answer_to),
        **_what_it_may_say(part, reader),
    }
    template = "conversations/letters/something_waits.txt"
    return Words(_("Something waits for you"), template, around, answer_to=answer_to)


@letter(NOT_TAKEN, title=_("About an answer that you sent by e-mail"), urgent=True)
def answer_not_taken(about: UUID, reader: Person | None) -> Words | None:
    """The same few sentences whatever stood against it; nobody but a verified sender ever gets them."""
    return _about_an_answer(about, reader, taken=False)


@letter(FILES_STAYED, title=_("About an answer that you sent by e-mail"), urgent=True)
def answer_without_files(about: UUID, reader: Person | None) -> Words | None:
    """The words of a mail were taken, its files were not."""
    return _about_an_answer(about, reader, taken=True)


def _about_an_answer(about: UUID, reader: Person | None, *, taken: bool) -> Words | None:
    part = Partner.objects.filter(pk=about, person=reader).first()
    if reader is None or part is None:
        return None
    there = partnerships_of(reader).filter(pk=part.partnership_id).exists()
    address = reverse("partner_talk", args=[part.partnership_id]) if there else "/"
    around = {"link": f"{settings.SITE_ADDRESS}{address}", "taken": taken}
    return Words(_("About what you sent by e-mail"), "conversations/letters/about_an_answer.txt", around)


def _what_it_may_say(part: Partner, reader: Person) -> dict[str, Any]:
    """Who wrote, and how it begins: asked anew at every letter, because addresses change their owners."""
    asked = LettersSay.objects.filter(part=part).exclude(what=rules.WAITS).first()
    if asked is None:
        return {}
    if not rules.may_letters_say(asked.what, mailbox=queries.mailbox_of(reader), mine_alone=True):
        return {}
    talk = partnerships_of(reader).get(pk=part.partnership_id)
    name, text = queries.newest_from_others(reader_of(talk, reader, EVERYTHING))
    return {"who": name, "begins": rules.first_words(text) if asked.what == rules.WORDS else ""}
