"""What people share in private and each of them agreed to tell a partner who shares it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.wishes.models import Answer, Consent, ConsentStep, Kind
from sameboat.mentoring.wishes.queries.saved import opened_words
from sameboat.mentoring.wishes.rules.answers import alike

NEVER_TOLD = (Kind.TEXT, Kind.HOURS)


def what_they_tell(groups: Sequence[Sequence[Enrolment]]) -> list[dict[str, list[str]]]:
    """For each group, by the id of a private question, the values that everybody in it has and would tell.

    Opened for a group only where all of it said yes to telling: nobody's answer is looked at because of another's.
    For sealing at once; nothing of it may be shown to anybody else.
    """
    telling = _who_tells([each.pk for group in groups for each in group])
    asked = [[q for q, who in telling.items() if all(each.pk in who for each in group)] for group in groups]
    wanted = {(each.pk, q) for group, questions in zip(groups, asked, strict=True) for each in group for q in questions}
    owners = {each.pk: each.person_id for group in groups for each in group}
    said = _answers(wanted, owners)
    return [_shared(group, questions, said) for group, questions in zip(groups, asked, strict=True)]


def _who_tells(enrolments: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    telling: dict[UUID, set[UUID]] = {}
    for some in in_pieces(enrolments):
        standing = Consent.objects.filter(enrolment__in=some, step=ConsentStep.TELL, withdrawn_at=None)
        shareable = standing.filter(question__private=True).exclude(question__kind__in=NEVER_TOLD)
        for question, enrolment in shareable.values_list("question", "enrolment"):
            telling.setdefault(question, set()).add(enrolment)
    return telling


def _answers(wanted: set[tuple[UUID, UUID]], owners: Mapping[UUID, UUID]) -> dict[tuple[UUID, UUID], list[str]]:
    rows = [
        row
        for some in in_pieces(sorted({enrolment for enrolment, _question in wanted}))
        for row in Answer.objects.filter(enrolment__in=some, sealed__isnull=False)
        if (row.enrolment_id, row.question_id) in wanted
    ]
    opened = opened_words(rows, (), owners)
    return {(row.enrolment_id, row.question_id): json.loads(opened[row.pk]) for row in rows if row.pk in opened}


def _shared(
    group: Sequence[Enrolment], questions: Sequence[UUID], said: Mapping[tuple[UUID, UUID], list[str]]
) -> dict[str, list[str]]:
    found = {}
    for question in questions:
        first, *others = [said.get((each.pk, question), []) for each in group]
        theirs = [{alike(value) for value in values} for values in others]
        values = [value for value in first if all(alike(value) in known for known in theirs)]
        if values:
            found[str(question)] = values
    return found
