"""The mentors of a round, as its mentees may read of them before anybody is matched; and whom a mentee has named.

Mentors are told at sign-up that mentees read their public answers. Whoever avoids the reader, or is avoided by them,
is missing here like somebody who paused or withdrew: the page is the same, and nothing says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, QuerySet

from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_for_matching
from sameboat.mentoring.programmes.models import Enrolment, Shape
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments
from sameboat.mentoring.wishes.models import Answer, Named
from sameboat.mentoring.wishes.queries.people import address_proved
from sameboat.mentoring.wishes.queries.public import Read
from sameboat.mentoring.wishes.rules.answers import alike
from sameboat.mentoring.wishes.rules.naming import MENTEES, MENTORS


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor of the round, and what they answered in public."""

    enrolment: Enrolment
    reads: list[Read]

    @property
    def in_short(self) -> list[str]:
        """What they can help with; where nothing is offered, the first thing they said."""
        offered = [read.shown for read in self.reads if read.question.kind == "offers"]
        return next((words for words in (*offered, *(read.shown for read in self.reads)) if words), [])


def mentors_seen_by(viewer: Person, mine: Enrolment, *, look: str = "") -> list[Enrolment]:
    """The mentors whom a mentee may name, by name: those of the round who applied, were admitted and do not pause.

    Mentors whose places are full are among them. ``look`` narrows them down to those with these words in their name or
    their public answers. Nobody else sees anybody here.
    """
    if mine._state.adding or mine.person_id != viewer.pk or mine.role not in MENTEES:
        return []
    if mine.round.programme.shape != Shape.MENTORS:
        return []
    rows = (
        sent_enrolments(mine.round)
        .filter(Exists(address_proved()), role__in=MENTORS, deferred_at=None, person__paused_since=None)
        .exclude(person=viewer)
    )
    seen = _not_kept_apart(viewer, rows)
    words = alike(look).split()
    if words:
        said = _in_words(seen)
        seen = [each for each in seen if all(word in said[each.pk] for word in words)]
    return sorted(seen, key=lambda each: (alike(each.person.name), str(each.pk)))


def named_by(viewer: Person, mine: Enrolment) -> list[Enrolment]:
    """Whom the viewer has named, the dearest first; without those who are not to be found any more."""
    named = list(Named.objects.filter(enrolment=mine).order_by("place").values_list("whom", flat=True))
    if not named:
        return []
    seen = {each.pk: each for each in mentors_seen_by(viewer, mine)}
    return [seen[pk] for pk in named if pk in seen]


def with_public_answers(enrolments: Sequence[Enrolment]) -> list[Mentor]:
    """What these people answered in public. What only keeps colleagues apart, and free hours, are not read here."""
    said: dict[UUID, list[Read]] = defaultdict(list)
    for answer in _public(enrolments).select_related("question").order_by("question__position", "question__key"):
        if answer.values:
            said[answer.enrolment_id].append(Read(answer.question, tuple(answer.values)))
    return [Mentor(each, said[each.pk]) for each in enrolments]


def _public(enrolments: Iterable[Enrolment]) -> QuerySet[Answer]:
    rows = Answer.objects.filter(enrolment__in=[each.pk for each in enrolments], question__private=False, sealed=None)
    only_keeps_apart = {"question__wishable": False}
    return rows.exclude(question__kind__in=("hours", "zone")).exclude(
        **only_keeps_apart, question__kind__in=("choice", "choices", "place")
    )


def _in_words(enrolments: Sequence[Enrolment]) -> dict[UUID, str]:
    return {
        each.enrolment.pk: alike(
            " ".join([each.enrolment.person.name, *(word for read in each.reads for word in read.shown)])
        )
        for each in with_public_answers(enrolments)
    }


def _not_kept_apart(viewer: Person, rows: Iterable[Enrolment]) -> list[Enrolment]:
    """Without those whom the viewer avoids, and those who avoid the viewer; by address or name, as in the matching."""
    everybody = list(rows)
    avoided = {
        person: {alike(text) for text in texts}
        for person, texts in avoided_for_matching([viewer.pk, *(each.person_id for each in everybody)]).items()
    }
    mine, me = avoided.get(viewer.pk, set()), _called(viewer)
    return [
        each
        for each in everybody
        if not (_called(each.person) & mine) and not (me & avoided.get(each.person_id, set()))
    ]


def _called(person: Person) -> set[str]:
    return {word for word in (person.email.casefold(), alike(person.name)) if word}
