"""The viewer's own partnerships. Nobody else has a query that says who is with whom, but the rounds' own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.queries import Viewer


@dataclass(frozen=True, slots=True)
class Listed:
    """A partnership in a list of the viewer's own."""

    partnership: Partnership
    called: str
    """The others, by their names; empty where nobody is there any more."""
    over: bool


def partnerships_of(viewer: Viewer) -> QuerySet[Partnership]:
    """The partnerships that the viewer is or was part of, the newest first. Two looks, with everybody.

    What ended stays, until the day on which it is erased: the talk can still be read.
    """
    if not isinstance(viewer, Person):
        return Partnership.objects.none()
    return _kept_for(viewer, _today()).select_related("round__programme", "troubleshooter__person")


def _kept_for(person: Person | Mark, today: date | Mark) -> QuerySet[Partnership]:
    everybody = Partner.objects.select_related("person").order_by("role", "joined_at", "pk")
    return (
        Partnership.objects.filter(pk__in=Partner.objects.filter(person=person).values("partnership"))
        .exclude(Q(erased_at__isnull=False) | Q(kept_until__lt=today))
        .prefetch_related(Prefetch("partners", queryset=everybody, to_attr="everybody"))
    )


def _today() -> date:
    return clock.now().astimezone(UTC).date()


def partnership_of(viewer: Viewer, pk: UUID) -> Partnership | None:
    """One of the viewer's own partnerships."""
    return partnerships_of(viewer).filter(pk=pk).first()


def partners_in(partnership: Partnership, viewer: Viewer) -> tuple[Partner, list[Partner]]:
    """The viewer's own part in a partnership that was found by ``partnerships_of``, and whoever else is there now.

    After an early end nobody is, however it came: where the team ended it, the others' parts still stand.
    """
    everybody: list[Partner] = partnership.everybody  # type: ignore[attr-defined]  # prefetched there
    mine = next(each for each in everybody if each.person_id == viewer.pk)
    if mine.left_at is not None or partnership.ended_early:  # who is there since is none of their business
        return mine, []
    return mine, [each for each in everybody if each is not mine and each.left_at is None]


def is_over_for(mine: Partner, others: Sequence[Partner], partnership: Partnership) -> bool:
    """It ended, or the viewer left it, or nobody else is there any more. From outside these are all the same."""
    return partnership.is_over(clock.now()) or mine.left_at is not None or not others


def listed_for(viewer: Person) -> list[Listed]:
    """The viewer's partnerships with the names of the others, the newest first."""
    kept = _in_a_list(person=viewer.pk, today=_today())
    found = ((each, *partners_in(each, viewer)) for each in kept)
    return [Listed(each, names_in_a_row(others), is_over_for(mine, others, each)) for each, mine, others in found]


@put_together_once
def _in_a_list(person: Mark, today: Mark) -> QuerySet[Partnership]:
    """Without whoever looks after it: a list names the partners alone."""
    return _kept_for(person, today).select_related("round__programme")


def names_in_a_row(partners: Sequence[Partner]) -> str:
    """People by their names, as a sentence holds them."""
    names = [each.person.name or _("somebody") for each in partners]
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
