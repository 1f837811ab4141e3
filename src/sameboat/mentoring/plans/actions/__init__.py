"""The only writers of plans and journeys."""

from sameboat.mentoring.plans.actions.agreements import (
    confirm_agreement,
    let_agreement_stand,
    propose_agreement,
    reopen_agreement,
)
from sameboat.mentoring.plans.actions.goals import change_goal, move_goal_on, place_goal, remove_goal, write_goal
from sameboat.mentoring.plans.actions.journey import (
    change_turning_point,
    mark_moment,
    remove_turning_point,
    write_turning_point,
)
from sameboat.mentoring.plans.actions.reflecting import (
    change_reflection,
    keep_to_oneself,
    not_now,
    remove_reflection,
    share_reflection,
    write_reflection,
)
from sameboat.mentoring.plans.actions.steps import (
    keep_link,
    move_step_on,
    place_step,
    remove_link,
    remove_step,
    write_step,
)
from sameboat.mentoring.plans.actions.themes import change_theme, remove_theme, write_theme
from sameboat.mentoring.plans.actions.topics import (
    ask_for_topic_letters,
    forget_topic_letters,
    wish_for_topic,
    write_about_topics,
)

__all__ = [
    "ask_for_topic_letters",
    "change_goal",
    "change_reflection",
    "change_theme",
    "change_turning_point",
    "confirm_agreement",
    "forget_topic_letters",
    "keep_link",
    "keep_to_oneself",
    "let_agreement_stand",
    "mark_moment",
    "move_goal_on",
    "move_step_on",
    "not_now",
    "place_goal",
    "place_step",
    "propose_agreement",
    "remove_goal",
    "remove_link",
    "remove_reflection",
    "remove_step",
    "remove_theme",
    "remove_turning_point",
    "reopen_agreement",
    "share_reflection",
    "wish_for_topic",
    "write_about_topics",
    "write_goal",
    "write_reflection",
    "write_step",
    "write_theme",
    "write_turning_point",
]
