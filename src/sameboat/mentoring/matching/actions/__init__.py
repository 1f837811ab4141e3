"""What is done with a round as a whole: the gauge, the country cap, runs, the review, the announcement."""

from sameboat.mentoring.matching.actions.admission import (
    TIME_TO_REOPEN,
    defer_over_the_cap,
    defer_where_applications_are_over,
    withdraw_and_move_up,
)
from sameboat.mentoring.matching.actions.looking import count_a_look, forget_old_looks, look_at_gauge

__all__ = [
    "TIME_TO_REOPEN",
    "count_a_look",
    "defer_over_the_cap",
    "defer_where_applications_are_over",
    "forget_old_looks",
    "look_at_gauge",
    "withdraw_and_move_up",
]
