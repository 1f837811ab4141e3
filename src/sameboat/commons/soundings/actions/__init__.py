"""The only writers of drafts, of what is said beside them, and of the pool."""

from sameboat.commons.soundings.actions.asking import ask, change, give_at_once
from sameboat.commons.soundings.actions.ending import close_boards, done, erase_what_is_over, let_go, say_farewell
from sameboat.commons.soundings.actions.pool import (
    answer_the_pool,
    hand_back,
    join_pool,
    judge_from_the_pool,
    leave_pool,
    pass_on,
    remark_from_the_pool,
    take_up,
)
from sameboat.commons.soundings.actions.reading import answer, judge, remark, take_remark_back
from sameboat.commons.soundings.actions.waking import call_the_pool, show_in_the_morning

__all__ = [
    "answer",
    "answer_the_pool",
    "ask",
    "call_the_pool",
    "change",
    "close_boards",
    "done",
    "erase_what_is_over",
    "give_at_once",
    "hand_back",
    "join_pool",
    "judge",
    "judge_from_the_pool",
    "leave_pool",
    "let_go",
    "pass_on",
    "remark",
    "remark_from_the_pool",
    "say_farewell",
    "show_in_the_morning",
    "take_remark_back",
    "take_up",
]
