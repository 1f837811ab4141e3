"""What is said when a partner never came, or went: to whoever is left behind, and, kindly, to whoever was missed."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.letters.values import values_of
from sameboat.mentoring.matching.rules.waiting import may_be_matched_again
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import has_partner

TITLE = _("That there is a partner for you, or nobody yet")


@letter("partner_is_gone", title=TITLE)
def partner_is_gone(about: UUID, reader: Person | None) -> Words | None:
    """You are without a partner, and come first; what is open meanwhile. Nothing, if somebody was found since."""
    part = _part(about, reader)
    if part is None or part.enrolment is None or part.enrolment.withdrawn_at or part.round is None:
        return None
    mentor = part.role == "mentor"
    if not mentor and has_partner(part.enrolment):
        return None
    words = {
        "round": part.round,
        "mentor": mentor,
        "again": bool(may_be_matched_again(ends_on=part.round.ends_on, today=clock.today())),
        "doors": values_of(part.enrolment, without=True)["doors"](),
        "page": _page_of(part),
    }
    return Words(_("About your partnership"), "matching/letters/partner_is_gone.txt", words)


@letter("you_were_missed", title=TITLE)
def you_were_missed(about: UUID, reader: Person | None) -> Words | None:
    """We did not hear from you, which happens; how to come back."""
    part = _part(about, reader)
    if part is None or part.round is None:
        return None
    return Words(
        _("About your partnership"),
        "matching/letters/you_were_missed.txt",
        {"round": part.round, "page": _page_of(part)},
    )


def _part(about: UUID, reader: Person | None) -> Partner | None:
    rows = Partner.objects.filter(pk=about, person=reader)
    return rows.select_related("round__programme", "enrolment__round__programme", "enrolment__person").first()


def _page_of(part: Partner) -> str:
    round_ = part.round
    if round_ is None:
        return settings.SITE_ADDRESS
    return settings.SITE_ADDRESS + reverse("my_application", args=[round_.programme.slug, round_.number])
