"""What the applicant said to their partner: a message, and a file that came along."""

from __future__ import annotations

from uuid import uuid4

from sameboat.commons.conversations.actions import post
from sameboat.commons.conversations.models import Attachment
from sameboat.commons.conversations.rules.files import File
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partnership


def said_by(who: Person, together: Partnership) -> Attachment:
    """The file, with its message."""
    message = post(together.pk, "Hello", form=uuid4(), files=[File("notes.txt", "text/plain", b"Hello")], by=who)
    return message.attachments.get()
