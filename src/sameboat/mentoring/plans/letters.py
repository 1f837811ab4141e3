"""What partners are told by letter about their plans: that something waits, never what."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import somebody_is_away
from sameboat.mentoring.plans.models import TopicLetters
from sameboat.mentoring.plans.queries.agreements import waiting_for_a_yes


@letter("agreement_to_read", title=_("That something in a partnership waits for your yes"), optional=True)
def agreement_to_read(about: UUID, reader: Person | None) -> Words | None:
    """Something waits. Nothing, once the reader has confirmed it, or a newer version stands, or it ended."""
    if reader is None:
        return None
    row = waiting_for_a_yes(reader.pk).filter(pk=about).first()
    if row is None or row.partnership.is_over(clock.now()):
        return None
    return Words(
        _("Something waits for you"),
        "plans/letters/agreement_to_read.txt",
        {"link": _address("partner_agreement", row.partnership_id)},
    )


@letter("topic_begins", title=_("A new topic of your round, because you asked for it"), optional=True)
def topic_begins(about: UUID, reader: Person | None) -> Words | None:
    """A topic has begun. Nothing, once they asked for no more, or somebody is away, or it ended."""
    asked = (
        TopicLetters.objects.select_related("partner__partnership")
        .filter(partner=about, partner__person=reader, partner__left_at=None, partner__muted_at=None)
        .first()
    )
    if reader is None or asked is None or not _goes_on(asked.partner):
        return None
    return Words(
        _("Something to talk about, if you like"),
        "plans/letters/topic_begins.txt",
        {"link": _address("partner_plan", asked.partner.partnership_id) + "#topics"},
    )


def _goes_on(partner: Partner) -> bool:
    today = clock.today()
    return not partner.partnership.is_over(clock.now()) and not somebody_is_away(partner.partnership, today)


def _address(name: str, partnership: UUID) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(name, args=[partnership])}"
