"""What a person has said so far: their own answers, wishes and consents, for their own eyes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from django.db.models import F, QuerySet

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.base.vault.actions import Forgotten, Sealed, unseal_many
from sameboat.members.safety import queries as safety
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape
from sameboat.mentoring.wishes.models import Answer, Consent, Question, Wish
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.said import Said, Wished


def answer_place(answer: UUID) -> str:
    """Where a sealed answer belongs."""
    return f"wishes_answer|{answer}|sealed"


def wish_place(wish: UUID) -> str:
    """Where a sealed wish belongs."""
    return f"wishes_wish|{wish}|sealed"


def all_questions_of(round_: Round) -> list[Question]:
    """What a round asks or asked, hidden or not, in its order: behind every page of the sign-up."""
    found = _questions(of=round_.pk)
    for question in found:
        question.round = round_  # at hand
    return found


@put_together_once
def _questions(of: Mark) -> QuerySet[Question]:
    return Question.objects.filter(round=of)


def questions_shown(round_: Round) -> QuerySet[Question]:
    """What a newcomer is asked, in its order."""
    return round_.questions.filter(hidden_since=None)


def asked_of_newcomers(round_: Round) -> list[Question]:
    """The same, for a page."""
    return [question for question in all_questions_of(round_) if question.hidden_since is None]


def steps_of(round_: Round, questions: Iterable[Question] | None = None) -> tuple[laid_out.Step, ...]:
    """The screens of a round's sign-up. Help is asked for from the list that others offer, where there is one."""
    asked = list(asked_of_newcomers(round_) if questions is None else questions)
    offered = {question.key: question for question in asked}
    for question in asked:
        if question.kind == "asks" and not question.options and question.of in offered:
            question.options = list(offered[question.of].options)
    return laid_out.steps_of(
        asked,
        two_sided=round_.programme.shape == Shape.MENTORS,
        trios=round_.programme.shape == Shape.PAIRS and round_.rules.get("trios", "when odd") != "never",
    )


@dataclass(frozen=True, slots=True)
class Everything:
    """All that one person said in one application, opened for that person."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wishes: Mapping[str, Wished] = field(default_factory=dict)
    consents: Mapping[str, str] = field(default_factory=dict)


def everything_said(enrolment: Enrolment, *, asks_privately: bool = True) -> Everything:
    """The person's answers, wishes and standing consents, private ones unsealed. Only for the person themselves.

    ``asks_privately`` is False where it is known that the round has no private question, so that there is no consent.
    """
    if enrolment._state.adding:
        return Everything()
    consents = asks_privately and dict(_consents(by=enrolment.pk))
    answers, wishes = _answers(by=enrolment.pk), _wishes(by=enrolment.pk)
    opened = opened_words(answers, wishes, {enrolment.pk: enrolment.person_id})
    said = {
        answer.key: tuple(json.loads(opened[answer.pk])) if answer.sealed else tuple(answer.values)
        for answer in answers
        if not answer.sealed or answer.pk in opened
    }
    wished = {
        wish.key: wish_from_text(opened[wish.pk]) if wish.sealed else Wished(wish.kind, tuple(wish.values), wish.weight)
        for wish in wishes
        if not wish.sealed or wish.pk in opened
    }
    return Everything({key: values for key, values in said.items() if values}, wished, consents or {})


@put_together_once
def _consents(by: Mark) -> QuerySet[Consent, Any]:
    return Consent.objects.filter(enrolment=by, withdrawn_at=None).values_list("question__key", "step")


@put_together_once
def _answers(by: Mark) -> QuerySet[Answer, Any]:
    return Answer.objects.filter(enrolment=by).annotate(key=F("question__key"))


@put_together_once
def _wishes(by: Mark) -> QuerySet[Wish, Any]:
    return Wish.objects.filter(enrolment=by).annotate(key=F("question__key"))


def opened_words(answers: Iterable[Answer], wishes: Iterable[Wish], owners: Mapping[UUID, UUID]) -> dict[UUID, str]:
    """The words of sealed rows by row. ``owners`` says whose application each is; what was forgotten is left out."""
    sealed = {
        answer.pk: Sealed(bytes(answer.sealed), owners[answer.enrolment_id], answer_place(answer.pk))
        for answer in answers
        if answer.sealed
    } | {
        wish.pk: Sealed(bytes(wish.sealed), owners[wish.enrolment_id], wish_place(wish.pk))
        for wish in wishes
        if wish.sealed
    }
    if not sealed:
        return {}
    try:
        return dict(zip(sealed, unseal_many(sealed.values()), strict=True))
    except Forgotten:  # somebody's key is gone: then everybody is opened alone
        return {row: words for row, one in sealed.items() for words in _opened_alone(one)}


def _opened_alone(sealed: Sealed) -> list[str]:
    try:
        return unseal_many([sealed])
    except Forgotten:
        return []


def wish_from_text(text: str) -> Wished:
    """A sealed wish, read."""
    facts = json.loads(text)
    return Wished(facts["kind"], tuple(facts["values"]), facts["weight"])


def said_on(enrolment: Enrolment, step: laid_out.Step, everything: Everything | None = None) -> Said:
    """What lies in the database of all that a step asks about."""
    said = everything_said(enrolment) if everything is None else everything
    keys = [question.key for question in step.questions]
    if step.about == laid_out.BEFORE:
        return Said(agreed="before" in enrolment.saved_steps)
    if step.about == laid_out.CONSENT:
        return Said(consents={key: said.consents.get(key, "") for key in keys})
    if step.about == laid_out.WHOM:
        return Said(
            wishes={key: wished for key, wished in said.wishes.items() if key in keys},
            avoid=tuple(text for _, text in safety.avoided_by(enrolment.person)),
        )
    asked = [question.key for question in step.questions if not question.private or question.key in said.consents]
    return Said(
        answers={key: said.answers.get(key, ()) for key in asked},
        facts={word: getattr(enrolment, word) for word in sorted(step.asks - {"name", "zone"})},
        name=enrolment.person.name if "name" in step.asks else None,
    )


def earlier_application(enrolment: Enrolment) -> Enrolment | None:
    """The newest application that the person sent to an earlier round of the same programme. Asked once a page."""
    kept = vars(enrolment)
    if "earlier" not in kept:
        kept["earlier"] = _earlier.first(
            person=enrolment.person_id, programme=enrolment.round.programme_id, but=enrolment.round_id
        )
    return cast(Enrolment | None, kept["earlier"])


@put_together_once
def _earlier(person: Mark, programme: Mark, but: Mark) -> QuerySet[Enrolment]:
    sent = Enrolment.objects.filter(person=person, round__programme=programme, applied_at__isnull=False)
    return sent.exclude(round=but).select_related("round__programme").order_by("-round__number")[:1]


def earlier_words(enrolment: Enrolment, former: Enrolment | None) -> Everything:
    """What was said to an earlier round and would fit here: a draft to confirm. Nothing private is carried over."""
    if former is None:
        return Everything()
    fits = {
        (key, kind) for key, kind in questions_shown(enrolment.round).filter(private=False).values_list("key", "kind")
    }
    answers = {
        answer.question.key: tuple(answer.values)
        for answer in former.answers.filter(sealed=None).select_related("question")
        if answer.values and (answer.question.key, answer.question.kind) in fits
    }
    wishes = {
        wish.question.key: Wished(wish.kind, tuple(wish.values), wish.weight)
        for wish in former.wishes.filter(sealed=None).select_related("question")
        if (wish.question.key, wish.question.kind) in fits
    }
    return Everything(answers, wishes)
