"""Which agreement is the newest, which holds, and in what rhythm people agreed to be in touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.plans.models import Agreement, Confirmation
from sameboat.mentoring.plans.rules import agreements as rules


@dataclass(frozen=True, slots=True)
class Version:
    """One version, for one reader."""

    agreement: Agreement
    confirmed: dict[UUID, datetime]
    """The parts that confirmed it, and when."""
    missing: Sequence[Partner]
    """Who is there now and has not confirmed it."""
    holds: bool
    mine: bool
    """The reader proposed it."""
    confirmed_by_me: bool

    @property
    def came_later(self) -> list[Partner]:
        """Who cannot confirm it, because it was written before they came."""
        return [each for each in self.missing if each.joined_at > self.agreement.written_at]


def agreements_of(partnership: UUID) -> QuerySet[Agreement]:
    """All versions, the newest first, each with who confirmed it. Two looks."""
    return Agreement.objects.filter(partnership=partnership).prefetch_related("confirmations")


def newest_agreement(reader: Reader, there: Sequence[Partner]) -> Version | None:
    """The newest version that the reader may know of. ``there``: whoever is in the partnership now."""
    found = versions(reader, there, agreements_of(reader.mine.partnership_id)[:1])
    return found[0] if found else None


def agreement_of(reader: Reader, there: Sequence[Partner], number: int) -> Version | None:
    """One version, by its number."""
    found = versions(reader, there, agreements_of(reader.mine.partnership_id).filter(number=number))
    return found[0] if found else None


def versions(reader: Reader, there: Sequence[Partner], rows: Iterable[Agreement]) -> list[Version]:
    """Versions as this reader finds them."""
    return [_version(row, reader, there) for row in read(rows, reader)]


def _version(row: Agreement, reader: Reader, there: Sequence[Partner]) -> Version:
    confirmed = {each.partner_id: each.at for each in row.confirmations.all()}
    return Version(
        row,
        confirmed,
        [each for each in there if each.pk not in confirmed],
        holds=rules.holds([each.pk for each in there], confirmed),
        mine=row.author_id == reader.mine.pk,
        confirmed_by_me=reader.mine.pk in confirmed,
    )


def agreed_gap(partnership: Partnership) -> int | None:
    """At most how many days they agreed to let pass between two times; None where they agreed on no rhythm."""
    return agreed_gaps([partnership.pk]).get(partnership.pk)


def agreed_gaps(partnerships: Iterable[UUID]) -> dict[UUID, int]:
    """The same for many, in three looks: the newest version that everybody who is there now has confirmed.

    It goes on while a newer one is being talked over, so that a rhythm never jumps.
    """
    which = list(partnerships)
    there: dict[UUID, set[UUID]] = {}
    for part, partnership in Partner.objects.filter(partnership__in=which, left_at=None).values_list(
        "pk", "partnership"
    ):
        there.setdefault(partnership, set()).add(part)
    found: dict[UUID, int | None] = {}
    rows = Agreement.objects.filter(partnership__in=which).defer("sealed").prefetch_related("confirmations")
    for row in rows.order_by("partnership", "-number"):
        if row.partnership_id not in found and rules.holds(
            there.get(row.partnership_id, ()), [each.partner_id for each in row.confirmations.all()]
        ):
            found[row.partnership_id] = row.gap_days
    return {partnership: days for partnership, days in found.items() if days is not None}


def waiting_for_a_yes(person: UUID) -> QuerySet[Agreement]:
    """The newest versions that wait for somebody's yes, in partnerships that go on. One look."""
    newer = Agreement.objects.filter(partnership=OuterRef("partnership"), number__gt=OuterRef("number"))
    mine = Partner.objects.filter(
        partnership=OuterRef("partnership"), person=person, left_at=None, joined_at__lte=OuterRef("written_at")
    )
    yes = Confirmation.objects.filter(agreement=OuterRef("pk"), partner__person=person)
    found = Agreement.objects.filter(~Exists(newer), Exists(mine), ~Exists(yes), partnership__ended_at=None)
    return found.filter(sealed__isnull=False).defer("sealed").select_related("partnership").order_by("written_at")
