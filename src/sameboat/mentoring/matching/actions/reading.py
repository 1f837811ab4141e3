"""Reading what people wrote in their own words, where the programme has it compared: each text once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q

from sameboat.mentoring.matching.bridge import texts
from sameboat.mentoring.matching.bridge.solving import Given
from sameboat.mentoring.matching.models import TextRead
from sameboat.mentoring.programmes.queries.imports import in_pieces


def read_texts(given: Given, tell: Callable[[str, float], None]) -> None:
    """Lay beside what goes into the engine how alike texts are; what was read stays for later runs and for pages."""
    written, given.without_texts = texts.texts_compared(given.people, given.programme)
    here = [person.id for person in given.people]
    for some in in_pieces(here):  # what somebody took back is not kept in another form
        TextRead.objects.filter(enrolment__in=[UUID(id_) for id_ in some if id_ not in written]).delete()
    if not written:
        return
    marks = {id_: texts.mark_of(text) for id_, text in written.items()}
    known = {
        str(row.pk): bytes(row.vector)
        for some in in_pieces(written)
        for row in TextRead.objects.filter(enrolment__in=map(UUID, some))
        if row.mark == marks[str(row.pk)]
    }
    new: dict[str, list[str]] = {}
    for id_, text in written.items():
        if id_ not in known:
            new.setdefault(text, []).append(id_)
    for some, vectors in texts.read(sorted(new), tell) if new else ():
        rows = [
            TextRead(enrolment_id=UUID(id_), mark=marks[id_], vector=vector)
            for text, vector in zip(some, vectors, strict=True)
            for id_ in new[text]
        ]
        TextRead.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["enrolment"], update_fields=["mark", "vector"]
        )
        known |= {str(row.enrolment_id): bytes(row.vector) for row in rows}
    given.vectors = texts.in_the_engines_order(given.people, known, given.seed)


def forget_texts_read() -> int:
    """Once a round is over, or somebody has withdrawn, nobody will be compared any more. How many were forgotten."""
    over = Q(enrolment__round__ended_at__isnull=False) | Q(enrolment__withdrawn_at__isnull=False)
    return TextRead.objects.filter(over).delete()[0]
