"""The only writers of partnerships."""

from sameboat.mentoring.partnerships.actions.absences import announce_absence, take_absence_back
from sameboat.mentoring.partnerships.actions.leaving import forget_what_was_taken_back, leave_partnerships
from sameboat.mentoring.partnerships.actions.opening import Together, open_partnership, open_partnerships
from sameboat.mentoring.partnerships.actions.taking_part import part_of, touch
from sameboat.mentoring.partnerships.actions.writing import (
    forget_words_of,
    put_words,
    put_words_of_each,
    take_words_back,
)

__all__ = [
    "Together",
    "announce_absence",
    "forget_what_was_taken_back",
    "forget_words_of",
    "leave_partnerships",
    "open_partnership",
    "open_partnerships",
    "part_of",
    "put_words",
    "put_words_of_each",
    "take_absence_back",
    "take_words_back",
    "touch",
]
