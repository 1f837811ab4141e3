"""When the applicant meets another: a row of everything that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import AgendaItem, Element, Meeting, PracticeQuestion
from sameboat.mentoring.partnerships.models import Partnership


@dataclass(frozen=True)
class Met:
    """The rows, by their kinds."""

    meeting: Meeting
    """A practice interview, which has most to it."""
    visit: Meeting
    item: AgendaItem
    element: Element
    question: PracticeQuestion


def met_by(who: Person, together: Partnership) -> Met:
    """One of each."""
    when = (clock.today() + timedelta(days=9), time(12))
    meeting = actions.propose_meeting(together.pk, "practice", 60, [when], by=who)
    return Met(
        meeting,
        actions.propose_meeting(together.pk, "visit", 60, [when], by=who),
        actions.add_to_agenda(meeting, ["What was said"], by=who)[0],
        actions.propose_element(meeting, "How it begins", by=who),
        actions.add_questions(meeting, ["Why here?"], by=who)[0],
    )
