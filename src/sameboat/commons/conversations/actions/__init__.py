"""The only writers of talks."""

from sameboat.commons.conversations.actions.answering import (
    answer_by_mail,
    cannot_read,
    stop_answers_by_mail,
    take_answer,
)
from sameboat.commons.conversations.actions.drafts import forget_draft_of, forget_drafts, keep_draft
from sameboat.commons.conversations.actions.letters import let_letters_say
from sameboat.commons.conversations.actions.reading_on import has_read
from sameboat.commons.conversations.actions.saying import change, post, take_back

__all__ = [
    "answer_by_mail",
    "cannot_read",
    "change",
    "forget_draft_of",
    "forget_drafts",
    "has_read",
    "keep_draft",
    "let_letters_say",
    "post",
    "stop_answers_by_mail",
    "take_answer",
    "take_back",
]
