"""A link that opens a new account once: for the first coordinator, before any letter can be sent."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from sameboat.members.people.models import Person

LASTS = timedelta(days=7)
SALT = "sameboat.welcome"


def welcome_link(person: Person) -> str:
    """The address that the person opens. It holds a signed id and no secret."""
    return settings.SITE_ADDRESS + reverse("welcome", args=[signing.dumps(person.pk.hex, salt=SALT)])


def welcomed_by(signed: str) -> Person | None:
    """Whose link it is; nobody's once it is a week old, or once its owner has signed in by it or in any other way."""
    try:
        person = UUID(hex=signing.loads(signed, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    return Person.objects.filter(pk=person, last_login=None, is_active=True, left_at=None).first()
