"""Who may read what of persons and accounts. Rows are already those that the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

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


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey of a person, as its owner sees it."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How somebody can sign in."""

    passkeys: list[Passkey]
    authenticator: bool
    recovery_codes: int | None
    """How many are left; None: there are none of them at all."""
    password: bool
    reset_by_mail_at: datetime | None
    """The password was made new by mail, and not changed since."""
    providers: list[SocialAccount]


def ways_in_of(viewer: Person) -> WaysIn:
    """The viewer's own ways of signing in."""
    mine = list(Authenticator.objects.filter(user=viewer).order_by("created_at"))
    of_type = {kind: [each for each in mine if each.type == kind] for kind in Authenticator.Type}
    codes = of_type[Authenticator.Type.RECOVERY_CODES]
    password = viewer.has_usable_password()
    return WaysIn(
        [
            Passkey(each.pk, each.data.get("name", ""), each.created_at, each.last_used_at)
            for each in of_type[Authenticator.Type.WEBAUTHN]
        ],
        bool(of_type[Authenticator.Type.TOTP]),
        len(codes[0].wrap().get_unused_codes()) if codes else None,
        password,
        viewer.password_reset_by_mail_at if password and not viewer.password_own_since else None,
        list(SocialAccount.objects.filter(user=viewer)),
    )


def sessions_of(viewer: Person) -> list[UserSession]:
    """Where the viewer is signed in, the newest first; those that ended by themselves are gone from it."""
    return sorted(UserSession.objects.purge_and_list(viewer), key=lambda session: session.created_at, reverse=True)
