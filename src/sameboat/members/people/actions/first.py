"""The first account of a new site, made by whoever sets it up; its owner chooses how to sign in."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused
from sameboat.members.people.models import Person


@transaction.atomic
def make_first_account(email: str, name: str) -> Person:
    """An account without a password, for somebody who is told by a link that works once.

    The address counts as unproved until its owner enters a code that was sent there.
    """
    email = email.strip().casefold()
    if Person.objects.filter(email=email).exists():
        raise Refused(_("Somebody with this address has an account here already."))
    person = Person.objects.create_user(email, name=name.strip())
    EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)
    note("first account made", person, by=None, whose=person)
    return person
