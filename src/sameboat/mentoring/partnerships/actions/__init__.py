"""The only writers of partnerships."""

from sameboat.mentoring.partnerships.actions.leaving import forget_what_was_taken_back, leave_partnerships
from sameboat.mentoring.partnerships.actions.opening import Together, open_partnership, open_partnerships

__all__ = [
    "Together",
    "forget_what_was_taken_back",
    "leave_partnerships",
    "open_partnership",
    "open_partnerships",
]
