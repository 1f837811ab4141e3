"""Joining, passwords, and what is written down when somebody's ways of signing in change."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused
from sameboat.members.people.actions.telling import tell_somebody_got_in
from sameboat.members.people.models import FactorKept, Person
from sameboat.members.people.zones import is_a_zone

PROVED_WITHIN = timedelta(days=2)
"""How long an address may wait for its code before it is forgotten."""
CODES = Authenticator.Type.RECOVERY_CODES
MADE_BY = {
    "webauthn_added": (Authenticator.Type.WEBAUTHN,),
    "totp_activated": (Authenticator.Type.TOTP, CODES),
    "recovery_codes_generated": (CODES,),
    "recovery_codes_added": (CODES,),
}
"""What is new after which change: it speaks since whatever was shown when it was made."""
JUST_NOW = timedelta(minutes=2)
LOOKED_AT = 4
"""How often allauth reads the address of somebody who joins."""


def begin_account(person: Person, email: str, *, language: str) -> Person:
    """Somebody has joined with an address that is still to be proved. There is no password until they make one."""
    person.email = email.strip().casefold()
    person.language = language if language in dict(settings.LANGUAGES) else ""
    person.set_unusable_password()
    person.save()
    return person


@transaction.atomic
def begin_nobody() -> None:
    """All the work of beginning an account, with what allauth looks at in one that is new; and it is gone again.

    It is written and taken away, rather than not written at all: that the disk has it takes the longest of all.
    ``tests/members/people/test_alike.py`` knows when allauth looks at something else.
    """
    nobody = begin_account(Person(), f"{uuid4().hex}@nobody.invalid", language="")
    addresses = EmailAddress.objects.filter(user=nobody)
    addresses.exists()
    EmailAddress.objects.create(user=nobody, email=nobody.email, primary=True)
    Person.objects.filter(pk=nobody.pk).first()
    addresses.filter(verified=True).exists()
    for _turn in range(LOOKED_AT):
        addresses.filter(email=nobody.email).first()
    take_away(nobody.pk)


def take_away(nobody: UUID) -> None:
    """The rows of somebody who was never there: nothing else can point at them. Of any other id, nothing."""
    for rows in (EmailAddress.objects.filter(user=nobody), Person.objects.filter(pk=nobody)):
        rows._raw_delete(rows.db)


def forget_unproved_accounts() -> int:
    """Addresses that somebody typed and nobody proved within two days: they may be anybody's, nothing hangs on them.

    Somebody whom a coordinator entered, or who ever signed in, is not among them.
    """
    proved = EmailAddress.objects.filter(verified=True).values("user")
    typed = EmailAddress.objects.filter(verified=False).values("user")
    old = clock.now() - PROVED_WITHIN
    unproved = Person.objects.filter(pk__in=typed, joined_at__lt=old, last_login=None, left_at=None, name="")
    return unproved.exclude(pk__in=proved).delete()[0]


def keep_password(person: Person, password: str) -> None:
    """A new password. Whether it is the person's own is said afterwards; until then it counts as not."""
    person.set_password(password)
    person.own_since = person.own_since or person.password_own_since
    person.password_own_since = None
    person.save(update_fields=["password", "password_own_since", "own_since"])


@transaction.atomic
def note_credential(person: Person, what: str, *, proved_since: datetime | None) -> None:
    """Write down that a way of signing in was changed, and since when what is new is the person's own.

    ``proved_since`` is the age of the oldest factor of their own that was shown in this sitting: what is added then is
    as trustworthy as that one. Where nothing but a letter was shown, it is as old as this moment; but the very first
    one of all speaks since the person joined, for nobody could have opened anything before.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    since = proved_since or (clock.now() if _had_one(person) else person.joined_at)
    if what == "password_reset":
        person.password_own_since, person.password_reset_by_mail_at = None, clock.now()
        person.save(update_fields=["password_own_since", "password_reset_by_mail_at"])
    elif what in {"password_set", "password_changed"}:
        person.password_own_since = since
        _first(person, since)
        person.save(update_fields=["password_own_since", "own_since"])
    # Whatever is older, or of which nobody said how it came, speaks for nothing.
    fresh = Authenticator.objects.filter(
        user=person, kept=None, type__in=MADE_BY.get(what, ()), created_at__gt=clock.now() - JUST_NOW
    )
    kept = [FactorKept(authenticator=each, since=since) for each in fresh]
    if kept:
        _first(person, since)
        person.save(update_fields=["own_since"])
    FactorKept.objects.bulk_create(kept, ignore_conflicts=True)
    note(what, person, by=person, whose=person)


def _had_one(person: Person) -> bool:
    """Whether they ever had a factor of their own, even if it was lost or removed since."""
    if person.own_since or person.password_own_since:
        return True
    return FactorKept.objects.filter(authenticator__user=person).exists()


def _first(person: Person, since: datetime) -> None:
    """Mark when their first factor of all began to speak; that mark stays."""
    person.own_since = min(person.own_since or since, since)


def change_zone(zone: str, *, by: Person) -> Person:
    """The person's clock, by its IANA name."""
    if not is_a_zone(zone):
        raise Refused(_("There is no such time zone. Choose the nearest large city from the list."))
    by.zone = zone
    by.save(update_fields=["zone"])
    note("zone_changed", by, by=by, whose=by)
    return by


def change_language(language: str, *, by: Person) -> Person:
    """In which language the site and its letters speak to the person; empty: as their browser asks."""
    if language and language not in dict(settings.LANGUAGES):
        raise Refused(_("The site does not speak this language yet."))
    by.language = language
    by.save(update_fields=["language"])
    note("language_changed", by, by=by, whose=by)
    return by


@transaction.atomic
def let_in_by_letter(person: Person) -> None:
    """Somebody said that their passkey or authenticator is lost, and had nothing but a letter: told at once."""
    note("let_in_by_letter", person, by=person, whose=person)
    tell_somebody_got_in(person)
