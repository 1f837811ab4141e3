"""That something waits: that there is something to read, or that it was read. Never whose it is, and no word of it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.soundings.models import Opinion, PoolCall, PoolTurn, Sounding
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner

SUBJECT = _("Something waits for you")


@letter("sounding_waits", title=_("That something waits to be read by you"), urgent=True, optional=True)
def sounding_waits(about: UUID, reader: Person | None) -> Words | None:
    """A partner would like something read, and by when. Nothing, if it is over or they have said what they think."""
    row = Sounding.objects.to_be_seen().filter(pk=about).select_related("author__partnership").first()
    if row is None or reader is None or Opinion.objects.filter(sounding=row, author__person=reader).exists():
        return None
    return _words("sounding_waits", row, _part(row.author.partnership_id, reader))


@letter("sounding_read", title=_("That something you asked about was read"), urgent=True, optional=True)
def sounding_read(about: UUID, reader: Person | None) -> Words | None:
    """What one asked about was read."""
    row = Sounding.objects.filter(pk=about, author__person=reader).select_related("author__partnership").first()
    if row is None or reader is None:
        return None
    return _words("sounding_read", row, _part(row.author.partnership_id, reader))


@letter("pool_waits", title=_("That a draft waits in the pool of your programme"), optional=True)
def pool_waits(about: UUID, reader: Person | None) -> Words | None:
    """Somebody of the programme would like a draft read. Nothing, if somebody has it already."""
    call = PoolCall.objects.filter(sounding=about, member__person=reader).select_related("sounding", "member").first()
    if call is None or reader is None or call.sounding.wanted_by < clock.now():
        return None
    if PoolTurn.objects.filter(sounding=about, handed_back_at=None).exists():
        return None
    own = Partner.objects.filter(
        person=reader, left_at=None, partnership__ended_at=None, partnership__round__programme=call.member.programme_id
    ).select_related("partnership")
    return _words("pool_waits", call.sounding, own.first())


def _part(partnership: UUID, reader: Person) -> Partner | None:
    parts = Partner.objects.filter(partnership=partnership, person=reader, left_at=None, muted_at=None)
    return parts.select_related("partnership").first()


def _words(name: str, row: Sounding, part: Partner | None) -> Words | None:
    """The letter, if its reader is still part of a partnership that goes on; its link leads to their own page."""
    if part is None or part.partnership.is_over(clock.now()):
        return None
    page = reverse("partner_help", args=[part.partnership_id])
    return Words(
        SUBJECT,
        f"soundings/letters/{name}.txt",
        {"wanted_by": row.wanted_by, "link": f"{settings.SITE_ADDRESS}{page}"},
    )
