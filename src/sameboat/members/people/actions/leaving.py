"""A pause, and leaving."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import forget
from sameboat.members.people import erasures, registry, rules
from sameboat.members.people.models import FreeWeek, Person, Profile

AT_ONCE = 500


@transaction.atomic
def begin_pause(*, by: Person) -> Person:
    """Nothing is sent to the person, and nobody is proposed to them, until they come back."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    require(rules.may_pause(person.paused_since))
    person.paused_since = clock.now()
    person.save(update_fields=["paused_since"])
    note("paused", person, by=by, whose=person)
    return person


@transaction.atomic
def end_pause(*, by: Person) -> Person:
    """The person is back."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    person.paused_since = None
    person.save(update_fields=["paused_since"])
    note("came_back", person, by=by, whose=person)
    return person


@transaction.atomic
def leave(*, by: Person) -> None:
    """Leave the site: every app does its duty, what was said is erased, the row stays without name and address.

    It stays so that what others lived through with this person does not fall apart: their partnership ended, their
    round had so many people. Nothing in it says who it was. Everybody signed in as this person is signed out.
    """
    person = Person.objects.select_for_update().get(pk=by.pk)
    require(rules.may_leave(person.left_at))
    address = person.email
    left_at = _erase(person)
    note("left", person, by=None, whose=person)
    transaction.on_commit(partial(erasures.remember, person.pk, left_at))
    registry.send_words(
        gettext("You have left %(site)s") % {"site": settings.SITE_NAME},
        gettext(
            "Your account is closed, and what you had written about yourself is erased. "
            "Copies of the site are destroyed within 30 days.\n\n"
            "This is the last letter to you. You are welcome to join again whenever you like."
        ),
        address=address,
        key=f"left:{uuid4()}",
    )


def remember_who_left() -> int:
    """Whoever left in the very moment of a power cut is written down outside the database now. How many."""
    known = erasures.remembered()
    missing = [
        (pk, at)
        for pk, at in Person.objects.filter(left_at__isnull=False).values_list("pk", "left_at")
        if pk not in known and at is not None
    ]
    for pk, at in missing:
        erasures.remember(pk, at)
    return len(missing)


def erase_again() -> int:
    """After a copy was brought back: whoever has left since is erased anew, and gets no letter. How many."""
    left, here = list(erasures.remembered()), set[UUID]()
    for at in range(0, len(left), AT_ONCE):
        back = Person.objects.filter(left_at=None, pk__in=left[at : at + AT_ONCE])
        here |= set(back.values_list("pk", flat=True))
    return sum(_erased_again(pk) for pk in sorted(here))


@transaction.atomic
def _erased_again(pk: UUID) -> int:
    person = Person.objects.select_for_update().filter(pk=pk, left_at=None).first()
    if person is None:
        return 0
    _erase(person)
    note("left", person, by=None, whose=person)
    return 1


def _erase(person: Person) -> datetime:
    """Every app does its duty, what was said is erased, and nothing in the row says any more who it was."""
    for duty in registry.duties():
        duty.do(person)
    for session in UserSession.objects.filter(user=person):
        session.end()
    for mine in (Profile, FreeWeek):
        mine._default_manager.filter(person=person).delete()
    for mine in (EmailAddress, Authenticator, SocialAccount):
        mine._default_manager.filter(user=person).delete()
    forget(person.pk)
    person.name = person.zone = person.language = ""
    person.email = f"{person.pk.hex}@left.invalid"
    left_at = clock.now()
    person.is_active, person.left_at, person.paused_since = False, left_at, None
    person.password_own_since = person.password_reset_by_mail_at = None
    person.set_unusable_password()  # and with it every sitting that is still open somewhere
    person.save()
    return left_at
