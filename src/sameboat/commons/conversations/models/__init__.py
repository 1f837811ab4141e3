"""What partners say to each other, the files they send along, and what each keeps to themselves beside it."""

from sameboat.commons.conversations.models.beside import AnswersByMail, Bookmark, Draft, LettersSay
from sameboat.commons.conversations.models.files import Attachment, Contents
from sameboat.commons.conversations.models.messages import Message

__all__ = ["AnswersByMail", "Attachment", "Bookmark", "Contents", "Draft", "LettersSay", "Message"]
