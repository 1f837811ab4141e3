"""The line of applicants, for those who coordinate a round; and who may stand in it twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, JSONField, OuterRef, QuerySet, Subquery

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import Viewer, applicants_of
from sameboat.mentoring.programmes.queries.enrolments import applicants_led_by
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.rules.twice import Told, perhaps_one_person


def line_of(
    viewer: Viewer,
    round_: Round,
    *,
    country: str = "",
    role: str = "",
    state: str = "",
    name: str = "",
    waits: Collection[UUID] = (),
) -> QuerySet[Enrolment]:
    """The applications that stand, in their order, narrowed down. ``state``: waits, first or unproved."""
    line = applicants_of(viewer, round_).annotate(proved=Exists(address_proved()))
    if country:
        said = Answer.objects.filter(enrolment=OuterRef("pk"), question__kind="country", values=[country])
        line = line.filter(Exists(said))
    if role:
        line = line.filter(role=role)
    if name:
        line = line.filter(person__name__icontains=name)
    if state == "waits":
        line = line.filter(pk__in=list(waits))
    elif state == "first":
        line = line.filter(first_claim=True)
    elif state == "unproved":
        line = line.filter(proved=False)
    return line


BEGINNING = 50
"""How many of the line are shown at once."""


class Applicant(NamedTuple):
    """One application of the line, as a list shows it."""

    pk: UUID
    name: str
    role: str
    applied_at: datetime
    first_claim: bool
    proved: bool
    """Whether their address is."""
    said: list[str] | None

    @property
    def country(self) -> str:
        """Where they are; empty for whoever did not say."""
        return str(self.said[0]) if self.said else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The line as a list shows it, narrowed down as ``line_of`` says, and cut where a page of it begins and ends."""

    viewer: Person
    round_: Round
    narrowed: Mapping[str, Any]

    def __len__(self) -> int:
        """How many stand in it."""
        return line_of(self.viewer, self.round_, **self.narrowed).count()

    def __getitem__(self, cut: slice) -> list[Applicant]:
        """Whoever opens the room sees where the whole line begins, so that is put together once."""
        if cut.start == 0 and cut.stop <= BEGINNING and not any(self.narrowed.values()):
            begins = _beginning(person=self.viewer.pk, of=self.round_.pk, programme=self.round_.programme_id)
            return [Applicant(*row) for row in begins[cut]]
        return [Applicant(*row) for row in _as_listed(line_of(self.viewer, self.round_, **self.narrowed))[cut]]


@put_together_once
def _beginning(person: Mark, of: Mark, programme: Mark) -> QuerySet[Enrolment, Any]:
    return _as_listed(applicants_led_by(person, of, programme).annotate(proved=Exists(address_proved())))[:BEGINNING]


def _as_listed(line: QuerySet[Enrolment, Any]) -> QuerySet[Enrolment, Any]:
    """The line as plain rows for ``Applicant``: fifty of them are drawn for every look."""
    said = Answer.objects.filter(enrolment=OuterRef("pk"), question__kind="country", question__private=False)
    where = Subquery(said.order_by().values("values")[:1], output_field=JSONField())
    return line.annotate(where=where).values_list(
        "pk", "person__name", "role", "applied_at", "first_claim", "proved", "where"
    )


def countries_of(enrolments: Iterable[Enrolment]) -> dict[UUID, str]:
    """In which country each of these applicants is."""
    rows = Answer.objects.filter(
        enrolment__in=[each.pk for each in enrolments], question__kind="country", question__private=False
    )
    return {pk: str(values[0]) for pk, values in rows.values_list("enrolment", "values") if values}


@dataclass(frozen=True, slots=True)
class Twice:
    """Applications that may be of one person."""

    why: str
    enrolments: tuple[Enrolment, ...]


def perhaps_twice(viewer: Viewer, round_: Round) -> list[Twice]:
    """Applications that look like one person's, side by side. Nothing is decided: a coordinator looks."""
    line = {enrolment.pk: enrolment for enrolment in applicants_of(viewer, round_)}
    said: dict[str, dict[UUID, str]] = {"country": {}, "employer": {}}
    answers = Answer.objects.filter(enrolment__round=round_, question__key__in=list(said), question__private=False)
    for key, enrolment, values in answers.values_list("question__key", "enrolment", "values"):
        if values:
            said[key][enrolment] = str(values[0])
    told = [
        Told(pk, each.person.name, each.person.email, said["country"].get(pk, ""), said["employer"].get(pk, ""))
        for pk, each in line.items()
    ]
    return [Twice(str(why), tuple(line[pk] for pk in same)) for why, same in perhaps_one_person(told)]


def address_proved() -> QuerySet[EmailAddress]:
    """Of the person of a row: their own address, proved."""
    return EmailAddress.objects.filter(
        user=OuterRef("person"), verified=True, email__iexact=OuterRef("person__email")
    ).order_by(F("pk"))
