"""Letters about answers and wishes."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, SheetLine


@letter("added_from_a_sheet", title=_("You were added to a round"))
def added_from_a_sheet(about: UUID, reader: Person | None) -> Words | None:
    """To somebody who wrote on a form elsewhere: that it stands here now, how to look at it, how to take it back."""
    enrolment = Enrolment.objects.select_related("round__programme").filter(pk=about, withdrawn_at=None).first()
    if enrolment is None or reader is None:
        return None
    round_ = enrolment.round
    line = SheetLine.objects.filter(enrolment=enrolment).select_related("sheet_import__by").first()
    brought = line.sheet_import if line else None
    address = reverse("my_application", args=[round_.programme.slug, round_.number])
    return Words(
        _("You were added to a round of peer mentoring"),
        "wishes/letters/added_from_a_sheet.txt",
        {
            "round": round_,
            "who": brought.by.name if brought and brought.by else "",
            "link": f"{settings.SITE_ADDRESS}{address}",
        },
    )
