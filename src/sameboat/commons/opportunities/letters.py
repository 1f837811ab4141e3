"""That something was passed on, or that somebody could be met. Never what, by whom, or whom."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.commons.opportunities.models import Reaching
from sameboat.commons.opportunities.queries import asked_of
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner


@letter("something_was_passed_on", title=_("Something was passed on to you"), optional=True)
def something_was_passed_on(about: UUID, reader: Person | None) -> Words | None:
    """Somebody found something for this reader. Nothing, once they have looked."""
    row = Reaching.objects.filter(
        pk=about, partner__person=reader, partner__left_at=None, looked_at=None, put_away_at=None
    ).select_related("partner__partnership")
    reaching = row.filter(partner__partnership__ended_at=None, passed__sealed__isnull=False).first()
    if reaching is None:
        return None
    page = settings.SITE_ADDRESS + reverse("partner_found", args=[reaching.partner.partnership_id])
    return Words(_("Something waits for you"), "opportunities/letters/passed_on.txt", {"page": page})


@letter("somebody_to_know", title=_("Somebody would like to introduce somebody to you"), optional=True)
def somebody_to_know(about: UUID, reader: Person | None) -> Words | None:
    """A sentence waits for a yes. Nothing, once it was answered or is forgotten."""
    if reader is None or not asked_of(reader).filter(pk=about).exists():
        return None
    page = settings.SITE_ADDRESS + reverse("introduction", args=[about])
    return Words(_("Something waits for you"), "opportunities/letters/somebody_to_know.txt", {"page": page})


@letter("you_have_each_other", title=_("You were introduced"))
def you_have_each_other(about: UUID, reader: Person | None) -> Words | None:
    """Both said yes."""
    part = Partner.objects.filter(pk=about, person=reader, left_at=None, partnership__ended_at=None).first()
    if part is None:
        return None
    page = settings.SITE_ADDRESS + reverse("partnership", args=[part.partnership_id])
    return Words(_("Somebody waits for you"), "opportunities/letters/you_have_each_other.txt", {"page": page})
