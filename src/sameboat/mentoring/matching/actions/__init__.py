"""What is done with a round as a whole: the gauge, the country cap, runs, the review, the announcement."""

from sameboat.mentoring.matching.actions.admission import (
    TIME_TO_REOPEN,
    defer_over_the_cap,
    defer_where_applications_are_over,
)
from sameboat.mentoring.matching.actions.announcing import announce, tell_partners
from sameboat.mentoring.matching.actions.looking import count_a_look, forget_old_looks, look_at_gauge
from sameboat.mentoring.matching.actions.running import end_lost_runs, run_round
from sameboat.mentoring.matching.actions.runs import cancel_run, repeat_run, start_run
from sameboat.mentoring.matching.actions.withdrawing import withdraw_and_move_up

__all__ = [
    "TIME_TO_REOPEN",
    "announce",
    "cancel_run",
    "count_a_look",
    "defer_over_the_cap",
    "defer_where_applications_are_over",
    "end_lost_runs",
    "forget_old_looks",
    "look_at_gauge",
    "repeat_run",
    "run_round",
    "start_run",
    "tell_partners",
    "withdraw_and_move_up",
]
