"""Partnerships are given to troubleshooters: one by one, all of a country, or evenly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from sameboat.base.kit.models import note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries.looked_after import from_country, given_to_nobody, troubleshooters_of
from sameboat.mentoring.programmes.models import Round, TeamMember
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def give_to(round_: Round, given: Mapping[UUID, int | None], *, by: Person) -> int:
    """Give each of these partnerships to that part in the team, or to nobody; how many changed hands."""
    coordinates = is_coordinator(by, round_.programme)
    require(rules.may_lead(coordinates))
    parts = {part.pk: part for part in troubleshooters_of(round_.programme)}
    changed = []
    for partnership in _locked(round_, given):
        part = given[partnership.pk]
        if partnership.troubleshooter_id == part:
            continue
        if part is not None:
            require(
                rules.may_give_out(
                    coordinates,
                    is_troubleshooter=part in parts,
                    are_partners=part in parts and _is_in(parts[part], partnership),
                )
            )
        partnership.troubleshooter_id = part
        changed.append(partnership)
    return _written(changed, by)


@transaction.atomic
def give_country_to(round_: Round, country: str, part: int, *, by: Person) -> int:
    """Give somebody every partnership with a person in that country. Those they are in themselves are left out."""
    found = Partnership.objects.filter(from_country(country), round=round_, ended_at=None)
    own = Partner.objects.filter(partnership__round=round_, person__parts_in_teams=part, left_at=None)
    theirs = found.exclude(pk__in=own.values("partnership")).values_list("pk", flat=True)
    require(
        rules.may_give_out(
            is_coordinator(by, round_.programme),
            is_troubleshooter=troubleshooters_of(round_.programme).filter(pk=part).exists(),
            are_partners=False,
        )
    )
    return give_to(round_, dict.fromkeys(theirs, part), by=by)


@transaction.atomic
def share_out(round_: Round, *, by: Person) -> int:
    """Give out what nobody looks after yet, so that all troubleshooters end with about as much."""
    parts = list(troubleshooters_of(round_.programme))
    without = list(
        Partnership.objects.filter(given_to_nobody(), round=round_, ended_at=None)
        .order_by("made_at", "pk")
        .prefetch_related("partners")
    )
    require(rules.may_share_out(is_coordinator(by, round_.programme), troubleshooters=len(parts), without=len(without)))
    have = {
        part.pk: Partnership.objects.filter(round=round_, ended_at=None, troubleshooter=part).count() for part in parts
    }
    given: dict[UUID, int | None] = {}
    for partnership in without:
        free = [part for part in parts if not _is_in(part, partnership)]
        if free:
            least = min(free, key=lambda part: (have[part.pk], part.pk))
            given[partnership.pk] = least.pk
            have[least.pk] += 1
    return give_to(round_, given, by=by)


def _locked(round_: Round, which: Iterable[UUID]) -> list[Partnership]:
    """In a settled order, so that two coordinators at once wait for one another instead of blocking each other."""
    found = Partnership.objects.select_for_update().filter(round=round_, ended_at=None).order_by("pk")
    chosen = set(which)
    return [each for each in found.prefetch_related("partners") if each.pk in chosen]


def _is_in(part: TeamMember, partnership: Partnership) -> bool:
    return any(one.person_id == part.person_id and one.left_at is None for one in partnership.partners.all())


def _written(changed: list[Partnership], by: Person) -> int:
    Partnership.objects.bulk_update(changed, ["troubleshooter"], batch_size=500)
    note_of_each("give to a troubleshooter", ((each, None) for each in changed), by=by)
    return len(changed)
