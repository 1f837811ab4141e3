"""How long coordinators have worked for a round, for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, QuerySet, Subquery, Sum

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import DeskTime, Enrolment, Role, Round
from sameboat.mentoring.programmes.queries.programmes import Viewer, worked_for_by


@dataclass(frozen=True, slots=True)
class Worked:
    """Everybody's time at the desk of one round."""

    seconds: int
    since: date | None
    """The first day with any."""
    people: int
    """For how many who are in the round."""
    not_counted_since: datetime | None

    @property
    def minutes(self) -> int:
        """Whole minutes, as one says them."""
        return round(self.seconds / 60)

    @property
    def each(self) -> float | None:
        """Minutes for each participant; None while there is none."""
        return round(self.seconds / 60 / self.people, 1) if self.people else None


def work_on(viewer: Viewer, round_: Round) -> Worked | None:
    """The sum so far, for those who coordinate the programme; nothing for anybody else."""
    found = _work.first(person=viewer.pk, on=round_.pk) if isinstance(viewer, Person) else None
    if found is None:
        return None
    seconds, since, people = found
    return Worked(seconds or 0, since, people or 0, round_.programme.not_timed_since)


@put_together_once
def _work(person: Mark, on: Mark) -> QuerySet[Round, Any]:
    """All of it beside the round, whose row is found by its coordinators alone."""
    days = DeskTime.objects.filter(round=on).order_by().values("round")
    standing = Enrolment.objects.filter(round=on, applied_at__isnull=False, withdrawn_at=None, deferred_at=None)
    people = standing.order_by().values("round").annotate(n=Count("pk"))
    return Round.objects.filter(pk=on, programme__in=worked_for_by(person, Role.COORDINATOR)).values_list(
        Subquery(days.annotate(seconds=Sum("seconds")).values("seconds")),
        Subquery(days.annotate(since=Min("day")).values("since")),
        Subquery(people.values("n")),
    )
