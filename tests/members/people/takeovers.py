"""Whoever holds the mailbox, or the sign-on of an employer, tries everything to read what was written before."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import time_machine
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
from sameboat.members.people import actions
from sameboat.members.people.models import FactorKept, Person, Reopening
from sameboat.members.people.openings import opening_of
from sameboat.mentoring.partnerships.actions import put_words_of_each
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import partnerships_of, read, reader_of
from tests import site_makers as make
from tests.members.people.makers import sign_in_by_code, sign_in_by_password
from tests.members.people.the_post import code_sent_to
from tests.members.people.totp import digits_of

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


# ---- What is tried


def signs_in_by_code(it: Takeover) -> None:
    """The mailbox; where a passkey or an authenticator is asked for, they say that it is lost."""
    it.client.post(reverse("account_logout"))
    sign_in_by_code(it.client, it.owner)
    it.get("everything_lost")
    it.post("everything_lost")


def resets_the_password(it: Takeover) -> None:
    """By a letter, and signs in with it."""
    it.client.post(reverse("account_reset_password"), {"email": it.owner.email})
    it.client.post(reverse("account_confirm_password_reset_code"), {"code": code_sent_to(it.owner.email)})
    it.client.post(reverse("account_complete_password_reset"), {"password1": THEIRS, "password2": THEIRS})
    sign_in_by_password(it.client, it.owner, THEIRS)
    if not it.is_in():
        signs_in_by_code(it)


def makes_the_password_own(it: Takeover) -> None:
    """Changed once more, so that it counts."""
    data = {"oldpassword": it.password, "password1": THEIRS, "password2": THEIRS}
    it.post("account_change_password", **data)
    it.post("account_set_password", password1=THEIRS, password2=THEIRS)


def adds_an_authenticator(it: Takeover) -> None:
    """Of their own, with recovery codes."""
    page = it.get("mfa_activate_totp")
    if page.status_code == 302 and "reauthenticate" in page["Location"]:
        it.client.post(reverse("account_reauthenticate"), {"password": it.password})
        page = it.get("mfa_activate_totp")
    if page.status_code == 200 and page.context and "form" in page.context:
        it.post("mfa_activate_totp", code=digits_of(page.context["form"].secret, clock.now().timestamp()))


def removes_what_is_there(it: Takeover) -> None:
    """Every passkey and authenticator that can be removed."""
    it.post("mfa_deactivate_totp")
    for pk in Authenticator.objects.filter(user=it.owner, type="webauthn").values_list("pk", flat=True):
        it.post(reverse("mfa_remove_webauthn", args=[pk]))


def reads_the_recovery_codes(it: Takeover) -> None:
    """Those that are shown are used."""
    seen = it.get("mfa_view_recovery_codes").text + it.get("mfa_download_recovery_codes").text
    for code in re.findall(r"\b\d{8}\b", seen)[:2]:
        it.post("mfa_reauthenticate", code=code)


def makes_new_codes(it: Takeover) -> None:
    """And uses one of them."""
    it.post("mfa_generate_recovery_codes")
    reads_the_recovery_codes(it)


def makes_both_the_same(it: Takeover) -> None:
    """Of two things shown the older speaks for the younger; theirs are young both."""
    it.post("speak_as_old")


def asks_for_the_past(it: Takeover) -> None:
    """The wait; its own browser says yes, and so does the partner's page."""
    it.post("ask_for_past")
    it.post("switch_vouching", on="yes")
    it.post("ask_my_partner")
    asked = Reopening.objects.filter(person=it.owner, stopped_at=None, granted_at=None).first()
    if asked:
        it.post("say_yes_here", which=asked.pk.hex)
        it.post(reverse("really_my_partner", args=[it.rows[0].author.partnership_id, asked.pk]), number=asked.number)


def waits_a_day(it: Takeover) -> None:
    """Nothing opens by itself."""
    del it


def follows_every_way_back(it: Takeover) -> None:
    """Straight to the talk, and by tricks with where to go next."""
    room = reverse("partnership", args=[it.rows[0].author.partnership_id])
    for back in (room, f"//{room}", f"{room}?opened=1", "/partners/open/"):
        it.get("open_talk", next=back)
    it.get("my_past")
    it.get("my_data")


def comes_by_the_sign_on(it: Takeover) -> None:
    """The employer's sign-on says who somebody is; the site believes that, and opens nothing for it."""
    it.client.force_login(it.owner)
    session = it.client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": clock.now().timestamp()}]
    session["account_authentication_methods_user"] = str(it.owner.pk)
    session.save()


STEPS = [
    signs_in_by_code,
    resets_the_password,
    makes_the_password_own,
    adds_an_authenticator,
    removes_what_is_there,
    reads_the_recovery_codes,
    makes_new_codes,
    makes_both_the_same,
    asks_for_the_past,
    follows_every_way_back,
    waits_a_day,
]
FIRST = [signs_in_by_code, signs_in_by_code, resets_the_password, comes_by_the_sign_on]


def tried(it: Takeover, steps: list[Any], *, stopped: bool = True) -> int:
    """How many conversations these steps open, in their order, of what was written before.

    ``stopped``: the owner follows the link in a letter, or presses the button, before three days are over.
    """
    with time_machine.travel(clock.now() + timedelta(days=40)) as traveller:
        for step in steps:
            step(it)
            it.tried.append(step.__name__)
            if opened := it.read_by_now():
                return opened
            traveller.shift(timedelta(hours=20) if step is waits_a_day else timedelta(minutes=2))
        it.was_in = it.is_in()
        waiting = Reopening.objects.filter(person=it.owner, stopped_at=None, granted_at=None).first()
        if waiting and stopped:
            actions.stop_reopening(waiting.pk, by=None)
        traveller.shift(timedelta(days=15))
        actions.grant_what_waited()
        return it.read_by_now()


def a_walk(number: int) -> list[Any]:
    """Six steps, different for every number and the same for each."""
    choose = random.Random(number)
    return [choose.choice(FIRST), *choose.sample(STEPS, 5)]


@dataclass
class Ends:
    """How many walks there were, how far they came, and what was tried wherever something opened."""

    walks: int = 0
    conversations: int = 0
    opened: int = 0
    got_in: int = 0
    something_new: int = 0
    """The intruder had a way of signing in of their own in the end, as whoever holds a mailbox can."""
    how: list[list[str]] = field(default_factory=list)


def ends_of(kind: Any, numbers: range, *, conversations: int) -> Ends:
    """All these walks, each against somebody with so many conversations."""
    ends = Ends()
    for number in numbers:
        protected_by = PROTECTIONS[number % len(PROTECTIONS)]
        it = somebody(kind, number, protected_by, conversations=conversations)
        if opened := tried(it, a_walk(number)):
            ends.opened += opened
            ends.how.append([protected_by, *it.tried])
        ends.walks += 1
        ends.conversations += len(it.rows)
        ends.got_in += it.was_in
        ends.something_new += it.has_something_new()
    return ends
