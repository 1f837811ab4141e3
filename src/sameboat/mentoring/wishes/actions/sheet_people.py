"""The people of a sheet are written: accounts, applications, answers, wishes, consents, whom they would avoid.

Some hundred at a time, so that neither database finds a statement too long; who calls this holds the transaction.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sameboat.base.kit import clock
from sameboat.base.kit.models import note_of_each
from sameboat.base.vault.actions import Open, seal_many
from sameboat.members.people.actions.sheets import Newcomer, begin_accounts
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import keep_what_a_sheet_says
from sameboat.mentoring.programmes.models import Enrolment, SheetImport, SheetLine
from sameboat.mentoring.programmes.queries.imports import AT_ONCE, first_in_line, in_pieces
from sameboat.mentoring.programmes.sheet_reading import Understood
from sameboat.mentoring.wishes.models import Answer, Consent, Question, Wish
from sameboat.mentoring.wishes.queries.imports import Sorted
from sameboat.mentoring.wishes.queries.saved import answer_place, wish_place
from sameboat.mentoring.wishes.rules.hours import hours_as_values

HowFar = Callable[[int], None]
FACTS = ("role", "capacity", "may_be_three", "by_email", "first_claim", "applied_at")


@dataclass(slots=True)
class _Rows:
    """Rows of one piece that are still to be written."""

    answers: list[Answer] = field(default_factory=list)
    changed: list[Answer] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    to_seal: list[tuple[Answer | Wish, Open]] = field(default_factory=list)


class People:
    """Writes the people of one sheet into one round."""

    def __init__(self, sheet_import: SheetImport, understood: Understood, *, by: Person) -> None:
        self.sheet_import, self.understood, self.by = sheet_import, understood, by
        self.round = sheet_import.round
        self.questions = list(self.round.questions.all())
        self.now = clock.now()
        self.addresses = {person["id"]: person["email"].casefold() for person in understood.people}
        self.last_in_line = self._last_in_line()

    def write(self, sorted_: Sorted, how_far: HowFar) -> None:
        """Everybody who is new, and everybody whose row changed."""
        done = 0
        for some in in_pieces(sorted_.new):
            self._write(some, self._new_applications(some))
            how_far(done := done + len(some))
        for renewed in in_pieces(sorted_.renewed.items()):
            self._write([at for at, _application in renewed], self._renewed_applications(dict(renewed)))
            how_far(done := done + len(renewed))

    # ---- applications

    def _new_applications(self, places: Sequence[int]) -> list[Enrolment]:
        people = [self.understood.people[at] for at in places]
        newcomers = [Newcomer(p["email"], p["name"], (p["free_hours"] or {}).get("zone", "")) for p in people]
        accounts = begin_accounts(newcomers, by=self.by)
        persons = [accounts[person["email"].casefold()] for person in people]
        claims = first_in_line(self.round, [person.pk for person in persons])
        applications = [
            self._with_facts(Enrolment(round=self.round, person=person, source="sheet", started_at=self.now), at)
            for person, at in zip(persons, places, strict=True)
        ]
        for application in applications:
            application.first_claim = application.first_claim or application.person_id in claims
        Enrolment.objects.bulk_create(applications)
        note_of_each("apply by a sheet", ((each, each.person) for each in applications), by=self.by)
        return applications

    def _renewed_applications(self, renewed: Mapping[int, UUID]) -> list[Enrolment]:
        known = Enrolment.objects.select_related("person").in_bulk(list(renewed.values()))
        applications = [known[application] for application in renewed.values()]
        for at, application in zip(renewed, applications, strict=True):
            self._with_facts(application, at)
        Enrolment.objects.bulk_update(applications, FACTS)
        Answer.objects.filter(enrolment__in=applications, question__private=True).delete()
        Wish.objects.filter(enrolment__in=applications).delete()
        Consent.objects.filter(enrolment__in=applications).delete()
        SheetLine.objects.filter(enrolment__in=applications).delete()
        note_of_each("renew by a sheet", ((each, each.person) for each in applications), by=self.by)
        return applications

    def _with_facts(self, application: Enrolment, at: int) -> Enrolment:
        person = self.understood.people[at]
        application.role, application.capacity = person["role"], person["capacity"]
        application.may_be_three, application.by_email = person["may_be_three"], person["by_email"]
        application.first_claim = application.first_claim or person["first_claim"]
        application.applied_at = person["applied_at"] or application.applied_at or self._behind_everybody(at)
        return application

    def _last_in_line(self) -> datetime:
        """When the last of the sheet applied, or now: whoever has no time on it comes after those who have one."""
        times = [person["applied_at"] for person in self.understood.people if person["applied_at"]]
        return max([self.now, *times])

    def _behind_everybody(self, at: int) -> datetime:
        """After everybody with a time, in the order of the sheet."""
        return self.last_in_line + timedelta(milliseconds=at + 1)

    # ---- what they said

    def _write(self, places: Sequence[int], applications: Sequence[Enrolment]) -> None:
        rows, known = _Rows(), self._known_answers(applications)
        for at, application in zip(places, applications, strict=True):
            person = self.understood.people[at]
            self._consents(rows, application, person)
            for question in self.questions:
                if not question.private or question.key in person["consents"]:
                    self._answer(rows, known.get((application.pk, question.pk)), application, question, person)
            self._wishes(rows, application, person)
        for (row, _words), sealed in zip(rows.to_seal, seal_many(words for _row, words in rows.to_seal), strict=True):
            row.sealed = sealed
        Consent.objects.bulk_create(rows.consents, batch_size=AT_ONCE)
        Answer.objects.bulk_create(rows.answers, batch_size=AT_ONCE)
        Answer.objects.bulk_update(rows.changed, ("values", "changed_at"), batch_size=AT_ONCE)
        Wish.objects.bulk_create(rows.wishes, batch_size=AT_ONCE)
        SheetLine.objects.bulk_create(list(self._lines(places, applications)))
        self._avoided(places, applications)

    def _known_answers(self, applications: Sequence[Enrolment]) -> dict[tuple[UUID, UUID], Answer]:
        """Public answers of an earlier sheet: they are changed where they lie, so that whoever counts notices."""
        renewed = [each for each in applications if each.started_at != self.now]
        answers = Answer.objects.filter(enrolment__in=renewed) if renewed else ()
        return {(answer.enrolment_id, answer.question_id): answer for answer in answers}

    def _consents(self, rows: _Rows, application: Enrolment, person: Mapping[str, Any]) -> None:
        given_at = min(application.applied_at or self.now, self.now)
        for question in self.questions:
            step = person["consents"].get(question.key)
            if step and question.private:
                rows.consents.append(Consent(enrolment=application, question=question, step=step, given_at=given_at))

    def _answer(
        self,
        rows: _Rows,
        before: Answer | None,
        application: Enrolment,
        question: Question,
        person: Mapping[str, Any],
    ) -> None:
        values = _values(question, person)
        if before is not None:
            if list(before.values) != values:
                before.values, before.changed_at = values, self.now
                rows.changed.append(before)
        elif values:
            answer = Answer(pk=uuid.uuid4(), enrolment=application, question=question, changed_at=self.now)
            rows.answers.append(answer)
            if question.private:
                words = json.dumps(values, ensure_ascii=False)
                rows.to_seal.append((answer, Open(words, application.person_id, answer_place(answer.pk))))
            else:
                answer.values = values

    def _wishes(self, rows: _Rows, application: Enrolment, person: Mapping[str, Any]) -> None:
        asked = {question.key: question for question in self.questions}
        for wished in person["wishes"]:
            question = asked[wished["question"]]
            if question.private and question.key not in person["consents"]:
                continue
            wish = Wish(pk=uuid.uuid4(), enrolment=application, question=question)
            rows.wishes.append(wish)
            # What somebody asks for is their answer already; here stands only how much it matters.
            values = [] if question.kind == "asks" else list(wished["values"])
            if question.private:
                wish.kind = ""
                facts = {"kind": wished["kind"], "values": values, "weight": wished["weight"]}
                words = json.dumps(facts, ensure_ascii=False)
                rows.to_seal.append((wish, Open(words, application.person_id, wish_place(wish.pk))))
            else:
                wish.kind, wish.values, wish.weight = wished["kind"], values, wished["weight"]

    # ---- what no question asks

    def _lines(self, places: Sequence[int], applications: Sequence[Enrolment]) -> Iterable[SheetLine]:
        for at, application in zip(places, applications, strict=True):
            person = self.understood.people[at]
            yield SheetLine(
                enrolment=application,
                sheet_import=self.sheet_import,
                known_as=person["id"][:200],
                reports_to=person["reports_to"][:254],
                chooses=list(person["chooses"]),
            )

    def _avoided(self, places: Sequence[int], applications: Sequence[Enrolment]) -> None:
        """Whom they would rather not meet: somebody of the sheet by their address, others as they were named."""
        avoided = {
            application.person_id: [self.addresses.get(named) or named for named in self.understood.people[at]["avoid"]]
            for at, application in zip(places, applications, strict=True)
            if self.understood.people[at]["avoid"]
        }
        if avoided:
            keep_what_a_sheet_says(avoided, by=self.by)


def _values(question: Question, person: Mapping[str, Any]) -> list[str]:
    """What somebody answered, as it lies in the database."""
    if question.kind == "text":
        return [person["texts"][question.key]] if person["texts"].get(question.key) else []
    if question.kind == "hours":
        hours = person["free_hours"]
        return hours_as_values(hours["zone"], hours["spans"]) if hours else []
    return list(person["answers"].get(question.key, ()))
