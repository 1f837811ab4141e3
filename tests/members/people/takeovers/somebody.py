"""Somebody who sleeps, with their conversations and what protects them; and the browser of an intruder."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from sameboat.base.kit import clock
from sameboat.base.vault.actions import seal
from sameboat.members.people.models import FactorKept, Person
from sameboat.members.people.openings import opening_of
from sameboat.mentoring.partnerships.actions import put_words_of_each
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import partnerships_of, read, reader_of
from tests import site_makers as make

THEIRS = "a password of the intruder"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CANARY = "canary-of-the-two"


@dataclass
class Takeover:
    """Somebody who sleeps, with their conversations; and somebody with the owner's mailbox or sign-on."""

    person: UUID
    rows: list[Any]
    client: Client
    password: str = THEIRS
    tried: list[str] = field(default_factory=list)
    said: list[Any] = field(default_factory=list)
    was_in: bool = False

    @property
    def owner(self) -> Person:
        """The owner, as they are now."""
        return Person.objects.get(pk=self.person)

    def get(self, name: str, **query: str) -> Any:
        """A page, kept to be searched."""
        return self._kept(self.client.get(f"{reverse(name)}?{urlencode(query)}"))

    def post(self, address: str, **data: str) -> Any:
        """A button, and the page that it leads to."""
        answer = self._kept(self.client.post(address if address.startswith("/") else reverse(address), data))
        if answer.status_code == 302 and "reauthenticate" in answer["Location"]:
            self.client.post(reverse("account_reauthenticate"), {"password": self.password})
            answer = self._kept(self.client.post(address if address.startswith("/") else reverse(address), data))
        return answer

    def _kept(self, answer: Any) -> Any:
        self.said.append(answer)
        return answer

    def read_by_now(self) -> int:
        """How many conversations this browser opens, by the gate itself; all, if any page it has seen shows a word."""
        if any(CANARY in answer.text for answer in self.said):
            return len(self.rows)
        owner, session = self.owner, SessionStore(self.client.cookies["session"].value if self._signed_in() else None)
        opening = opening_of(SimpleNamespace(session=session), owner)  # type: ignore[arg-type]  # it asks for no more
        mine = {found.pk: found for found in partnerships_of(owner)}
        readers = [(row, reader_of(mine[row.author.partnership_id], owner, opening)) for row in self.rows]
        return sum(bool(read([row], reader)[0].said.words) for row, reader in readers)

    def is_in(self) -> bool:
        """Whether this browser is signed in."""
        return "_auth_user_id" in self.client.session

    def has_something_new(self) -> bool:
        """Whether a way of signing in was added, or made new."""
        owner = self.owner
        since = owner.own_since or owner.joined_at
        young = FactorKept.objects.filter(authenticator__user=owner, since__gt=since).exists()
        return young or bool(owner.password_own_since and owner.password_own_since > since)

    def _signed_in(self) -> bool:
        return "session" in self.client.cookies and bool(self.client.cookies["session"].value)


# ---- Whose it is


def somebody(kind: Any, number: int, protected_by: str, *, conversations: int = 1) -> Takeover:
    """Somebody with partners, a word in each conversation, and what they have of their own since they joined."""
    person = make.person("Ana")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    rows = [_a_word_to(person, kind) for _conversation in range(conversations)]
    put_words_of_each([(row, {"text": CANARY}) for row in rows])
    _protect(person, protected_by)
    return Takeover(person.pk, rows, Client(REMOTE_ADDR=f"10.{number >> 8 & 255}.{number & 255}.7"))


def _a_word_to(person: Person, kind: Any) -> Any:
    """From a friend whom they found without a programme."""
    together = Partnership.objects.create(starts_on=clock.now().date())
    Partner.objects.create(partnership=together, person=person)
    return kind(author=Partner.objects.create(partnership=together, person=make.person("Ben")))


def _protect(person: Person, by: str) -> None:
    since = person.joined_at
    if by in ("password", "password and authenticator"):
        Person.objects.filter(pk=person.pk).update(password=make.a_password(), password_own_since=since)
    kinds = {"passkey": [Authenticator.Type.WEBAUTHN], "password": []}.get(by, [Authenticator.Type.TOTP])
    for kind in [*kinds, *([Authenticator.Type.RECOVERY_CODES] if kinds else [])]:
        FactorKept.objects.create(authenticator=_authenticator(person, kind), since=since)
    Person.objects.filter(pk=person.pk).update(own_since=since)


def _authenticator(person: Person, kind: Authenticator.Type) -> Authenticator:
    sealed = seal(SECRET, owner=person.pk, bound_to="mfa_authenticator|secret")
    secret = f"{person.pk.hex}.{base64.b64encode(sealed).decode('ascii')}"
    data = {
        Authenticator.Type.TOTP: {"secret": secret},
        Authenticator.Type.RECOVERY_CODES: {"seed": secret, "used_mask": 0},
        Authenticator.Type.WEBAUTHN: {"name": "Telephone", "passwordless": True, "credential": _a_passkey()},
    }[kind]
    return Authenticator.objects.create(user=person, type=kind, data=data)


def _a_passkey() -> dict[str, Any]:
    """What a telephone told when it was added; nobody in these tests has the telephone."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    number = secrets.token_bytes(16)
    told = AuthenticatorData.create(
        hashlib.sha256(b"localhost").digest(), 0x45, 0, AttestedCredentialData.create(Aaguid(bytes(16)), number, key)
    )
    response = {
        "clientDataJSON": json.dumps(
            {"type": "webauthn.create", "challenge": "", "origin": "http://localhost"}
        ).encode(),
        "attestationObject": bytes(AttestationObject.create("none", told, {})),
    }
    coded = {name: websafe_encode(value) for name, value in response.items()}
    return {"id": websafe_encode(number), "rawId": websafe_encode(number), "type": "public-key", "response": coded}


PROTECTIONS = ["password", "authenticator", "password and authenticator", "passkey"]
