"""What partners agree on, set out to do, would like to talk about, and remember."""

from sameboat.mentoring.plans.models.agreements import Agreement, Confirmation
from sameboat.mentoring.plans.models.goals import Goal, GoalKind, Link, Step, Theme
from sameboat.mentoring.plans.models.journey import Mark, NotNow, Reflection, SharedReflection, TurningPoint, When
from sameboat.mentoring.plans.models.topics import TopicLetters, TopicWish

__all__ = [
    "Agreement",
    "Confirmation",
    "Goal",
    "GoalKind",
    "Link",
    "Mark",
    "NotNow",
    "Reflection",
    "SharedReflection",
    "Step",
    "Theme",
    "TopicLetters",
    "TopicWish",
    "TurningPoint",
    "When",
]
