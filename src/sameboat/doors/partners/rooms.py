"""The rooms of a partnership: how a page is reached, what is open here, and what stands around each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reach
from sameboat.base.ui.frame import Link
from sameboat.members.people.models import Person
from sameboat.members.people.openings import opening_of
from sameboat.mentoring.partnerships import queries
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import Reader

ROOMS: tuple[tuple[str, Any, str], ...] = (
    ("meeting", _("You two"), "partnership"),
    ("talk", _("Talk"), "partner_talk"),
    ("plan", _("Plan"), "partner_plan"),
    ("meet", _("Meet"), "partner_meet"),
    ("help", _("Help"), "partner_help"),
    ("found", _("Found"), "partner_found"),
    ("journey", _("Journey"), "partner_journey"),
)
"""Key, name and address of each, in their order."""
FOR_MORE = ("meeting", _("All of you"), "partnership")

More = ParamSpec("More")


@dataclass(frozen=True, slots=True)
class Here:
    """A partnership as one of its people has it before them."""

    partnership: Partnership
    mine: Partner
    others: Sequence[Partner]
    """Whoever else is there now; nobody, where it ended before its day."""
    called: str
    """They by their names."""
    over: bool
    reader: Reader

    def name_of(self, partner: UUID) -> str:
        """What somebody is called here; nothing where they are no longer there, whatever became of them."""
        return next((each.person.name for each in self.others if each.pk == partner), "")


class ByPartner(HttpRequest):
    """A request of somebody who is in the partnership whose page it is."""

    user: Person
    here: Here


Page = Callable[Concatenate[ByPartner, Here, More], HttpResponse]


def in_partnership(page: Page[More]) -> Callable[Concatenate[HttpRequest, UUID, More], HttpResponse]:
    """Hand a view the partnership of its address; to everybody who is not in it there is no such page."""

    @wraps(page)
    @login_required
    def reached(request: HttpRequest, /, partnership: UUID, *args: More.args, **kwargs: More.kwargs) -> HttpResponse:
        asking = cast(ByPartner, request)
        asking.here = here_of(asking, partnership)
        return page(asking, asking.here, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, UUID, More], HttpResponse], reached)


def opened(page: Page[More]) -> Page[More]:
    """Only in a browser in which a factor of one's own was shown; elsewhere the way there is offered first."""

    @wraps(page)
    def opened_page(request: ByPartner, here: Here, /, *args: More.args, **kwargs: More.kwargs) -> HttpResponse:
        if here.reader.opening:
            return page(request, here, *args, **kwargs)
        back = request.get_full_path() if request.method in ("GET", "HEAD") else ""
        to = back or reverse("partnership", args=[here.partnership.pk])
        return redirect(f"{reverse('open_talk')}?{urlencode({'next': to})}")

    return opened_page


def here_of(request: ByPartner, partnership: UUID) -> Here:
    """One of the reader's own partnerships, with everybody in it."""
    found = reach(queries.partnerships_of(request.user), pk=partnership)
    mine, others = queries.partners_in(found, request.user)
    return Here(
        found,
        mine,
        others,
        queries.names_in_a_row(others),
        queries.is_over_for(mine, others, found),
        queries.reader_of(found, request.user, opening_of(request, request.user)),
    )


def room(request: ByPartner, template: str, key: str, status: int = 200, **more: Any) -> HttpResponse:
    """A room's page, with the ways to the others above it and the ways out beneath."""
    here = request.here
    around = {
        "here": here,
        "partnership": here.partnership,
        "called": here.called,
        "over": here.over,
        "room": key,
        "away": [] if here.over else queries.absences_shown(here.mine, here.others, clock.today()),
        "rooms": [
            Link(each, name, "", reverse(url, args=[here.partnership.pk]), waits=0, here=each == key)
            for each, name, url in _rooms(len(here.others))
        ],
    }
    return render(request, template, around | more, status=status)


def _rooms(others: int) -> tuple[tuple[str, Any, str], ...]:
    return ROOMS if others < 2 else (FOR_MORE, *ROOMS[1:])
