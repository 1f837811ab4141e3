"""Everybody of a round as the matching needs them; opened by the worker alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import F, Q, QuerySet

from sameboat.members.safety.queries import avoided_for_matching
from sameboat.mentoring.programmes.models import Enrolment, Round, SheetLine
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.wishes.models import Answer, Consent, Named, Question, Wish
from sameboat.mentoring.wishes.queries.saved import opened_words, wish_from_text
from sameboat.mentoring.wishes.rules.answers import NAMED, alike
from sameboat.mentoring.wishes.rules.naming import MENTEES
from sameboat.mentoring.wishes.rules.said import Wished

Answers = dict[str, tuple[str, ...]]
A_HANDFUL = 500
"""Fewer people than this are asked for by name; of more, the whole round is read."""


@dataclass(slots=True)
class Applicant:
    """One application, opened."""

    enrolment: Enrolment
    answers: Answers = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    hours: tuple[str, ...] = ()
    wishes: dict[str, Wished] = field(default_factory=dict)
    consents: dict[str, str] = field(default_factory=dict)
    avoid: tuple[str, ...] = ()
    """Ids of applications of this round."""
    reports_to: str = ""
    """The supervisor a sheet named: an application of this round, or an address."""
    chooses: tuple[str, ...] = ()
    """Ids of applications of this round, the dearest first."""


def who_takes_part(round_: Round) -> QuerySet[Enrolment]:
    """Everybody whose application stands, who was admitted, is not pausing, and whose address is proved; in order."""
    proved = EmailAddress.objects.filter(verified=True, email__iexact=F("user__email")).values("user")
    return sent_enrolments(round_).filter(deferred_at=None, person__in=proved, person__paused_since=None)


def applicants_for_matching(round_: Round, among: Iterable[Enrolment] | None = None) -> list[Applicant]:
    """Everybody who takes part, opened; or those ``among`` whom somebody looks, whatever has become of them."""
    found = {row.pk: Applicant(row) for row in (who_takes_part(round_) if among is None else among)}
    questions = {question.pk: question for question in round_.questions.all()}
    for consent in Consent.objects.filter(_theirs(round_, found), withdrawn_at=None):
        if consent.enrolment_id in found:
            found[consent.enrolment_id].consents[questions[consent.question_id].key] = consent.step
    _answers_and_wishes(round_, found, questions)
    _spellings(found.values(), questions.values())
    _ask_for_what_they_ask(found.values(), questions.values())
    _avoid(found)
    _as_a_sheet_says(round_, found, everybody=among is None)
    _as_they_named(round_, found)
    return list(found.values())


def _theirs(round_: Round, found: Mapping[UUID, Applicant]) -> Q:
    """Rows of these people: a few by name, many by their round."""
    return Q(enrolment__in=list(found)) if len(found) <= A_HANDFUL else Q(enrolment__round=round_)


def _answers_and_wishes(round_: Round, found: Mapping[UUID, Applicant], questions: Mapping[UUID, Question]) -> None:
    """What everybody said, public words first: those of a large round are read without a model around each."""
    theirs = _theirs(round_, found)
    public = Answer.objects.filter(theirs, sealed=None)
    for enrolment, question, values in public.values_list("enrolment_id", "question_id", "values"):
        if values and enrolment in found and _may_be_used(found[enrolment], questions[question]):
            _put(found[enrolment], questions[question], tuple(values))
    wishes: dict[UUID, dict[UUID, Wished]] = {}
    plain = Wish.objects.filter(theirs, sealed=None)
    for enrolment, question, *wished in plain.values_list("enrolment_id", "question_id", "kind", "values", "weight"):
        if enrolment in found and _may_be_used(found[enrolment], questions[question]):
            kind, values, weight = wished
            wishes.setdefault(enrolment, {})[question] = Wished(kind, tuple(values), weight)
    _what_is_sealed(theirs, found, questions, wishes)
    for enrolment, said in wishes.items():  # in the order of the questions, whatever the rows' order is
        found[enrolment].wishes = {q.key: said[pk] for pk, q in questions.items() if pk in said}


def _what_is_sealed(
    theirs: Q,
    found: Mapping[UUID, Applicant],
    questions: Mapping[UUID, Question],
    wishes: dict[UUID, dict[UUID, Wished]],
) -> None:
    """Private answers and wishes, opened where consent stands and nobody had them forgotten."""

    def usable(row: Answer | Wish) -> bool:
        return row.enrolment_id in found and _may_be_used(found[row.enrolment_id], questions[row.question_id])

    answers = [row for row in Answer.objects.filter(theirs, sealed__isnull=False) if usable(row)]
    sealed = [row for row in Wish.objects.filter(theirs, sealed__isnull=False) if usable(row)]
    owners = {pk: applicant.enrolment.person_id for pk, applicant in found.items()}
    opened = opened_words(answers, sealed, owners)
    for answer in answers:
        values = tuple(json.loads(opened[answer.pk])) if answer.pk in opened else ()
        if values:
            _put(found[answer.enrolment_id], questions[answer.question_id], values)
    for wish in sealed:
        if wish.pk in opened:
            wishes.setdefault(wish.enrolment_id, {})[wish.question_id] = wish_from_text(opened[wish.pk])


def _may_be_used(applicant: Applicant, question: Question) -> bool:
    """A public answer always, a private one while consent stands."""
    return not question.private or question.key in applicant.consents


def _put(applicant: Applicant, question: Question, values: tuple[str, ...]) -> None:
    if question.kind == "text":
        applicant.texts[question.key] = "\n".join(values)
    elif question.kind == "hours":
        applicant.hours = values
    else:
        applicant.answers[question.key] = values


def _spellings(applicants: Iterable[Applicant], questions: Iterable[Question]) -> None:
    """One spelling for each free answer, the commonest in use: *Baseball* and *baseball* are one topic.

    What is asked for and what is offered are spelt alike, too. The order of the rows does not matter.
    """
    applicants = list(applicants)
    groups: dict[str, list[str]] = {}
    for question in questions:
        if question.kind not in NAMED | {"text", "hours"}:
            groups.setdefault(question.of or question.key, []).append(question.key)
    for keys in groups.values():
        used: Counter[str] = Counter()
        for applicant in applicants:
            for key in keys:
                used.update(applicant.answers.get(key, ()))
                used.update(applicant.wishes[key].values if key in applicant.wishes else ())
        chosen: dict[str, str] = {}
        for spelling in sorted(used, key=lambda word: (-used[word], sum(map(str.isupper, word)), word)):
            chosen.setdefault(alike(spelling), spelling)
        for applicant in applicants:
            for key in keys:
                _respell(applicant, key, chosen)


def _respell(applicant: Applicant, key: str, chosen: Mapping[str, str]) -> None:
    def spelt(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chosen[alike(value)] for value in values))

    if key in applicant.answers:
        applicant.answers[key] = spelt(applicant.answers[key])
    if key in applicant.wishes:
        wished = applicant.wishes[key]
        applicant.wishes[key] = Wished(wished.kind, spelt(wished.values), wished.weight)


def _ask_for_what_they_ask(applicants: Iterable[Applicant], questions: Iterable[Question]) -> None:
    """Of what somebody asks for only the weight lies in the wish; what it is stands in the answer."""
    asks = [question.key for question in questions if question.kind == "asks"]
    for applicant in applicants:
        for key in asks:
            wished = applicant.wishes.get(key)
            if wished:
                applicant.wishes[key] = Wished(wished.kind, applicant.answers.get(key, ()), wished.weight)


def _as_a_sheet_says(round_: Round, found: Mapping[UUID, Applicant], *, everybody: bool) -> None:
    """Supervisors and chosen people whom a sheet names, by the applications that its ids mean."""
    lines = [line for some in in_pieces(found) for line in SheetLine.objects.filter(enrolment__in=some)]
    if everybody:
        meant = {line.known_as: str(line.pk) for line in lines if line.known_as}
    else:
        names = {name for line in lines for name in (line.reports_to, *line.chooses) if name}
        known = SheetLine.objects.filter(enrolment__in=who_takes_part(round_).values("pk"), known_as__in=names)
        meant = {name: str(pk) for name, pk in known.values_list("known_as", "pk")} if names else {}
    for line in lines:
        found[line.pk].reports_to = meant.get(line.reports_to, line.reports_to)
        found[line.pk].chooses = tuple(meant[one] for one in line.chooses if one in meant)


def _as_they_named(round_: Round, found: Mapping[UUID, Applicant]) -> None:
    """Mentors whom mentees named on the site come before whatever a sheet said, the dearest first."""
    named: dict[UUID, list[str]] = {}
    rows = Named.objects.filter(_theirs(round_, found)).order_by("enrolment", "place")
    for enrolment, whom in rows.values_list("enrolment", "whom"):
        named.setdefault(enrolment, []).append(str(whom))
    for pk, chosen in named.items():
        if pk in found and found[pk].enrolment.role in MENTEES:
            found[pk].chooses = tuple(chosen)


def _avoid(found: Mapping[UUID, Applicant]) -> None:
    """Addresses and names become the applications they mean. A name that several people bear means all of them."""
    bearers: dict[str, list[str]] = {}
    for pk, applicant in found.items():
        person = applicant.enrolment.person
        for word in (person.email.casefold(), alike(person.name)):
            if word:
                bearers.setdefault(word, []).append(str(pk))
    named = avoided_for_matching(applicant.enrolment.person_id for applicant in found.values())
    for pk, applicant in found.items():
        meant = [
            other
            for text in named.get(applicant.enrolment.person_id, ())
            for other in bearers.get(alike(text), ())
            if other != str(pk)
        ]
        applicant.avoid = tuple(dict.fromkeys(meant))
