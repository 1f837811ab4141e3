"""The viewer's own partnerships. Nobody else has a query that says who is with whom, but the rounds' own."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.queries import Viewer


def partnerships_of(viewer: Viewer) -> QuerySet[Partnership]:
    """The partnerships that the viewer is part of, the newest first; those that ended, too. Two looks, with everybody.

    Whoever left one does not see it any more.
    """
    if not isinstance(viewer, Person):
        return Partnership.objects.none()
    mine = Partner.objects.filter(person=viewer, left_at=None)
    everybody = Partner.objects.filter(left_at=None).select_related("person").order_by("role", "joined_at", "pk")
    return (
        Partnership.objects.filter(pk__in=mine.values("partnership"))
        .select_related("round__programme", "troubleshooter__person")
        .prefetch_related(Prefetch("partners", queryset=everybody, to_attr="together"))
    )


def partnership_of(viewer: Viewer, pk: UUID) -> Partnership | None:
    """One of the viewer's own partnerships."""
    return partnerships_of(viewer).filter(pk=pk).first()


def partners_in(partnership: Partnership, viewer: Viewer) -> tuple[Partner, list[Partner]]:
    """The viewer's own part in a partnership that was found by ``partnerships_of``, and everybody else's."""
    together: list[Partner] = partnership.together  # type: ignore[attr-defined]  # prefetched there
    mine = next(each for each in together if each.person_id == viewer.pk)
    return mine, [each for each in together if each is not mine]
