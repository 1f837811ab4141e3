"""The only writers of partnerships."""

from sameboat.mentoring.partnerships.actions.absences import announce_absence, take_absence_back
from sameboat.mentoring.partnerships.actions.ending import (
    change_partner,
    close_after_somebody_never_came,
    end_early,
    end_for_everybody,
    end_parts_with,
    erase_own_words,
)
from sameboat.mentoring.partnerships.actions.friends import open_friendship
from sameboat.mentoring.partnerships.actions.leaving import forget_what_was_taken_back, leave_partnerships
from sameboat.mentoring.partnerships.actions.measures import end_what_was_reported
from sameboat.mentoring.partnerships.actions.opening import Together, open_partnership, open_partnerships
from sameboat.mentoring.partnerships.actions.resting import mute, rest, unmute, wake
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
    "change_partner",
    "close_after_somebody_never_came",
    "end_early",
    "end_for_everybody",
    "end_parts_with",
    "end_what_was_reported",
    "erase_own_words",
    "forget_what_was_taken_back",
    "forget_words_of",
    "leave_partnerships",
    "mute",
    "open_friendship",
    "open_partnership",
    "open_partnerships",
    "part_of",
    "put_words",
    "put_words_of_each",
    "rest",
    "take_absence_back",
    "take_words_back",
    "touch",
    "unmute",
    "wake",
]
