"""Leila and Tomás have a plan and a way behind them: an agreement, goals, themes, days away, turning points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import announce_absence
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.plans import actions
from sameboat.mentoring.plans.models import Goal

AGREED = {
    "how_often": "Sunday evenings in Rabat, Sunday afternoons in Montevideo.",
    "means": "We write to each other here.\nWe talk by video, with the camera on or off.",
    "how_long": "About an hour at a time.",
    "between_us": "What we tell each other stays between us, also afterwards.\nNo names of employers.",
    "hopes": "Somebody to think aloud with.\nAnd one class watched on each side.",
}


@dataclass(frozen=True)
class Planned:
    """What the pages of the rooms *Plan* and *Journey* are about."""

    goal: Goal
    project: Goal


def they_plan(partnership: Partnership) -> Planned:
    """Two versions of an agreement, goals of each, one thing made together, themes, and days away."""
    leila, tomas = (partnership.partners.get(person__name=name).person for name in ("Leila Haddad", "Tomás Villar"))
    they_have_been_here(partnership)
    today, pk = clock.today(), partnership.pk
    with clock.told_as_of(clock.now() - timedelta(days=12)):
        actions.propose_agreement(pk, {**AGREED, "hopes": ""}, 7, seen=0, by=tomas)
        goal = actions.write_goal(
            pk, "Decide about leaving the university by summer", "I would sleep.", kind="own", by=leila
        )
        actions.write_goal(pk, "Learn to say what I need in a meeting", kind="own", by=leila)
        actions.write_goal(pk, "A reading hour that survives the budget", kind="own", by=tomas)
    with clock.told_as_of(clock.now() - timedelta(days=9)):
        actions.propose_agreement(pk, AGREED, 14, seen=1, by=leila)
        actions.confirm_agreement(pk, 2, by=tomas)
        first = actions.write_step(pk, goal.pk, "Write down what would have to change for me to stay", by=leila)
        for text in ("Ask Tomás how he knew", "Speak to one person who left", "Look at the rent"):
            last = actions.write_step(pk, goal.pk, text, by=leila)
        project = actions.write_goal(
            pk,
            "A poster about reading aloud to adults",
            "For both of our staff rooms.",
            kind="project",
            by_day=today + timedelta(days=30),
            by=tomas,
        )
        actions.keep_link(pk, project.pk, "https://example.org/posters/reading-aloud", "Our draft", by=leila)
        actions.write_step(pk, project.pk, "Choose three photographs", by=tomas)
    with clock.told_as_of(clock.now() - timedelta(days=4)):
        actions.move_step_on(pk, first.pk, "done", by=leila)
        actions.move_step_on(pk, last.pk, "let_go", by=leila)
        actions.write_turning_point(
            pk,
            "I came to ask how one leaves. I found I was explaining how one stays.",
            today - timedelta(days=4),
            by=leila,
        )
        actions.write_theme(pk, "Saying no, kindly", "To the fourth committee, for a start.", month=None, by=leila)
        actions.write_theme(pk, "Evenings", month=today, by=tomas)
        topic = partnership.round.topics.order_by("week")[1]
        actions.wish_for_topic(pk, topic.pk, wished=True, by=tomas)
        actions.write_reflection(pk, {"learnt": "That I ask others what I want to be asked."}, by=leila)
    announce_absence(pk, today + timedelta(days=5), today + timedelta(days=16), by=tomas)
    return Planned(goal, project)


def they_have_been_here(partnership: Partnership) -> None:
    """They joined the site before they met, and met when everybody was told."""
    Partner.objects.filter(partnership=partnership).update(joined_at=partnership.made_at)
    people = partnership.partners.values_list("person", flat=True)
    Person.objects.filter(pk__in=list(people)).update(joined_at=partnership.made_at - timedelta(days=40))
