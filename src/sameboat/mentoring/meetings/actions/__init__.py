"""The only writers of meetings."""

from sameboat.mentoring.meetings.actions.agreeing import answer_times, call_off
from sameboat.mentoring.meetings.actions.feeds import begin_feed, end_feed, say_wants
from sameboat.mentoring.meetings.actions.met import say_met
from sameboat.mentoring.meetings.actions.proposing import (
    a_link_of_our_own,
    propose_meeting,
    propose_other_times,
    say_where,
)

__all__ = [
    "a_link_of_our_own",
    "answer_times",
    "begin_feed",
    "call_off",
    "end_feed",
    "propose_meeting",
    "propose_other_times",
    "say_met",
    "say_wants",
    "say_where",
]
