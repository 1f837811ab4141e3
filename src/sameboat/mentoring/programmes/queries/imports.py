"""Imports of sheets: those one may see, and who is in the round already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from sameboat.mentoring.programmes.models import Enrolment, Role, Round, SheetImport
from sameboat.mentoring.programmes.queries.programmes import Viewer
from sameboat.mentoring.programmes.queries.rounds import rounds_on_the_desk_of
from sameboat.mentoring.programmes.rules import imports as rules

Row = TypeVar("Row")
AT_ONCE = 500
"""Rows in one statement, so that neither database finds it too long."""


def imports_of(viewer: Viewer) -> QuerySet[SheetImport]:
    """The viewer's own imports into rounds they coordinate now. A sheet is nobody else's to look at."""
    rounds = rounds_on_the_desk_of(viewer, Role.COORDINATOR)
    return SheetImport.objects.filter(by_id=viewer.pk, round__in=rounds).select_related("round__programme", "by")


def imports_into(viewer: Viewer, round_: Round) -> QuerySet[SheetImport]:
    """All imports into a round, for its coordinators: when, by whom and how many; never what stood in them."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return SheetImport.objects.none()
    return SheetImport.objects.filter(round=round_).select_related("by")


def addresses_in(round_: Round) -> dict[str, tuple[UUID, bool]]:
    """Every address with an application to the round, the application, and whether a sheet may still change it."""
    rows = Enrolment.objects.filter(round=round_).values_list(
        "person__email", "pk", "source", "edition", "applied_at", "withdrawn_at"
    )
    return {
        email.casefold(): (
            key,
            rules.is_untouched(source=source, edition=edition, applied_at=applied_at, withdrawn_at=withdrawn_at),
        )
        for email, key, source, edition, applied_at, withdrawn_at in rows
    }


def first_in_line(round_: Round, people: Collection[UUID]) -> set[UUID]:
    """Those of these people whom the newest earlier round of the programme deferred, or left without a partner."""
    newest: dict[UUID, bool] = {}
    for some in in_pieces(people):
        earlier = Enrolment.objects.filter(
            person__in=some,
            round__programme=round_.programme_id,
            round__number__lt=round_.number,
            applied_at__isnull=False,
            withdrawn_at=None,
        )
        told = earlier.order_by("round__number").values_list("person", "deferred_at", "alone_since")
        for person, deferred_at, alone_since in told:
            newest[person] = deferred_at is not None or alone_since is not None
    return {person for person, waits in newest.items() if waits}


def in_pieces(rows: Iterable[Row], size: int = AT_ONCE) -> Iterator[list[Row]]:
    """The rows a few hundred at a time."""
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some
