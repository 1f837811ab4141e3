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
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.queries import Applicant


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


def lines_of(round_: Round, applicants: Iterable[Applicant], waiting: Waiting) -> list[Line]:
    """A line each, in their order."""
    address = AddressesOf("desk_person", round_.programme.slug, round_.number)
    no_name, language = _("No name given"), get_language()
    lines = []
    for each in applicants:
        applied = timezone.localtime(each.applied_at)
        lines.append(
            Line(
                name=each.name or no_name,
                address=address.of(each.pk),
                side="" if each.role == "peer" else each.role,
                country=name_of("country", each.country) if each.country else "–",
                day=_in_words(applied.date(), language),
                clock=f"{applied:%H:%M}",
                place=waiting.places.get(each.pk, 0),
                comes_first=each.first_claim,
                proved=each.proved,
            )
        )
    return lines


@lru_cache(maxsize=1_000)
def _in_words(day: date, language: str | None) -> str:
    """Many apply on the same day."""
    del language  # it is in the words
    return date_format(day, "j M Y")
