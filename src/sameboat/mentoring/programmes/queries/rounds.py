"""Rounds: for a team, for everybody, and those that are open."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.base.kit.verdicts import Verdict
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import rules
from sameboat.mentoring.programmes.models import Programme, Role, Round, first_place_on_earth, last_place_on_earth
from sameboat.mentoring.programmes.queries.programmes import Viewer, worked_for_by
from sameboat.mentoring.programmes.queries.teams import is_coordinator

TEXTS_AND_RULES = ("rules", "aim", "eligibility", "conduct", "agreement", "notice", "starter_questions", "guidance")
"""What makes a round large, and no list shows."""


def rounds_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Round]:
    """The rounds of the programmes in whose team the viewer is, published or not."""
    if not isinstance(viewer, Person):
        return Round.objects.none()
    return Round.objects.filter(programme__in=worked_for_by(viewer, *roles)).select_related("programme")


def round_on_the_desk_of(viewer: Viewer, slug: str, number: int) -> tuple[Round | None, frozenset[str]]:
    """One of these, by its address, and what the viewer does for its programme: one row for each of their parts."""
    if not isinstance(viewer, Person):
        return None, frozenset()
    found = _with_each_part(person=viewer.pk, slug=slug, number=number)
    parts = frozenset(each.part for each in found)  # type: ignore[attr-defined]  # annotated
    return (found[0] if found else None), parts


@put_together_once
def _with_each_part(person: Mark, slug: Mark, number: Mark) -> QuerySet[Round]:
    theirs = _at(slug, number).filter(programme__team__person=person, programme__team__until=None)
    return theirs.select_related("programme").annotate(part=F("programme__team__role"))


def rounds_visible_to(viewer: Viewer) -> QuerySet[Round]:
    """Published rounds, and, for a team, its own before they are published."""
    seen = _published() | _of_ones_team(viewer) if isinstance(viewer, Person) else _published()
    return Round.objects.filter(seen).select_related("programme")


def round_visible_to(viewer: Viewer, slug: str, number: int) -> Round | None:
    """One of these, by its address."""
    if isinstance(viewer, Person):
        return _one_for_a_member.first(person=viewer.pk, slug=slug, number=number)
    return _one_for_everybody.first(slug=slug, number=number)


def rounds_shown_of(viewer: Viewer, programme: Programme) -> list[Round]:
    """Those of one programme, the newest first, without their texts and rules: for a list of their days."""
    if isinstance(viewer, Person):
        found = _listed_for_a_member(person=viewer.pk, programme=programme.pk)
    else:
        found = _listed_for_everybody(programme=programme.pk)
    for round_ in found:
        round_.programme = programme  # at hand
    return found


def _published() -> Q:
    return Q(published_at__isnull=False, programme__closed_at=None)


def _of_ones_team(person: Person | Mark) -> Q:
    return Q(programme__in=worked_for_by(person))


@put_together_once
def _one_for_a_member(person: Mark, slug: Mark, number: Mark) -> QuerySet[Round]:
    return round_of_a_member(person, slug, number).select_related("programme")


def round_of_a_member(person: Mark, slug: Mark, number: Mark) -> QuerySet[Round]:
    """The round at an address, if a member may know of it: for a question inside another."""
    return _at(slug, number).filter(_published() | _of_ones_team(person))


@put_together_once
def _one_for_everybody(slug: Mark, number: Mark) -> QuerySet[Round]:
    return _at(slug, number).filter(_published()).select_related("programme")


def _at(slug: Mark, number: Mark) -> QuerySet[Round]:
    return Round.objects.filter(programme__slug=slug, number=number)


@put_together_once
def _listed_for_a_member(person: Mark, programme: Mark) -> QuerySet[Round]:
    return _without_texts().filter(_published() | _of_ones_team(person), programme=programme)


@put_together_once
def _listed_for_everybody(programme: Mark) -> QuerySet[Round]:
    return _without_texts().filter(_published(), programme=programme)


def _without_texts() -> QuerySet[Round]:
    return Round.objects.defer(*TEXTS_AND_RULES).order_by("-number")


def rounds_open_to(viewer: Viewer, at: datetime | None = None) -> QuerySet[Round]:
    """Listed rounds to which people may apply at that moment, the one that closes first in front."""
    del viewer  # an open round is open to everybody
    return open_rounds(**days_on_earth(at or clock.now())).select_related("programme")


def days_on_earth(at: datetime) -> dict[str, date]:
    """Between which days it is, somewhere, at that moment: a round is open as long as it is open anywhere."""
    return {"first": first_place_on_earth(at), "last": last_place_on_earth(at)}


def open_rounds(first: date | Mark, last: date | Mark) -> QuerySet[Round]:
    """Listed rounds that take applications between these days (``days_on_earth``)."""
    return (
        Round.objects.filter(published_at__isnull=False, closed_at=None, programme__closed_at=None)
        .filter(programme__listed=True, opens_on__lte=first)
        .filter(Q(closes_on=None) | Q(closes_on__gte=last))
        .order_by(F("closes_on").asc(nulls_last=True), "number")
    )


def may_open_next(viewer: Viewer, programme: Programme) -> Verdict:
    """Whether the viewer may prepare another round of the programme now."""
    return rules.may_open_round(
        is_coordinator(viewer, programme),
        unpublished=how_many_unpublished(programme),
        programme_closed=programme.closed_at is not None,
    )


def how_many_unpublished(programme: Programme) -> int:
    """How many rounds are being prepared, and seen by the team alone."""
    return len(_unpublished(of=programme.pk))


@put_together_once
def _unpublished(of: Mark) -> QuerySet[Round, UUID]:
    return Round.objects.filter(programme=of, published_at=None).order_by().values_list("pk", flat=True)
