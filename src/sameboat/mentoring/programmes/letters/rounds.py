"""Moved dates, and words that must be agreed to once more."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment


@letter("round_dates_changed", title=gettext_lazy("Dates of a round that moved"))
def round_dates_changed(about_id: UUID, reader: Person | None) -> Words | None:
    """The dates as they are when the letter is sent, so that two moves in one hour do not contradict each other."""
    del reader
    enrolment = _standing(about_id)
    if enrolment is None:
        return None
    return Words(
        _("Dates of your round have moved"),
        "programmes/letters/round_dates_changed.txt",
        {"round": enrolment.round, "link": _page_of(enrolment)},
    )


@letter("please_agree_again", title=gettext_lazy("Changed words that you agreed to"))
def please_agree_again(about_id: UUID, reader: Person | None) -> Words | None:
    """Something they agreed to says something else now. Nothing, if the round was announced in the meantime."""
    del reader
    enrolment = _standing(about_id)
    if enrolment is None or enrolment.round.announced_at:
        return None
    return Words(
        _("Please read something again"),
        "programmes/letters/please_agree_again.txt",
        {"round": enrolment.round, "link": _page_of(enrolment)},
    )


def _standing(enrolment_id: UUID) -> Enrolment | None:
    rows = Enrolment.objects.filter(pk=enrolment_id, applied_at__isnull=False, withdrawn_at=None)
    return rows.select_related("round__programme").first()


def _page_of(enrolment: Enrolment) -> str:
    round_ = enrolment.round
    return settings.SITE_ADDRESS + reverse("round_form", args=[round_.programme.slug, round_.number])
