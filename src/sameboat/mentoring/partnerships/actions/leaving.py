"""What becomes of a partnership when somebody leaves the site, or takes a private answer back."""

from __future__ import annotations

from django.db.models import Count, Q

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions.writing import forget_words_of
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Enrolment


def leave_partnerships(person: Person) -> None:
    """Their part in every partnership ends; where fewer than two stay, the partnership has ended. Nobody is told why.

    What was sealed of what they shared in private goes from everybody's part: it was told by two, and one of them
    takes it along. What they wrote is erased with its keys.
    """
    now = clock.now()
    parts = list(Partner.objects.filter(person=person))
    concerned = [each.partnership_id for each in parts]
    Partner.objects.filter(person=person, left_at=None).update(left_at=now)
    Partner.objects.filter(partnership__in=concerned).update(between_them=None)
    for part in parts:
        forget_words_of(part)
    still_there = Count("partners", filter=Q(partners__left_at=None))
    deserted = Partnership.objects.filter(pk__in=concerned, ended_at=None).annotate(there=still_there)
    Partnership.objects.filter(pk__in=list(deserted.filter(there__lt=2).values_list("pk", flat=True))).update(
        ended_at=now, ended_early=True
    )


def forget_what_was_taken_back(enrolment: Enrolment) -> None:
    """Somebody took a private answer back: what they and their partners share in private is erased for all of them."""
    theirs = Partner.objects.filter(enrolment=enrolment).values("partnership")
    Partner.objects.filter(partnership__in=list(theirs.values_list("partnership", flat=True))).update(between_them=None)
