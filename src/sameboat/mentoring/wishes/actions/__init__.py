"""The only writers of questions, answers, wishes and consents."""

from sameboat.mentoring.wishes.actions.questions import (
    add_question,
    ask_questions_of,
    change_question,
    hide_question,
    move_question,
    open_round_and_ask,
    remove_question,
    show_question,
)

__all__ = [
    "add_question",
    "ask_questions_of",
    "change_question",
    "hide_question",
    "move_question",
    "open_round_and_ask",
    "remove_question",
    "show_question",
]
