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


@letter("partnership_ended", title=_("That a partnership has ended"))
def partnership_ended(about: UUID, reader: Person | None) -> Words | None:
    """To friends, whom no round writes to: it has ended before its day, and until when it can be read. Never how."""
    return _words_of_an_end("partnerships/letters/partnership_ended.txt", about, reader)


@letter("partnership_at_term", title=_("That a partnership has ended"))
def partnership_at_term(about: UUID, reader: Person | None) -> Words | None:
    """To everybody, on their own morning after the last day."""
    return _words_of_an_end("partnerships/letters/partnership_at_term.txt", about, reader)


def _words_of_an_end(template: str, about: UUID, reader: Person | None) -> Words | None:
    part = Partner.objects.filter(pk=about, person=reader).select_related("partnership").first()
    if part is None or part.partnership.kept_until is None or part.muted_at is not None:
        return None
    page = reverse("partnership", args=[part.partnership_id])
    return Words(
        _("Something has come to its end"),
        template,
        {"kept_until": part.partnership.kept_until, "link": f"{settings.SITE_ADDRESS}{page}"},
    )


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
