"""The step on which a mentee names mentors: what the page shows, and what its small buttons do."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest

from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import address_is_proved
from sameboat.mentoring.wishes.actions.naming import move_name_up, name_mentor, take_name_away
from sameboat.mentoring.wishes.queries.mentors import mentors_seen_by, named_by, with_public_answers
from sameboat.mentoring.wishes.rules.naming import MENTEES, MOST_NAMED

A_PAGE = 20
LONGEST_LOOK = 80
ACTS = {"name": name_mentor, "away": take_name_away, "up": move_name_up}


def is_an_act(request: HttpRequest) -> bool:
    """Whether one of the small buttons was pressed, rather than the one that goes on."""
    return any(word in request.POST for word in ACTS)


def is_a_look(request: HttpRequest) -> bool:
    """Whether somebody is being looked for."""
    return "look" in request.POST


def act(request: HttpRequest, enrolment: Enrolment) -> None:
    """Name a mentor, take a name away, or move it up; saved at once."""
    word = next(word for word in ACTS if word in request.POST)
    try:
        whom = UUID(request.POST[word])
    except ValueError:
        raise Http404 from None
    ACTS[word](enrolment, whom, by=cast(Person, request.user))


def naming(request: HttpRequest, enrolment: Enrolment) -> dict[str, Any]:
    """Who is named, and who could be: for those who would like a mentor and whose address is proved."""
    viewer = cast(Person, request.user)
    if enrolment.role not in MENTEES:
        return {"asks_side": enrolment.role != "mentor"}
    if not address_is_proved(viewer):
        return {"asks_proof": True}
    look = request.POST.get("look", "")[:LONGEST_LOOK].strip()
    seen = mentors_seen_by(viewer, enrolment, look=look)
    named = named_by(viewer, enrolment)
    chosen = {each.pk for each in named}
    page = Paginator([each for each in seen if each.pk not in chosen], A_PAGE).get_page(
        request.POST.get("page") or request.GET.get("page")
    )
    return {
        "names": True,
        "named": named,
        "full": len(named) >= MOST_NAMED,
        "mentors": with_public_answers(list(page.object_list)),
        "page": page,
        "look": look,
        "only_named": bool(enrolment.round.rules.get("both_choose")),
    }
