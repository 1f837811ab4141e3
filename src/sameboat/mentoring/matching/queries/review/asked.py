"""Who was asked whether a wish may be relaxed, and the page behind the link in that letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from sameboat.members.people.models import Person
from sameboat.members.people.queries import own_factors_of
from sameboat.members.people.rules import has_own_factor
from sameboat.mentoring.matching.models import Asked
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.wishes.models import Weight, Wish

SALT = "sameboat.matching.asked"


def asked_in(viewer: Viewer, round_: Round) -> QuerySet[Asked]:
    """Everybody who was asked in this round, for its coordinators; the newest first."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    asked = Asked.objects.filter(enrolment__round__in=led.values("pk"))
    return asked.select_related("enrolment__person", "question", "by").order_by("-at")


def musts_to_ask_about(enrolments: Iterable[Enrolment]) -> dict[UUID, list[Wish]]:
    """The musts of these people about public questions: what a letter could ask about."""
    wishes = Wish.objects.filter(
        enrolment__in=[each.pk for each in enrolments],
        weight=Weight.MUST,
        sealed=None,
        question__private=False,
        question__hidden_since=None,
    )
    found: dict[UUID, list[Wish]] = {}
    for wish in wishes.select_related("question").order_by("question__position"):
        found.setdefault(wish.enrolment_id, []).append(wish)
    return found


def link_of_asked(asked: Asked) -> str:
    """What stands in the link: the row's id, signed. The database holds no secret."""
    return signing.dumps(str(asked.pk), salt=SALT)


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind the link of a letter, for whoever holds it."""

    asked: Asked
    must_sign_in: bool
    """Whoever was asked has a way of signing in that their mailbox has not: then the link alone says nothing."""
    is_theirs: bool
    """Nobody else is signed in."""

    @property
    def person(self) -> Person:
        """Whoever was asked."""
        return self.asked.enrolment.person


def asked_behind(viewer: Viewer, signed: str) -> Behind | None:
    """What a link asks, whatever became of it since; None where the link was not made here.

    Whoever reads a mailbox could sign in with a code anyway, so for people who have nothing else the link is enough.
    For people with a factor of their own it is not: an employer who reads the mail must not answer for them.
    """
    try:
        key = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    rows = Asked.objects.select_related("enrolment__person", "enrolment__round__programme", "question")
    asked = rows.filter(pk=key).first()
    if asked is None:
        return None
    signed_in = isinstance(viewer, Person)
    theirs = viewer.pk == asked.enrolment.person_id
    needs = not theirs and bool(has_own_factor(own_factors_of(asked.enrolment.person)))
    return Behind(asked, must_sign_in=needs, is_theirs=theirs or not signed_in)
