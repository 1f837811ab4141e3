"""Whom people would rather not meet: for themselves, and for the matching. Nobody else has a query."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.base.vault.actions import Forgotten, Sealed, unseal_many
from sameboat.members.people.models import Person
from sameboat.members.safety.models import Avoidance
from sameboat.members.safety.queries.blocks import addresses_blocked_by


def place(avoidance: UUID) -> str:
    """Where the sealed words belong."""
    return f"safety_avoidance|{avoidance}|sealed"


def avoided_by(viewer: Person) -> list[tuple[UUID, str]]:
    """The viewer's own list, each entry with its id."""
    rows = _own(person=viewer.pk)
    try:
        words = unseal_many([Sealed(bytes(row.sealed), viewer.pk, place(row.pk)) for row in rows])
    except Forgotten:
        return []
    return [(row.pk, text) for row, text in zip(rows, words, strict=True)]


@put_together_once
def _own(person: Mark) -> QuerySet[Avoidance]:
    return Avoidance.objects.filter(person=person)


def avoided_for_matching(people: Iterable[UUID]) -> dict[UUID, list[str]]:
    """What each of these people wrote, for the engine alone. Nothing of it may be shown to anybody.

    Whomever somebody has blocked stands there by their present address: whatever keeps to the one keeps to the other.
    """
    listed = list(people)
    rows = list(Avoidance.objects.filter(person__in=listed))
    sealed = [Sealed(bytes(row.sealed), row.person_id, place(row.pk)) for row in rows]
    try:
        words = [[text] for text in unseal_many(sealed)]
    except Forgotten:  # somebody's key is gone: then everybody is opened alone
        words = [_opened_alone(one) for one in sealed]
    avoided: dict[UUID, list[str]] = addresses_blocked_by(listed)
    for row, texts in zip(rows, words, strict=True):
        avoided.setdefault(row.person_id, []).extend(texts)
    return avoided


def _opened_alone(sealed: Sealed) -> list[str]:
    try:
        return unseal_many([sealed])
    except Forgotten:
        return []
