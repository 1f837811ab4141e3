"""The lines of the table of people: as plain words, because fifty of them are drawn for every look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sameboat.base.kit.ids import AddressesOf
from sameboat.mentoring.matching.admission import Waiting
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.queries import countries_of


@dataclass(frozen=True, slots=True)
class Line:
    """One applicant."""

    name: str
    address: str
    side: str
    """Mentor, mentee or either; empty among peers."""
    country: str
    day: str
    clock: str
    """When they applied, on the reader's clock."""
    place: int
    """Their place among those who would wait; 0: they would take part."""
    comes_first: bool
    proved: bool


def lines_of(round_: Round, applicants: Iterable[Enrolment], waiting: Waiting) -> list[Line]:
    """A line each, in their order. The applicants know whether their address is proved (``line_of``)."""
    applicants = list(applicants)
    countries, address = countries_of(applicants), AddressesOf("desk_person", round_.programme.slug, round_.number)
    no_name, language = _("No name given"), get_language()
    lines = []
    for each in applicants:
        country = countries.get(each.pk, "")
        applied = timezone.localtime(each.applied_at)
        lines.append(
            Line(
                name=each.person.name or no_name,
                address=address.of(each.pk),
                side="" if each.role == "peer" else each.role,
                country=name_of("country", country) if country else "–",
                day=_in_words(applied.date(), language),
                clock=f"{applied:%H:%M}",
                place=waiting.place_of(each),
                comes_first=each.first_claim,
                proved=each.proved,  # type: ignore[attr-defined]  # annotated
            )
        )
    return lines


@lru_cache(maxsize=1_000)
def _in_words(day: date, language: str | None) -> str:
    """Many apply on the same day."""
    del language  # it is in the words
    return date_format(day, "j M Y")
