"""The only writers of meetings."""

from sameboat.mentoring.meetings.actions.agenda import add_to_agenda, begin_agenda, change_agenda
from sameboat.mentoring.meetings.actions.agreeing import answer_times, call_off
from sameboat.mentoring.meetings.actions.feeds import begin_feed, end_feed, say_wants
from sameboat.mentoring.meetings.actions.hosting import Request, answer_as_host, ask_host, withdraw_as_host
from sameboat.mentoring.meetings.actions.looking import agree_to_element, propose_element, take_element_back, tick
from sameboat.mentoring.meetings.actions.met import say_met
from sameboat.mentoring.meetings.actions.notes import keep_note, keep_own_note
from sameboat.mentoring.meetings.actions.practice import add_questions, change_question, say_who_is_first, swap_seats
from sameboat.mentoring.meetings.actions.proposing import (
    a_link_of_our_own,
    propose_meeting,
    propose_other_times,
    say_where,
)

__all__ = [
    "Request",
    "a_link_of_our_own",
    "add_questions",
    "add_to_agenda",
    "agree_to_element",
    "answer_as_host",
    "answer_times",
    "ask_host",
    "begin_agenda",
    "begin_feed",
    "call_off",
    "change_agenda",
    "change_question",
    "end_feed",
    "keep_note",
    "keep_own_note",
    "propose_element",
    "propose_meeting",
    "propose_other_times",
    "say_met",
    "say_wants",
    "say_where",
    "say_who_is_first",
    "swap_seats",
    "take_element_back",
    "tick",
    "withdraw_as_host",
]
