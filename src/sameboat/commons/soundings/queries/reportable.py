"""What a reader may put into a report: drafts, comments and verdicts of others, as far as they read them themselves."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from sameboat.commons.soundings.models import PoolTurn
from sameboat.commons.soundings.queries.boards import board_of, notes_of, on_the_board, words_for_the_pool
from sameboat.commons.soundings.queries.pool import turns_in_hand
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.registry import Reportable
from sameboat.mentoring.partnerships.queries import Reader, partnership_of, reader_of


def words_on_boards(partnership: UUID, reader: Person, opening: Opening) -> Iterator[Reportable]:
    """Everything of others that lies on the board now; what is done has erased itself, and can be reported no more."""
    found = partnership_of(reader, partnership)
    if found is None:
        return
    reads = reader_of(found, reader, opening)
    people = {part.pk: part.person_id for part in found.everybody}  # type: ignore[attr-defined]  # prefetched there
    for row in on_the_board(reads):
        if row.said.words and row.author_id != reads.mine.pk:
            words = f"{row.said['title']}\n\n{row.said['draft']}"
            yield Reportable(row.pk, row.written_at, people[row.author_id], _("draft"), words)
        yield from _said_of(row.pk, reads, people)


def words_read_for_the_pool(partnership: UUID, reader: Person, opening: Opening) -> Iterator[Reportable]:
    """Drafts that the reader has from the pool of that programme, and what was answered to them.

    Whoever keeps people safe learns who asked; the reader goes on knowing a pen name.
    """
    found = partnership_of(reader, partnership)
    if found is None or found.round is None:
        return
    for turn in turns_in_hand(reader, found.round.programme):
        words, asker = words_for_the_pool(turn.sounding), turn.sounding.author.person_id
        if words is None or not opening.opens(turn.taken_at):
            continue
        yield Reportable(
            turn.sounding_id, turn.taken_at, asker, _("draft from the pool"), f"{words['title']}\n\n{words['draft']}"
        )
        for thread in notes_of(turn, asking=False)[0]:
            for said in (thread, *thread.answers):
                if not said.mine:
                    yield Reportable(said.pk, said.at, asker, _("comment on a draft"), said.text)


def _said_of(sounding: UUID, reads: Reader, people: dict[UUID, UUID]) -> Iterator[Reportable]:
    board = board_of(reads, sounding)
    if board is None:
        return
    for thread in board.remarks:
        for said in (thread, *thread.answers):
            if said.by is not None and not said.mine:
                yield Reportable(said.pk, said.at, people[said.by], _("comment on a draft"), said.text)
    for judged in board.judged:
        if judged.by is not None and not judged.mine and judged.line:
            yield Reportable(judged.pk, judged.at, people[judged.by], _("verdict on a draft"), judged.line)
    if board.sounding.author_id == reads.mine.pk and not board.sounding.said.closed:
        yield from _of_the_pool(sounding)


def _of_the_pool(sounding: UUID) -> Iterator[Reportable]:
    """Whoever keeps people safe learns who it was; whoever asked does not."""
    turns = PoolTurn.objects.filter(sounding=sounding).select_related("sounding", "member").prefetch_related("notes")
    for turn in turns:
        remarks, judged = notes_of(turn, asking=True)
        for thread in remarks:
            for said in (thread, *thread.answers):
                if not said.mine:
                    yield Reportable(said.pk, said.at, turn.member.person_id, _("comment on a draft"), said.text)
        if judged is not None and judged.line:
            yield Reportable(judged.pk, judged.at, turn.member.person_id, _("verdict on a draft"), judged.line)
