"""What becomes of a partnership when somebody leaves the site, or takes a private answer back."""

from __future__ import annotations

from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions.ending import let_go, stand_with_their_partnerships
from sameboat.mentoring.partnerships.actions.writing import forget_words_of
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment


def leave_partnerships(person: Person) -> None:
    """Their part in every partnership ends, as if each were ended early. Nobody is told why.

    What was sealed of what they shared in private goes from everybody's part: it was told by two, and one of them
    takes it along. What they wrote is erased with its keys.
    """
    parts = list(Partner.objects.filter(person=person))
    let_go(stand_with_their_partnerships(person))
    Partner.objects.filter(partnership__in=[each.partnership_id for each in parts]).update(between_them=None)
    for part in parts:
        forget_words_of(part)


def forget_what_was_taken_back(enrolment: Enrolment) -> None:
    """Somebody took a private answer back: what they and their partners share in private is erased for all of them."""
    theirs = Partner.objects.filter(enrolment=enrolment).values("partnership")
    Partner.objects.filter(partnership__in=list(theirs.values_list("partnership", flat=True))).update(between_them=None)
