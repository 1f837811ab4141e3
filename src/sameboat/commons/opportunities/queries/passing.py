"""What was passed on to a reader or by them, and who here looks for work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.commons.opportunities.models import Looking, Passed, Reaching
from sameboat.commons.opportunities.queries.apart import works_elsewhere_than
from sameboat.commons.opportunities.rules.passing import host_of
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Waiting


@dataclass(frozen=True, slots=True)
class Found:
    """Something passed on, as one reader has it before them."""

    passed: Passed
    mine: bool
    reaching: Reaching | None
    """The reader's own, where it was passed on to them."""
    thanked_by: list[Partner]
    """Of what the reader passed on: who said thank you. Who looked, and who put it away, is nobody's business."""

    @property
    def host(self) -> str:
        """Where its link leads."""
        return host_of(self.passed.said["link"])


def found_for(reader: Reader) -> QuerySet[Passed]:
    """What others passed on to the reader and they did not put away, and what they passed on; the newest first."""
    to_me = Reaching.objects.filter(partner=reader.mine, put_away_at=None)
    mine = Q(author=reader.mine) | Q(pk__in=to_me.values("passed"))
    rows = Passed.objects.filter(mine, partnership=reader.mine.partnership_id, sealed__isnull=False)
    return rows.select_related("author__person")


def found_among(rows: Iterable[Passed], reader: Reader) -> list[Found]:
    """These rows, opened for the reader; of what its author erased nothing is shown."""
    shown = [row for row in read(rows, reader) if not row.said.gone]
    reaches: dict[UUID, list[Reaching]] = {}
    for each in Reaching.objects.filter(passed__in=shown).select_related("partner__person"):
        reaches.setdefault(each.passed_id, []).append(each)
    return [_as_found(row, reaches.get(row.pk, []), reader.mine) for row in shown]


def _as_found(row: Passed, reaches: Sequence[Reaching], mine: Partner) -> Found:
    is_mine = row.author_id == mine.pk
    return Found(
        row,
        is_mine,
        next((each for each in reaches if each.partner_id == mine.pk), None),
        [each.partner for each in reaches if is_mine and each.thanked_at],
    )


def own_passed(reader: Reader) -> QuerySet[Passed]:
    """What the reader passed on in this partnership."""
    return Passed.objects.filter(author=reader.mine)


def reaching_me(reader: Reader) -> QuerySet[Reaching]:
    """What was passed on to the reader in this partnership."""
    return Reaching.objects.filter(partner=reader.mine)


def my_looking(reader: Reader) -> Looking | None:
    """Whether the reader said here that they look for work, and for what."""
    rows = read(Looking.objects.filter(author=reader.mine), reader)
    return rows[0] if rows else None


def looking_here(reader: Reader, others: Sequence[Partner]) -> dict[Partner, Looking]:
    """Which of the others look for work, and said so here.

    Never anybody of whom it is not certain that they work elsewhere than everybody here: people change their work.
    """
    rows = {row.author_id: row for row in read(Looking.objects.filter(author__in=others), reader) if row.said.words}
    everybody = {reader.mine, *others}
    return {
        part: rows[part.pk] for part in others if part.pk in rows and works_elsewhere_than(part, everybody - {part})
    }


def not_looked_at(viewer: Person) -> QuerySet[Reaching]:
    """What was passed on to somebody, in partnerships that go on, and they have not seen yet."""
    return Reaching.objects.filter(
        partner__person=viewer,
        partner__left_at=None,
        partner__partnership__ended_at=None,
        passed__sealed__isnull=False,
        looked_at=None,
        put_away_at=None,
    ).order_by("at")


def passed_on_waits(viewer: Person) -> Iterator[Waiting]:
    """For today: that something was passed on, once for each partnership, until it was looked at."""
    since: dict[UUID, datetime] = {}
    for partnership, at in not_looked_at(viewer).values_list("partner__partnership", "at")[:100]:
        since.setdefault(partnership, at)
    for partnership, at in since.items():
        yield Waiting(_("Something was passed on to you"), reverse("partner_found", args=[partnership]), at, "link")
