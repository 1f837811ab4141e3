"""The only writer of whom people would rather not meet."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import Open, seal, seal_many
from sameboat.members.people.models import Person
from sameboat.members.safety import queries, rules
from sameboat.members.safety.models import Avoidance


@transaction.atomic
def name_people_to_avoid(named: Sequence[str], *, by: Person) -> list[Avoidance]:
    """The list as it should be from now on: what is no longer on it goes, what is new is sealed.

    It holds in every round, from either side: two people are kept apart if one of them says so. Nobody is told, and no
    coordinator can read it. The diary says that the list changed, never how.
    """
    named = rules.tidy(named)
    require(rules.may_avoid(named))
    Person.objects.select_for_update().get(pk=by.pk)
    known = {text: row for row, text in queries.avoided_by(by)}
    if set(known) == set(named):
        return list(Avoidance.objects.filter(person=by))
    Avoidance.objects.filter(person=by).exclude(pk__in=[known[text] for text in named if text in known]).delete()
    Avoidance.objects.bulk_create([_sealed(text, by) for text in named if text not in known])
    note("change whom to avoid", by, by=by, whose=by)
    return list(Avoidance.objects.filter(person=by))


def _sealed(text: str, by: Person) -> Avoidance:
    row = uuid.uuid4()
    return Avoidance(pk=row, person=by, sealed=seal(text, owner=by.pk, bound_to=queries.place(row)))


@transaction.atomic
def keep_what_a_sheet_says(avoided: Mapping[UUID, Sequence[str]], *, by: Person) -> int:
    """Seal what people wrote on a form elsewhere, by their ids; what stands on their lists already stays as it is.

    ``by`` is the coordinator who brought the sheet; from here on it is the people's own. How many entries are new.
    """
    people = Person.objects.in_bulk(list(avoided))
    known = queries.avoided_for_matching(people)
    fresh = [
        (person, text)
        for person in people
        for text in rules.tidy(avoided[person])[: rules.MOST_AVOIDED]
        if text not in known.get(person, ()) and len(text) <= rules.LONGEST
    ]
    rows = [Avoidance(person_id=person) for person, _text in fresh]
    places = [Open(text, person, queries.place(row.pk)) for row, (person, text) in zip(rows, fresh, strict=True)]
    for row, sealed in zip(rows, seal_many(places), strict=True):
        row.sealed = sealed
    Avoidance.objects.bulk_create(rows, batch_size=500)
    note_of_each("change whom to avoid", ((people[p], people[p]) for p in {p for p, _ in fresh}), by=by)
    return len(rows)


def erase_avoidances(person: Person) -> None:
    """Somebody leaves the site: the list goes with them."""
    Avoidance.objects.filter(person=person).delete()
