"""Who reads what of talks: whoever takes part in one, as far as this browser is open."""

from sameboat.commons.conversations.queries.answers import (
    answer_address,
    answers_by_mail,
    answers_come_here,
    asked_at,
    is_an_address_of_ours,
    is_proved,
    may_answer_by_mail,
)
from sameboat.commons.conversations.queries.files import contents_of, file_of
from sameboat.commons.conversations.queries.finding import Finds, find
from sameboat.commons.conversations.queries.mailboxes import mailbox_of, what_letters_say
from sameboat.commons.conversations.queries.pages import Page, has_begun, last_page, message_of, page_until, said_since
from sameboat.commons.conversations.queries.reading_on import (
    is_waiting_for,
    newest_from_others,
    parts_with_something_new,
    talks_that_wait,
    talks_that_wait_beside,
)

__all__ = [
    "Finds",
    "Page",
    "answer_address",
    "answers_by_mail",
    "answers_come_here",
    "asked_at",
    "contents_of",
    "file_of",
    "find",
    "has_begun",
    "is_an_address_of_ours",
    "is_proved",
    "is_waiting_for",
    "last_page",
    "mailbox_of",
    "may_answer_by_mail",
    "message_of",
    "newest_from_others",
    "page_until",
    "parts_with_something_new",
    "said_since",
    "talks_that_wait",
    "talks_that_wait_beside",
    "what_letters_say",
]
