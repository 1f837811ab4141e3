"""How long coordinators have worked for a round, for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Sum

from sameboat.mentoring.programmes.models import DeskTime, Enrolment, Role, Round
from sameboat.mentoring.programmes.queries.programmes import Viewer
from sameboat.mentoring.programmes.queries.rounds import rounds_on_the_desk_of


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
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return None
    sums = DeskTime.objects.filter(round=round_).aggregate(seconds=Sum("seconds"), since=Min("day"))
    people = Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None, deferred_at=None)
    return Worked(sums["seconds"] or 0, sums["since"], people.count(), round_.programme.not_timed_since)
