"""What partners are written: a question that waits, thanks that wait, and that all would like to stay in touch."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.care.models import Ask, HelpGiven, Silence, Thanks
from sameboat.commons.care.queries.own import asks_that_wait, link_of_ask
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.rules.waiting import may_be_matched_again
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import has_partner, somebody_is_away

WAITS = _("Something waits for you")


@letter("are_you_in_touch", title=_("Whether you and your partner are in touch"), optional=True)
def are_you_in_touch(about: UUID, reader: Person | None) -> Words | None:
    """The link to a page of one click. Nothing, if they wrote to each other meanwhile, or somebody is away."""
    ask = _waiting(about, reader, Ask.Kind.IN_TOUCH)
    if ask is None:
        return None
    link = settings.SITE_ADDRESS + reverse("in_touch", args=[link_of_ask(ask)])
    return Words(_("One click, if you have a moment"), "care/letters/are_you_in_touch.txt", {"link": link})


@letter("somebody_new", title=_("That there is a partner for you, or nobody yet"))
def somebody_new(about: UUID, reader: Person | None) -> Words | None:
    """An offer, for the person's own yes; which in the last four weeks is one of the next round."""
    ask = _waiting(about, reader, Ask.Kind.SOMEBODY_NEW)
    if ask is None:
        return None
    again = bool(may_be_matched_again(ends_on=ask.partner.partnership.ends_on, today=clock.today()))
    return _about_a_page(WAITS, "somebody_new", "partner_somebody_new", ask.partner, again=again)


@letter("how_does_it_go", title=_("How it goes, on set days"), optional=True)
def how_does_it_go(about: UUID, reader: Person | None) -> Words | None:
    """A question for oneself alone."""
    ask = _waiting(about, reader, Ask.Kind.CHECK_IN)
    if ask is None:
        return None
    return _about_a_page(WAITS, "how_does_it_go", "partner_check_in", ask.partner, ask.which)


@letter("before_the_last_day", title=_("Before the last day of a partnership"), optional=True)
def before_the_last_day(about: UUID, reader: Person | None) -> Words | None:
    """Thanks, and staying in touch, while there is time for both."""
    ask = _waiting(about, reader, Ask.Kind.FAREWELL)
    if ask is None:
        return None
    return _about_a_page(WAITS, "before_the_last_day", "partner_farewell", ask.partner)


@letter("thanks_wait", title=_("That thanks wait for you"), optional=True)
def thanks_wait(about: UUID, reader: Person | None) -> Words | None:
    """A word waits. Nothing, if it was taken back, the partnership has ended since, or the reader has muted it."""
    rows = Thanks.objects.filter(pk=about, taken_back_at=None, at_once=True).select_related("author__partnership")
    row = rows.first()
    if row is None or row.author.left_at is not None or row.author.partnership.ended_at is not None:
        return None
    there = Partner.objects.filter(partnership=row.author.partnership_id, left_at=None, muted_at=None)
    part = there.filter(person=reader).first()
    if part is None:
        return None
    return _about_a_page(WAITS, "thanks_wait", "partner_farewell", part)


@letter("somebody_would_help", title=_("Whether you and your partner are in touch"), optional=True)
def somebody_would_help(about: UUID, reader: Person | None) -> Words | None:
    """Somebody of the team asks kindly, by name and address. Nothing, if they are in touch again or it has ended."""
    given = HelpGiven.objects.filter(pk=about).select_related("by", "partnership").first()
    if given is None or given.by is None or given.by.left_at or given.partnership.is_over(clock.now()):
        return None
    part = Partner.objects.filter(partnership=given.partnership, person=reader, left_at=None, muted_at=None).first()
    quiet = Silence.objects.filter(partnership=given.partnership, over_at=None).exists()
    if part is None or not quiet or somebody_is_away(given.partnership, clock.today()):
        return None
    return _about_a_page(WAITS, "somebody_would_help", "partner_care", part, helper=given.by)


@letter("you_stay_in_touch", title=_("Before the last day of a partnership"))
def you_stay_in_touch(about: UUID, reader: Person | None) -> Words | None:
    """All of them said it, and all of them are told together."""
    part = Partner.objects.filter(pk=about, person=reader, left_at=None).select_related("partnership").first()
    if part is None or part.partnership.stays_since is None or part.partnership.ended_at is not None:
        return None
    return _about_a_page(_("Good news for you"), "you_stay_in_touch", "partnership", part)


@letter("come_back_when_you_like", title=_("That there is a partner for you, or nobody yet"))
def come_back_when_you_like(about: UUID, reader: Person | None) -> Words | None:
    """We did not hear from you, which happens; and how to have somebody new. Nothing, if they have somebody already."""
    rows = Partner.objects.filter(pk=about, person=reader).select_related("enrolment__round", "partnership")
    part = rows.first()
    if part is None or part.enrolment is None or part.enrolment.withdrawn_at or has_partner(part.enrolment):
        return None
    return _about_a_page(_("About your partnership"), "come_back_when_you_like", "partner_new", part)


def _waiting(about: UUID, reader: Person | None, kind: Ask.Kind) -> Ask | None:
    """The question, if it still is one for this reader, who would hear it today."""
    asks = Ask.objects.filter(asks_that_wait(), pk=about, kind=kind, partner__person=reader, partner__left_at=None)
    ask = asks.select_related("partner__partnership").first()
    if ask is None or ask.partner.muted_at is not None or ask.partner.partnership.is_over(clock.now()):
        return None
    return None if somebody_is_away(ask.partner.partnership, clock.today()) else ask


def _about_a_page(subject: Any, template: str, page: str, part: Partner, *address: str, **more: Any) -> Words:
    link = settings.SITE_ADDRESS + reverse(page, args=[part.partnership_id, *address])
    return Words(subject, f"care/letters/{template}.txt", {"page": link} | more)
