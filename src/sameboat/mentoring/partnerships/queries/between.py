"""What partners share in private, where each of them agreed to tell the other: for their own eyes alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from sameboat.base.vault.actions import Forgotten, unseal
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.wishes.models import Consent, ConsentStep, Question

Shared = Mapping[str, Sequence[str]]
"""Values by the id of a private question."""


def place(partner: UUID) -> str:
    """Where the sealed words belong."""
    return f"partnerships_partner|{partner}|between_them"


def between_them(mine: Partner, others: Sequence[Partner]) -> list[tuple[Question, list[str]]]:
    """What stands sealed in the viewer's own part, as far as every one of them still agrees to tell it.

    Somebody who took a private answer back, or left, is asked no more: then nobody reads it.
    """
    shared = opened(mine)
    if not shared:
        return []
    everybody = {each.enrolment_id for each in (mine, *others)}
    telling: dict[str, set[UUID]] = {}
    standing = Consent.objects.filter(enrolment__in=everybody, step=ConsentStep.TELL, withdrawn_at=None)
    for question, enrolment in standing.filter(question__in=list(shared)).values_list("question", "enrolment"):
        telling.setdefault(str(question), set()).add(enrolment)
    told = Question.objects.in_bulk([key for key in shared if telling.get(key) == everybody])
    return [(question, list(shared[str(question.pk)])) for question in sorted(told.values(), key=lambda q: q.position)]


def opened(partner: Partner) -> Shared:
    """What is sealed in one part, for its owner."""
    if not partner.between_them:
        return {}
    try:
        text = unseal(bytes(partner.between_them), owner=partner.person_id, bound_to=place(partner.pk))
    except Forgotten:
        return {}
    shared: dict[str, list[str]] = json.loads(text)
    return shared
