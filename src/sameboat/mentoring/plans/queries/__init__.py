"""What partners planned and remember, for those who are in it. Each begins with the reader."""

from sameboat.mentoring.plans.queries.agreements import (
    Version,
    agreed_gap,
    agreed_gaps,
    agreement_of,
    agreements_of,
    newest_agreement,
    versions,
    waiting_for_a_yes,
)
from sameboat.mentoring.plans.queries.goals import Goals, Shown, Themes, goal_of, goals_of, theme_of, themes_of
from sameboat.mentoring.plans.queries.journey import (
    OnTheLine,
    is_on_the_line,
    line_of,
    offered_now,
    reflection_of,
    reflections_of,
    shown_of,
    turning_point_of,
)
from sameboat.mentoring.plans.queries.topics import Offered, topics_offered, wants_topic_letters

__all__ = [
    "Goals",
    "Offered",
    "OnTheLine",
    "Shown",
    "Themes",
    "Version",
    "agreed_gap",
    "agreed_gaps",
    "agreement_of",
    "agreements_of",
    "goal_of",
    "goals_of",
    "is_on_the_line",
    "line_of",
    "newest_agreement",
    "offered_now",
    "reflection_of",
    "reflections_of",
    "shown_of",
    "theme_of",
    "themes_of",
    "topics_offered",
    "turning_point_of",
    "versions",
    "waiting_for_a_yes",
    "wants_topic_letters",
]
