"""Accounts for people who wrote on a form elsewhere and were brought here by a coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from sameboat.base.kit.models import note_of_each
from sameboat.members.people.models import Person


class Newcomer(NamedTuple):
    """Somebody as a sheet knows them."""

    email: str
    name: str = ""
    zone: str = ""


@transaction.atomic
def begin_accounts(newcomers: Sequence[Newcomer], *, by: Person) -> dict[str, Person]:
    """Everybody's account by their address, in small letters: the one they have, or a new one without a password.

    Of an account that was there nothing changes. A new one belongs to whoever can read letters to its address: they
    sign in by a code, and only then does the address count as proved.
    """
    addresses = [one.email.strip().casefold() for one in newcomers]
    there = {person.email.casefold(): person for person in Person.objects.filter(email__in=addresses)}
    fresh = [
        Person(email=address, name=one.name[:120], zone=one.zone, password=make_password(None))
        for address, one in zip(addresses, newcomers, strict=True)
        if address not in there
    ]
    Person.objects.bulk_create(fresh)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=person, email=person.email, verified=False, primary=True) for person in fresh]
    )
    note_of_each("begin account from a sheet", ((person, person) for person in fresh), by=by)
    return there | {person.email: person for person in fresh}
