"""Writing to many of a round, so that the telling page knows which letter told whom."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sameboat.members.notices.actions import send_letters
from sameboat.mentoring.matching.models import LetterToMany, Told
from sameboat.mentoring.programmes.models import Enrolment

AT_ONCE = 500


def write_to(
    round_id: UUID, kind: str, rows: Sequence[tuple[Enrolment, str]], *, many: LetterToMany | None = None
) -> None:
    """Put one letter for each into the outbox, under its key, and keep who was told by it.

    Each is about the application it goes to, or about the letter that a coordinator wrote to ``many``.
    """
    letters = send_letters(kind, [(many.pk if many else each.pk, each.person, key) for each, key in rows])
    Told.objects.bulk_create(
        [
            Told(round_id=round_id, enrolment=each, letter=letter, to_many=many)
            for (each, _key), letter in zip(rows, letters, strict=True)
        ],
        batch_size=AT_ONCE,
    )
