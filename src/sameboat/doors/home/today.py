"""What waits for a member, and what goes on: their applications, sorted by what can be done about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sameboat.mentoring.programmes.models import Enrolment


@dataclass(slots=True)
class Standing:
    """A member's applications: to be finished, sent and waiting for the day, and those that are over."""

    to_finish: list[Enrolment] = field(default_factory=list)
    sent: list[Enrolment] = field(default_factory=list)
    over: list[Enrolment] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.to_finish or self.sent or self.over)


def standing_of(applications: Iterable[Enrolment], at: datetime) -> Standing:
    """Sort them. What was begun and never sent is over once nobody can apply any more."""
    standing = Standing()
    for application in applications:
        if application.withdrawn_at or application.round.ended_at:
            standing.over.append(application)
        elif application.applied_at:
            standing.sent.append(application)
        elif application.round.is_open(at):
            standing.to_finish.append(application)
        else:
            standing.over.append(application)
    return standing
