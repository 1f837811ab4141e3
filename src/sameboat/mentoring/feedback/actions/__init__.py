"""The only writers of help that was noted, and of feedback."""

from sameboat.mentoring.feedback.actions.exchanges import note_help, take_help_out
from sameboat.mentoring.feedback.actions.giving import answer_feedback, give, take_feedback_back
from sameboat.mentoring.feedback.actions.occasions import agree, change_elements, propose, withdraw

__all__ = [
    "agree",
    "answer_feedback",
    "change_elements",
    "give",
    "note_help",
    "propose",
    "take_feedback_back",
    "take_help_out",
    "withdraw",
]
