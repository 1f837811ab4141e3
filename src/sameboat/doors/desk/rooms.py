"""The rooms of a desk: which there are, who sees which, and the page around each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.reach import reach
from sameboat.base.ui.frame import Link
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.models import Programme, Role, Round

EVERYBODY, LEADERS = False, True
ROOMS = (
    ("round", _("Round"), "round", "desk_round", EVERYBODY),
    ("people", _("People"), "people", "desk_people", EVERYBODY),
    ("questions", _("Questions"), "list", "desk_questions", LEADERS),
    ("team", _("Team"), "hand", "desk_team", EVERYBODY),
)
PARTS_OF_THE_ROUND = (
    ("desk_round", _("Overview"), EVERYBODY),
    ("desk_dates", _("Dates"), LEADERS),
    ("desk_rules", _("Rules"), LEADERS),
    ("desk_texts", _("Texts"), LEADERS),
)


class ByMember(HttpRequest):
    """A request of somebody who is signed in: every page of the desk asks for that first."""

    user: Person
    leads: bool
    """Whether they coordinate the programme whose desk this is; known once it was reached."""


def round_of(request: ByMember, slug: str, number: int) -> Round:
    """A round of a programme in whose team the reader is; else there is no such page."""
    round_ = reach(queries.rounds_on_the_desk_of(request.user), programme__slug=slug, number=number)
    request.leads = queries.is_coordinator(request.user, round_.programme)
    return round_


def led_round_of(request: ByMember, slug: str, number: int) -> Round:
    """A round that the reader coordinates; else there is no such page."""
    round_ = reach(queries.rounds_on_the_desk_of(request.user, Role.COORDINATOR), programme__slug=slug, number=number)
    request.leads = True
    return round_


def programme_of(request: ByMember, slug: str, *roles: Role) -> Programme:
    """A programme in whose team the reader is, in one of these parts; else there is no such page."""
    programme = reach(queries.programmes_on_the_desk_of(request.user, *roles), slug=slug)
    request.leads = roles == (Role.COORDINATOR,) or queries.is_coordinator(request.user, programme)
    return programme


def room(request: ByMember, template: str, round_: Round, here: str, status: int = 200, **more: Any) -> HttpResponse:
    """A room's page, with the ways to the others beside it."""
    leads = bool(rules.may_lead(request.leads))
    sees_people = leads or bool(queries.country_watched_by(request.user, round_.programme))
    address = {"slug": round_.programme.slug, "number": round_.number}
    rooms = [
        _link(key, name, icon, _address(url, address), key == here)
        for key, name, icon, url, for_whom in ROOMS
        if (leads or not for_whom) and (key != "people" or sees_people)
    ]
    tabs = [
        _link(url, name, "", reverse(url, kwargs=address), url == getattr(request.resolver_match, "url_name", ""))
        for url, name, for_whom in PARTS_OF_THE_ROUND
        if leads or not for_whom
    ]
    around = {"round": round_, "programme": round_.programme, "leads": leads, "rooms": [_desk(), *rooms], "tabs": tabs}
    return render(request, template, around | more, status=status)


def _address(url: str, address: dict[str, Any]) -> str:
    return reverse(url, kwargs=address if url != "desk_team" else {"slug": address["slug"]})


def _desk() -> Link:
    return _link("desk", _("Desk"), "clip", reverse("desk"), here=False)


def _link(key: str, name: Any, icon: str, href: str, here: bool) -> Link:
    return Link(key, name, icon, href, waits=0, here=here)
