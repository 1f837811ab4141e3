"""Letters about past talk that is to open again, to every address of somebody that is proved."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from sameboat.base.kit import clock
from sameboat.members.people import devices, registry
from sameboat.members.people.models import How, Person, Reopening

STOP = "sameboat.people.stop-reopening"
"""The salt of links that stop it."""


def link_to_stop(which: UUID) -> str:
    """The address of a page with one button. It is signed, and asks nobody to sign in."""
    return settings.SITE_ADDRESS + reverse("stop_past", args=[dumps(which.hex, salt=STOP)])


def tell_it_was_asked(row: Reopening) -> None:
    """The announcement: what was asked, where, when it opens, and how to stop it with one click."""
    person = row.person
    with translation.override(person.language or settings.LANGUAGE_CODE):
        _to_every_address(
            person,
            gettext("Was it you? A question about your account"),
            gettext(
                "Somebody who is signed in as you, on %(device)s, asks to open what was written with your account "
                "before it had its newest way of signing in.\n\n"
                "If it was you, there is nothing to do: it opens on %(day)s.\n\n"
                "If it was not you, stop it with one click, and nothing opens:\n%(stop)s\n\n"
                "Then look at how you sign in, and at where you are signed in:\n%(page)s"
            )
            % {
                "device": devices.in_words(row.device),
                "day": _moment(row.until, person),
                "stop": link_to_stop(row.pk),
                "page": settings.SITE_ADDRESS + reverse("my_sign_in"),
            },
        )


def tell_it_was_stopped(row: Reopening) -> None:
    """Nothing was opened."""
    with translation.override(row.person.language or settings.LANGUAGE_CODE):
        _to_every_address(
            row.person,
            gettext("It was stopped: nothing was opened"),
            gettext(
                "Somebody had asked to open what was written with your account before. It was stopped, "
                "and stays closed.\n\nHow you sign in:\n%(page)s"
            )
            % {"page": settings.SITE_ADDRESS + reverse("my_sign_in")},
        )


def tell_it_opened(person: Person, how: How) -> None:
    """It is open again, and by what."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        _to_every_address(
            person,
            gettext("Your newest way of signing in opens what is older now"),
            gettext(
                "What was written with your account before is open to it again, %(how)s.\n\n"
                "If that was not you, remove that way of signing in at once; that closes it again:\n%(page)s"
            )
            % {"how": How(how).label, "page": settings.SITE_ADDRESS + reverse("my_sign_in")},
        )


def tell_somebody_got_in(person: Person) -> None:
    """Somebody signed in by a letter alone, and said that everything else is lost."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        _to_every_address(
            person,
            gettext("Somebody signed in who has lost your passkey or authenticator"),
            gettext(
                "They used a code that we sent to this address. What was written before stays closed to them.\n\n"
                "If that was not you, somebody else reads your mailbox. Sign them out here, and tell whoever looks "
                "after your mailbox:\n%(page)s"
            )
            % {"page": settings.SITE_ADDRESS + reverse("my_sessions")},
        )


def _to_every_address(person: Person, subject: str, text: str) -> None:
    proved = set(EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True))
    for address in sorted({person.email, *proved}):
        registry.send_words(subject, text, address=address, key=f"past:{uuid4()}")


def _moment(moment: datetime, person: Person) -> str:
    return date_format(timezone.localtime(moment, clock.zone_of(person.zone)), "j F Y, H:i")
