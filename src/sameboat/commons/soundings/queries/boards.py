"""The sounding board of a partnership, for one of its people: what lies on it, and what was said beside which words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sameboat.base.vault.actions import Sealed, unseal_what_is_left
from sameboat.commons.soundings.models import Comment, Opinion, PoolNote, PoolTurn, Sounding
from sameboat.commons.soundings.rules.passages import Place
from sameboat.mentoring.partnerships.queries import Reader, read


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment, or an answer to one, as its reader sees it."""

    pk: UUID
    text: str
    by: UUID | None
    """The part of who wrote it; None: whoever of the pool read it."""
    mine: bool
    at: datetime
    place: Place | None
    answers: Sequence[Remark] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody would do: one of three, and a line if they liked."""

    pk: UUID
    """Of the opinion; of the turn, where somebody of the pool says it."""
    verdict: str
    line: str
    by: UUID | None
    mine: bool
    at: datetime


@dataclass(slots=True)
class Board:
    """A draft, with all that was said of it."""

    sounding: Sounding
    remarks: list[Remark] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    turn: PoolTurn | None = None
    """Somebody of the pool reads it, or has read it."""

    @property
    def draft(self) -> str:
        """The words themselves."""
        return str(self.sounding.said["draft"])


def on_the_board(reader: Reader) -> list[Sounding]:
    """The drafts and questions that this reader may see, those wanted soonest first, with their words.

    One's own that are kept until morning are among them; nobody else's are.
    """
    return _seen(Sounding.objects.filter(author__in=reader.everybody), reader)


def board_of(reader: Reader, which: UUID) -> Board | None:
    """One of them with comments and verdicts; None where there is none for this reader, or none any more."""
    found = _seen(Sounding.objects.filter(pk=which, author__in=reader.everybody), reader)
    if not found:
        return None
    board = Board(found[0])
    comments = read(Comment.objects.filter(sounding=which), reader)
    board.remarks = _threads((each.under_id, _remark(each, reader)) for each in comments if each.said.words)
    opinions = read(Opinion.objects.filter(sounding=which), reader)
    board.judged = [
        Judged(
            row.pk,
            row.said["verdict"],
            row.said["line"],
            row.author_id,
            row.author_id == reader.mine.pk,
            row.written_at,
        )
        for row in opinions
        if row.said.words
    ]
    if board.sounding.author_id == reader.mine.pk and reader.opening.opens(board.sounding.written_at):
        _add_what_the_pool_said(board)
    return board


def _seen(rows: Iterable[Sounding], reader: Reader) -> list[Sounding]:
    """With their words; what is kept until morning for its author alone, and nothing that is gone."""
    shown = (row for row in rows if not row.is_held or row.author_id == reader.mine.pk)
    return [row for row in read(shown, reader) if not row.said.gone]


def _remark(row: Comment, reader: Reader) -> Remark:
    place = None if row.under_id else _place(row.said["begins"], row.said["ends"])
    mine = row.author_id == reader.mine.pk
    return Remark(row.pk, row.said["text"], row.author_id, mine, row.written_at, place, (), bool(row.changed_at))


def _place(begins: Any, ends: Any) -> Place:
    """The words that a comment is about; the very beginning, where it does not say."""
    return Place(begins or 0, ends or 0)


def _threads(remarks: Iterable[tuple[UUID | None, Remark]]) -> list[Remark]:
    """Comments in the order of the words they are about, each with its answers in the order in which they came."""
    first: list[Remark] = []
    answers: dict[UUID, list[Remark]] = {}
    for under, remark in remarks:
        first.append(remark) if under is None else answers.setdefault(under, []).append(remark)
    return sorted((replace(each, answers=tuple(answers.get(each.pk, ()))) for each in first), key=_in_their_order)


def _in_their_order(remark: Remark) -> tuple[int, datetime]:
    return remark.place.begins if remark.place else 0, remark.at


# ---- The pool: its words are sealed with the key of the sounding, and one person of the pool reads at a time


def words_for_the_pool(sounding: Sounding) -> dict[str, Any] | None:
    """What somebody of the pool may read: title, draft, what it is not for, and a pen name. None: it is gone."""
    opened = _opened([(sounding.for_pool, sounding.opens_for_the_pool_in)], sounding)
    return opened[0]


def notes_of(turn: PoolTurn, *, asking: bool) -> tuple[list[Remark], Judged | None]:
    """What was said in one turn, for the one who asks or for the one who reads."""
    notes = list(turn.notes.all())
    sealed = [(each.sealed, each.bound_to) for each in notes] + ([(turn.sealed, turn.bound_to)] if turn.sealed else [])
    words = _opened(sealed, turn.sounding)
    said = [
        (note.under_id, _noted(note, found, mine=note.by_asker is asking))
        for note, found in zip(notes, words, strict=False)
        if found
    ]
    verdict = words[-1] if turn.sealed else None
    judged = (
        Judged(turn.pk, verdict["verdict"], verdict["line"], None, not asking, turn.finished_at or turn.taken_at)
        if verdict
        else None
    )
    return _threads(said), judged


def _add_what_the_pool_said(board: Board) -> None:
    for turn in PoolTurn.objects.filter(sounding=board.sounding).prefetch_related("notes").order_by("taken_at"):
        turn.sounding = board.sounding
        remarks, judged = notes_of(turn, asking=True)
        board.remarks = sorted([*board.remarks, *remarks], key=_in_their_order)
        board.judged += [judged] if judged else []
        board.turn = turn if turn.handed_back_at is None else board.turn


def _noted(note: PoolNote, words: dict[str, Any], *, mine: bool) -> Remark:
    place = None if note.under_id else _place(words["begins"], words["ends"])
    return Remark(note.pk, words["text"], None, mine, note.written_at, place)


def _opened(sealed: Sequence[tuple[bytes | memoryview | None, str]], sounding: Sounding) -> list[dict[str, Any] | None]:
    places = [Sealed(bytes(words or b""), sounding.pk, bound_to) for words, bound_to in sealed]
    return [None if text is None else json.loads(text) for text in unseal_what_is_left(places)]
