"""Addresses at which somebody answers by mail: made when a letter is written, kept nowhere."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.crypto import salted_hmac

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Verdict
from sameboat.commons.conversations.models import AnswersByMail, Message
from sameboat.commons.conversations.queries.mailboxes import mailbox_of
from sameboat.commons.conversations.rules import answering as rules
from sameboat.commons.conversations.rules.answering import Address
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner

SALT = "sameboat.conversations.answers"


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom an answer came, as its address says and proves."""

    answers: AnswersByMail
    holds: bool

    @property
    def part(self) -> Partner:
        """Whose answer it is."""
        return self.answers.part

    @property
    def person(self) -> Person:
        """Who may send it."""
        person: Person = self.answers.part.person
        return person

    def is_taken(self) -> Verdict:
        """Asked anew at every answer: it may have been switched off, and addresses change their owners."""
        return rules.is_taken(
            is_on=self.answers.since is not None,
            holds=self.holds,
            is_pausing=self.person.paused_since is not None,
            may=may_answer_by_mail(self.person, mine_alone=True),
            in_the_last_day=_said_by_mail(self.part),
        )


def answers_come_here() -> bool:
    """Whether this site can take answers: mail of a domain comes to it, and somebody says who really sent it."""
    return bool(settings.ANSWERS_AT and settings.ANSWERS_VERIFIED_BY)


def may_answer_by_mail(person: Person, *, mine_alone: bool) -> Verdict:
    """Whether somebody may ask for it, with the mailbox they have now."""
    return rules.may_answer_by_mail(
        here=answers_come_here(), proved=is_proved(person), mailbox=mailbox_of(person), mine_alone=mine_alone
    )


def is_proved(person: Person) -> bool:
    """Whether somebody has shown that letters to their address reach them."""
    return EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()


def answers_by_mail(part: Partner) -> bool:
    """Whether somebody asked for it in this talk."""
    return AnswersByMail.objects.filter(part=part, since__isnull=False).exists()


def answer_address(part: Partner, person: Person) -> str:
    """Where that partner's answer goes; empty where none is taken."""
    asked = AnswersByMail.objects.filter(part=part, since__isnull=False).first()
    if asked is None or not may_answer_by_mail(person, mine_alone=True):
        return ""
    day = rules.last_day(clock.now())
    local = Address(part.pk, day, _proof(part.pk, day, asked.mark, person.email)).spelled()
    return f"{local}@{settings.ANSWERS_AT}"


def is_an_address_of_ours(recipient: str) -> bool:
    """Whether it could be: of our domain, and spelled as they are. Whether it holds is nobody's business yet."""
    local, _, domain = recipient.rpartition("@")
    return domain.casefold() == settings.ANSWERS_AT and rules.read_address(local) is not None


def asked_at(recipient: str) -> Asked | None:
    """Who answers at this address; None where it proves nothing, or its owner left or moved elsewhere."""
    address = rules.read_address(recipient.rpartition("@")[0])
    if address is None or not is_an_address_of_ours(recipient):
        return None
    asked = AnswersByMail.objects.select_related("part__person").filter(part=address.part).first()
    if asked is None or asked.part.person.left_at is not None or not asked.part.person.is_active:
        return None
    proof = _proof(address.part, address.day, asked.mark, asked.part.person.email)
    if not hmac.compare_digest(proof, address.proof):
        return None
    return Asked(asked, address.holds(clock.now()))


def _said_by_mail(part: Partner) -> int:
    lately = clock.now() - rules.A_DAY
    return Message.objects.filter(author=part, by_mail=True, written_at__gt=lately).count()


def _proof(part: UUID, day: int, mark: UUID, mailbox: str) -> bytes:
    """What only this site can say of this part, day and mailbox, since answers were switched on."""
    said = f"{part.hex}|{day}|{mark.hex}|{mailbox.casefold()}"
    return salted_hmac(SALT, said, algorithm="sha256").digest()[: rules.PROOF]
