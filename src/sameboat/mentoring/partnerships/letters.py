"""What partners are told by letter about each other: dates alone. Never a name, never a word of what was said."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Absence, Partner


@letter("partner_is_away", title=_("The days on which a partner is away"), optional=True)
def partner_is_away(about: UUID, reader: Person | None) -> Words | None:
    """From when to when a partner is away. Nothing, if it was taken back or is over, or the reader has left."""
    absence = Absence.objects.still_to_come(clock.today()).filter(pk=about, partner__left_at=None).first()
    if absence is None or reader is None:
        return None
    mine = Partner.objects.filter(
        person=reader,
        partnership=absence.partner.partnership_id,
        partnership__ended_at=None,
        left_at=None,
        muted_at=None,
    )
    if not mine.exists():
        return None
    page = reverse("partnership", args=[absence.partner.partnership_id])
    return Words(
        _("Some dates to note"),
        "partnerships/letters/partner_is_away.txt",
        {"absence": absence, "link": f"{settings.SITE_ADDRESS}{page}"},
    )
