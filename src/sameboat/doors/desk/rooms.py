"""The rooms of a desk: which there are, who sees which, and the page around each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.reach import reach, reached
from sameboat.base.ui.frame import Link
from sameboat.doors.desk.meter import count_the_time
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.models import Programme, Role, Round

EVERYBODY, LEADERS = frozenset(Role), frozenset({Role.COORDINATOR})
HELPERS_OF_A_COUNTRY = LEADERS | {Role.COUNTRY_COORDINATOR}
KEEPERS = frozenset({Role.SAFEGUARDING_LEAD})
TROUBLESHOOTERS = frozenset({Role.TROUBLESHOOTER})
"""Coordinators come there from the team."""
ROOMS = (
    ("round", _("Round"), "round", "desk_round", EVERYBODY),
    ("people", _("People"), "people", "desk_people", HELPERS_OF_A_COUNTRY),
    ("matching", _("Matching"), "pair", "desk_matching", LEADERS),
    ("waiting", _("Waiting"), "clock", "desk_waiting", LEADERS),
    ("care", _("Care"), "two", "desk_care", LEADERS | TROUBLESHOOTERS),
    ("letters", _("Letters"), "mail", "desk_letters", LEADERS),
    ("figures", _("Figures"), "chart", "desk_figures", LEADERS),
    ("looked-after", _("Looked after"), "care", "desk_looked_after", TROUBLESHOOTERS),
    ("reports", _("Reports"), "flag", "desk_reports", KEEPERS),
    ("questions", _("Questions"), "list", "desk_questions", LEADERS),
    ("team", _("Team"), "hand", "desk_team", EVERYBODY),
)
PARTS_OF_THE_ROUND = (
    ("desk_round", _("Overview"), EVERYBODY),
    ("desk_dates", _("Dates"), LEADERS),
    ("desk_rules", _("Rules"), LEADERS),
    ("desk_texts", _("Texts"), LEADERS),
    ("desk_handover", _("Hand over"), LEADERS),
)


class ByMember(HttpRequest):
    """A request of somebody who is signed in: every page of the desk asks for that first."""

    user: Person
    leads: bool
    """Whether they coordinate the programme whose desk this is; known once it was reached."""
    parts: frozenset[str]
    """What they do for it, likewise."""


def round_of(request: ByMember, slug: str, number: int) -> Round:
    """A round of a programme in whose team the reader is; else there is no such page."""
    round_ = _reached(request, slug, number)
    if request.leads:
        count_the_time(request, round_)
    return round_


def led_round_of(request: ByMember, slug: str, number: int) -> Round:
    """A round that the reader coordinates; else there is no such page."""
    round_ = _reached(request, slug, number)
    if not request.leads:
        raise Http404
    count_the_time(request, round_)
    return round_


def programme_of(request: ByMember, slug: str, *roles: Role) -> Programme:
    """A programme in whose team the reader is, in one of these parts; else there is no such page."""
    programme = reach(queries.programmes_on_the_desk_of(request.user, *roles), slug=slug)
    _know_the_parts(request, queries.roles_of(request.user, programme))
    return programme


def _reached(request: ByMember, slug: str, number: int) -> Round:
    round_, parts = queries.round_on_the_desk_of(request.user, slug, number)
    _know_the_parts(request, parts)
    return reached(round_)


def room(request: ByMember, template: str, round_: Round, here: str, status: int = 200, **more: Any) -> HttpResponse:
    """A room's page, with the ways to the others beside it."""
    leads = bool(rules.may_lead(request.leads))
    parts = request.parts
    addresses = _addresses_of(round_.programme.slug, round_.number)
    rooms = [
        _link(key, name, icon, addresses[url], key == here)
        for key, name, icon, url, for_whom in ROOMS
        if parts & for_whom
    ]
    tabs = [
        _link(url, name, "", addresses[url], url == getattr(request.resolver_match, "url_name", ""))
        for url, name, for_whom in PARTS_OF_THE_ROUND
        if parts & for_whom
    ]
    around = {"round": round_, "programme": round_.programme, "leads": leads, "rooms": [_desk(), *rooms], "tabs": tabs}
    return render(request, template, around | more, status=status)


def _know_the_parts(request: ByMember, parts: frozenset[str]) -> None:
    """Somebody may coordinate a programme and keep people safe in it: both open rooms."""
    request.parts = parts
    request.leads = Role.COORDINATOR.value in request.parts


@lru_cache(maxsize=1_000)
def _addresses_of(slug: str, number: int) -> dict[str, str]:
    """Where the rooms of a round and the parts of its own room are: on every page of its desk, and always the same."""
    names = {url for _key, _name, _icon, url, _whom in ROOMS} | {url for url, _name, _whom in PARTS_OF_THE_ROUND}
    found = {url: reverse(url, kwargs={"slug": slug, "number": number}) for url in names - {"desk_team"}}
    return found | {"desk_team": reverse("desk_team", kwargs={"slug": slug})}


def _desk() -> Link:
    return _link("desk", _("Desk"), "clip", reverse("desk"), here=False)


def _link(key: str, name: Any, icon: str, href: str, here: bool) -> Link:
    return Link(key, name, icon, href, waits=0, here=here)
