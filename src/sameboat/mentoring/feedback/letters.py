"""That something waits: something to agree on, or feedback to read. Never whose it is, and no word of it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.models import Occasion
from sameboat.mentoring.partnerships.models import Partner


@letter("feedback_waits", title=_("That feedback waits, or something to agree on"), optional=True)
def feedback_waits(about: UUID, reader: Person | None) -> Words | None:
    """Something waits on the page *Help*. Nothing, if it was taken back or the partnership is over."""
    row = Occasion.objects.filter(pk=about).select_related("author__partnership").first()
    if row is None or reader is None or row.author.partnership.is_over(clock.now()):
        return None
    part = Partner.objects.filter(
        partnership=row.author.partnership_id, person=reader, left_at=None, muted_at=None
    ).first()
    if part is None:
        return None
    page = reverse("partner_help", args=[part.partnership_id])
    return Words(
        _("Something waits for you"),
        "feedback/letters/feedback_waits.txt",
        {"link": f"{settings.SITE_ADDRESS}{page}"},
    )
