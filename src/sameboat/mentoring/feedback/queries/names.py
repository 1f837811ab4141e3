"""What people are called to each other: nobody by name who is no longer there, or where it ended before its day."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader


def names_for(reader: Reader) -> dict[UUID, str]:
    """The others by their parts; *your partner* for whoever is not named."""
    rows = Partner.objects.filter(pk__in=reader.everybody).exclude(pk=reader.mine.pk)
    return {
        each.pk: _("your partner")
        if each.left_at is not None or each.partnership.ended_early
        else each.person.name or _("your partner")
        for each in rows.select_related("person", "partnership")
    }
