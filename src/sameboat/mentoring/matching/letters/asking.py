"""The letter that asks whether a wish may be relaxed."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Asked
from sameboat.mentoring.matching.queries.review.asked import link_of_asked


@letter("asked_to_relax", title=_("A question about your application"))
def asked_to_relax(about: UUID, reader: Person | None) -> Words | None:
    """The link to the page that asks; which wish it is stands there alone. Nothing, once it needs no answer."""
    rows = Asked.objects.select_related("enrolment__round__programme")
    asked = rows.filter(pk=about, enrolment__person=reader, relaxed_at=None, kept_at=None).first()
    if asked is None or asked.answer_by <= clock.now():
        return None
    if asked.enrolment.withdrawn_at or asked.enrolment.round.announced_at:
        return None
    link = settings.SITE_ADDRESS + reverse("asked_to_relax", args=[link_of_asked(asked)])
    context = {"round": asked.enrolment.round, "link": link, "answer_by": asked.answer_by}
    return Words(_("A question about your application"), "matching/letters/asked_to_relax.txt", context)
