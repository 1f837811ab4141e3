"""Somebody answers by mail, in a test: the mailbox, the letter and the mail, short to ask for."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from sameboat.commons.conversations.actions import answer_by_mail
from sameboat.members.people.models import Person


def moves_to(part, address):
    """That partner's mailbox is this one now, and proved."""
    Person.objects.filter(pk=part.person_id).update(email=address)
    EmailAddress.objects.update_or_create(
        user_id=part.person_id, primary=True, defaults={"email": address, "verified": True}
    )
    part.person.refresh_from_db()


def asks(part, *, own=True):
    """They ask for answers by mail, from a mailbox of their own unless told otherwise."""
    if own:
        moves_to(part, "ben@home.example.org")
    answer_by_mail(part.partnership_id, mine_alone=True, by=part.person)
