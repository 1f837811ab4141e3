"""The line of applicants, for those who coordinate a round; and who may stand in it twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, OuterRef, QuerySet

from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import Viewer, applicants_of
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
