"""What stands for each placeholder of a letter, for one reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries import rounds_open_to
from sameboat.mentoring.programmes.queries.first_weeks import guidance_of, starter_questions_of

TEMPLATE = "matching/letters/of_a_programme.txt"
"""Holds one variable, the text: what somebody wrote is never a template."""
MOST_DOORS = 5


def values_of(enrolment: Enrolment, *, without: bool = False) -> dict[str, Callable[[], str]]:
    """What stands for each placeholder, worked out only where a letter asks for it."""
    round_ = enrolment.round
    first, last = _term(enrolment)
    return {
        "name": lambda: " ".join(enrolment.person.name.split()) or _("there"),
        "round": lambda: str(round_),
        "page": lambda: settings.SITE_ADDRESS + (_own_page(enrolment) if without else _partners_page(enrolment)),
        "starter_questions": lambda: as_list(starter_questions_of(round_)),
        "guidance": lambda: guidance_of(round_),
        "starts_on": lambda: date_format(first, "j F Y"),
        "ends_on": lambda: date_format(last, "j F Y"),
        "doors": lambda: as_list(_doors(enrolment)),
    }


def as_list(lines: list[str]) -> str:
    """A list, as plain letters show one."""
    return "\n".join(f"- {line}" for line in lines)


def _parts(enrolment: Enrolment) -> QuerySet[Partner]:
    return Partner.objects.filter(
        round=enrolment.round_id, person=enrolment.person_id, left_at=None, partnership__ended_at=None
    )


def _partners_page(enrolment: Enrolment) -> str:
    """Straight to the one partnership; where there are several, or none yet, to all of them."""
    found = list(_parts(enrolment).values_list("partnership", flat=True)[:2])
    return reverse("partnership", args=[found[0]]) if len(found) == 1 else reverse("partners")


def _own_page(enrolment: Enrolment) -> str:
    return reverse("my_application", args=[enrolment.round.programme.slug, enrolment.round.number])


def _term(enrolment: Enrolment) -> tuple[date, date]:
    """The days of the newest partnership; before there is one, those it would have."""
    newest = _parts(enrolment).select_related("partnership").order_by("-joined_at").first()
    if newest is not None and newest.partnership.ends_on is not None:
        return newest.partnership.starts_on, newest.partnership.ends_on
    round_ = enrolment.round
    first = round_.starts_on or clock.today()
    return first, round_.ends_on or first + timedelta(weeks=round_.weeks)


def _doors(enrolment: Enrolment) -> list[str]:
    """What is open to somebody who has no partner: the round's topics, rounds that take applications, the site."""
    round_, site = enrolment.round, settings.SITE_ADDRESS
    place = [round_.programme.slug, round_.number]
    doors = []
    if round_.topics.exists():
        page = site + reverse("topics", args=place)
        doors.append(_("The topics of this round, open to everybody: %(page)s") % {"page": page})
    for other in rounds_open_to(enrolment.person).exclude(pk=round_.pk)[:MOST_DOORS]:
        page = site + reverse("round_form", args=[other.programme.slug, other.number])
        doors.append(_("%(round)s, which takes applications: %(page)s") % {"round": str(other), "page": page})
    doors.append(_("Everything that opens here from now on: %(page)s") % {"page": f"{site}/"})
    return doors
