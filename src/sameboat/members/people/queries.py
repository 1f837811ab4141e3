"""Who may read what of persons and accounts. Rows are already those that the viewer may see."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.vault.actions import unseal
from sameboat.members.people import registry
from sameboat.members.people.models import FactorKept, FreeWeek, Person, Profile, Reopening
from sameboat.members.people.models.profiles import PARTS
from sameboat.members.people.models.reopenings import WAITS
from sameboat.members.people.rules import Factor, Near, Opening, may_see

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
    return min((shown.since for shown in shown_in(person, records)), default=None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A factor of one's own that was shown in a sitting."""

    kind: str
    """``password``, ``passkey``, ``authenticator`` or ``code``."""
    since: datetime
    at: datetime
    """When it was shown last."""
    authenticator: int | None = None


def shown_in(person: Person, records: Iterable[dict[str, Any]]) -> list[Shown]:
    """The factors of their own that somebody has shown, by the records of their sitting; the last shown comes last."""
    at = {_key_of(each): each["at"] for each in records if isinstance(each.get("at"), int | float)}
    numbers = [key for key in at if isinstance(key, int)]
    kept = FactorKept.objects.filter(authenticator__in=numbers, authenticator__user=person)
    rows = kept.values_list("authenticator", "authenticator__type", "since") if numbers else []
    found = [Shown(KINDS.get(Authenticator.Type(kind), "code"), since, _moment(at[pk]), pk) for pk, kind, since in rows]
    if person.password_own_since and "password" in at:
        found.append(Shown("password", person.password_own_since, _moment(at["password"])))
    return sorted(found, key=lambda shown: shown.at)


def younger_of(shown: Iterable[Shown]) -> list[Shown]:
    """Of these factors those that open less than the oldest of them does. A code opens once, and is left as it is."""
    some = list(shown)
    since = min((each.since for each in some), default=None)
    return [each for each in some if since is not None and each.kind != "code" and each.since > since]


def _key_of(record: dict[str, Any]) -> int | str:
    number = record.get("id") if record.get("method") == "mfa" else None
    return number if isinstance(number, int) else str(record.get("method"))


def _moment(timestamp: float) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)


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
    """Where the viewer is signed in, the newest first. Those that are over, or older than the password, are not."""
    known = {session.session_key: session for session in UserSession.objects.filter(user=viewer)}
    valid = viewer.get_session_auth_hash()
    living = Session.objects.filter(session_key__in=known, expire_date__gt=clock.now())
    here = [
        known[each.session_key]
        for each in living
        if constant_time_compare(each.get_decoded().get(HASH_SESSION_KEY, ""), valid)
    ]
    return sorted(here, key=lambda session: session.created_at, reverse=True)


def records_of(session: UserSession) -> list[dict[str, Any]]:
    """By what somebody signed in on that device, and what they showed there since."""
    kept = Session.objects.filter(session_key=session.session_key, expire_date__gt=clock.now()).first()
    records = kept.get_decoded().get(AUTHENTICATION_METHODS_SESSION_KEY) if kept else None
    return records if isinstance(records, list) else []


def reopening_of(viewer: Person) -> Reopening | None:
    """What the viewer, or somebody signed in as them, asked for and nobody answered yet."""
    return Reopening.objects.filter(WAITS, person=viewer).first()


def codes_since(viewer: Person) -> datetime | None:
    """Since when the viewer's recovery codes speak for them; nothing where they have none, or nobody knows."""
    kept = FactorKept.objects.filter(
        authenticator__user=viewer, authenticator__type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return kept.since if kept else None


def words_of(viewer: Person) -> dict[str, str]:
    """The viewer's own profile, every part of it."""
    return _opened(Profile.objects.filter(person=viewer).first())


def seen_of(viewer: Person) -> dict[str, str]:
    """Who sees which part of the viewer's own profile."""
    mine = Profile.objects.filter(person=viewer).first()
    return {part: (mine.seen if mine else {}).get(part, "nobody") for part in PARTS}


def profile_of(person: Person, viewer: Person) -> dict[str, str]:
    """What the viewer may read of somebody's profile, by how near the two are."""
    return profile_as_seen(person, registry.how_near(viewer, person))


def profile_as_seen(person: Person, near: Near) -> dict[str, str]:
    """What anybody that near reads of a profile: the parts that have words and are meant for them."""
    profile = Profile.objects.filter(person=person).first()
    if profile is None or not any(may_see(chosen, near) for chosen in profile.seen.values()):
        return {}
    words = _opened(profile)
    return {part: words[part] for part in PARTS if words.get(part) and may_see(profile.seen.get(part, ""), near)}


def _opened(profile: Profile | None) -> dict[str, str]:
    if profile is None or not profile.sealed:
        return {}
    opened: dict[str, str] = json.loads(unseal(bytes(profile.sealed), owner=profile.pk, bound_to=profile.bound_to))
    return opened


def free_hours_of(viewer: Person) -> list[tuple[int, int]]:
    """The viewer's own free hours: spans of minutes since Monday 00:00 on their clock."""
    week = FreeWeek.objects.filter(person=viewer).first()
    return [(start, end) for start, end in week.spans] if week else []


def everything_about(viewer: Person, opening: Opening) -> dict[str, Any]:
    """All that the site holds about the viewer: this app's part, and every other's; of talk what is open here."""
    ways = ways_in_of(viewer)
    return {
        "person": {
            "name": viewer.name,
            "email": viewer.email,
            "time zone": viewer.zone,
            "language": viewer.language,
            "joined": viewer.joined_at,
            "paused since": viewer.paused_since,
        },
        "profile": {"words": words_of(viewer), "seen by": seen_of(viewer)},
        "free hours": free_hours_of(viewer),
        "signing in": {
            "password": ways.password,
            "authenticator": ways.authenticator,
            "passkeys": [{"name": each.name, "added": each.added_at} for each in ways.passkeys],
            "by other sites": [each.uid for each in ways.providers],
        },
        "signed in on": [{"browser": each.user_agent, "since": each.created_at} for each in sessions_of(viewer)],
        "asked that past talk opens": [
            {"at": each.asked_at, "stopped": each.stopped_at, "opened": each.granted_at, "how": each.get_how_display()}
            for each in Reopening.objects.filter(person=viewer)
        ],
        "what was done": [
            {"at": each.at, "what": each.act, "by": "you" if each.by_id == viewer.pk else "somebody else"}
            for each in DiaryEntry.objects.filter(whose=viewer)
        ],
        **registry.data_of(viewer, opening),
    }
