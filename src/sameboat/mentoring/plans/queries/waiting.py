"""What waits for somebody: an agreement that was proposed to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.registry import Waiting
from sameboat.mentoring.plans.queries.agreements import waiting_for_a_yes


def agreements_that_wait(person: Person) -> Iterator[Waiting]:
    """Newest versions without this person's yes, where it goes on."""
    for row in waiting_for_a_yes(person.pk):
        if not row.partnership.is_over(clock.today()):
            href = reverse("partner_agreement", args=[row.partnership_id])
            yield Waiting(_("An agreement to read, and to confirm if it suits you"), href, row.written_at, "pen")
