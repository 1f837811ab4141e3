"""Finding the round of an address and one's own application in it; for everybody else they do not exist."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from sameboat.base.kit.reach import reached
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries.enrolments import application_of


def the_round(request: HttpRequest, slug: str, number: int) -> Round:
    """The round, if whoever asks may know of it."""
    return reached(queries.round_visible_to(cast(Person, request.user), slug, number))


def my_enrolment(request: HttpRequest, round_: Round) -> Enrolment:
    """One's own application, or one that is not begun yet."""
    found = application_of(cast(Person, request.user), round_)
    if found is not None:
        return found
    return Enrolment(round=round_, person=cast(Person, request.user))


def my_begun_enrolment(request: HttpRequest, round_: Round) -> Enrolment:
    """One's own application, which must have been begun."""
    enrolment = my_enrolment(request, round_)
    if enrolment._state.adding:
        raise Http404
    return enrolment
