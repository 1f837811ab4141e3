"""What waits for somebody: an agreement that was proposed to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.registry import Waiting
from sameboat.mentoring.plans.models import Agreement
from sameboat.mentoring.plans.queries.agreements import waiting_for_a_yes


def agreements_without_a_yes(person: Person) -> QuerySet[Agreement]:
    """The rows of it."""
    return waiting_for_a_yes(person.pk)


def agreements_that_wait(person: Person) -> Iterator[Waiting]:
    """Newest versions without this person's yes, where it goes on."""
    for row in agreements_without_a_yes(person):
        if not row.partnership.is_over(clock.now()):
            href = reverse("partner_agreement", args=[row.partnership_id])
            yield Waiting(_("An agreement to read, and to confirm if it suits you"), href, row.written_at, "pen")
