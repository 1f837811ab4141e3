"""Who may read what of persons and accounts. Rows are already those that the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from sameboat.members.people.models import FactorKept, Person
from sameboat.members.people.rules import Factor

KINDS = {Authenticator.Type.WEBAUTHN: "passkey", Authenticator.Type.TOTP: "authenticator"}


def own_factors_of(person: Person) -> list[Factor]:
    """The ways of signing in that speak for the person alone, the oldest first: no code by mail, no provider."""
    factors = [
        Factor(KINDS[Authenticator.Type(kept.authenticator.type)], kept.since)
        for kept in FactorKept.objects.filter(authenticator__user=person, authenticator__type__in=KINDS).select_related(
            "authenticator"
        )
    ]
    if person.password_own_since and person.has_usable_password():
        factors.append(Factor("password", person.password_own_since))
    return sorted(factors, key=lambda factor: factor.since)


def proved_since(person: Person, records: Iterable[dict[str, Any]]) -> datetime | None:
    """The age of the oldest factor of their own that somebody has shown, by the records of their sitting."""
    records = list(records)
    shown = {record.get("id") for record in records if record.get("method") == "mfa"}
    ages = list(
        FactorKept.objects.filter(authenticator__in=[pk for pk in shown if pk], authenticator__user=person).values_list(
            "since", flat=True
        )
    )
    if person.password_own_since and any(record.get("method") == "password" for record in records):
        ages.append(person.password_own_since)
    return min(ages, default=None)
