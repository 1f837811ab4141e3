"""In a demo nothing leaves the house: letters are kept as their readers would get them, for ``/demo/post``."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from sameboat.members.notices.models import ShownLetter


class DemoPost(BaseEmailBackend):
    """Django's way of sending mail, ending in a table."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each letter once, whatever is tried again."""
        return sum(_keep(message) for message in email_messages)


def _keep(message: EmailMessage) -> bool:
    (address,) = message.to
    pages = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    shown = {
        "to": get_user_model().objects.filter(email=address.casefold()).first(),
        "address": address,
        "subject": str(message.subject),
        "text": str(message.body),
        "html": next((str(page[0]) for page in pages), ""),
    }
    message_id = message.extra_headers.get("Message-ID") or message.message()["Message-ID"]
    ShownLetter.objects.get_or_create(message_id=message_id, defaults=shown)
    return True
