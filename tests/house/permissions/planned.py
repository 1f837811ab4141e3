"""What the applicant planned and remembers: one row of everything that has an address."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import announce_absence
from sameboat.mentoring.partnerships.models import Absence, Partnership
from sameboat.mentoring.plans import actions
from sameboat.mentoring.plans.models import Goal, Link, Reflection, Step, Theme, TurningPoint


@dataclass(frozen=True)
class Planned:
    """The rows, by their kinds."""

    goal: Goal
    step: Step
    link: Link
    theme: Theme
    absence: Absence
    point: TurningPoint
    reflection: Reflection


def planned_by(who: Person, together: Partnership) -> Planned:
    """One of each; and an agreement with the number 1."""
    today, pk = clock.today(), together.pk
    actions.propose_agreement(pk, {"means": "By post."}, 14, seen=0, by=who)
    goal = actions.write_goal(pk, "A poster", kind="project", by=who)
    return Planned(
        goal,
        actions.write_step(pk, goal.pk, "Ask for the size", by=who),
        actions.keep_link(pk, goal.pk, "https://example.org/poster", by=who),
        actions.write_theme(pk, "Saying no, kindly", month=None, by=who),
        announce_absence(pk, today, today, by=who),
        actions.write_turning_point(pk, "It turned.", today, by=who),
        actions.write_reflection(pk, {"learnt": "A good deal."}, by=who),
    )
