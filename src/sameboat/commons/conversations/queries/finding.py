"""Finding what was said in one's own talks, by opening them: the database holds no word that could be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from sameboat.commons.conversations.models import Attachment, Message
from sameboat.commons.conversations.rules.finding import Pieces, has_all, passage
from sameboat.commons.conversations.rules.markdown import as_words
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner, Written
from sameboat.mentoring.partnerships.queries import (
    Reader,
    names_in_a_row,
    partners_in,
    partnerships_of,
    read,
    reader_of,
)

Row = TypeVar("Row", bound=Written)
A_PAGE = 20
AT_ONCE = 1_000
"""Messages opened together."""


@dataclass(frozen=True, slots=True)
class Find:
    """One message that holds the words."""

    message: Message
    partnership: UUID
    called: str
    """The others of its talk, by their names; empty where it ended before its day."""
    by: str
    """Who said it; empty for the viewer, and where no name is said any more."""
    mine: bool
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Finds:
    """A page of what was found, the newest first."""

    finds: Sequence[Find]
    before: datetime | None = None
    """There may be more from before this moment."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One of the viewer's talks."""

    partnership: UUID
    reader: Reader
    called: str
    names: dict[UUID, str]


def find(viewer: Person, opening: Opening, words: Sequence[str], *, before: datetime | None = None) -> Finds:
    """Messages of all the viewer's talks that hold all the words. Nothing older than this browser has opened."""
    if not words or opening.since is None:
        return Finds(())
    talks = _talks_of(viewer, opening)
    said = Message.objects.filter(author__in=list(talks), sealed__isnull=False, written_at__gte=opening.since)
    if before is not None:
        said = said.filter(written_at__lt=before)
    found = list(islice(_that_hold(words, _newest_first(said), talks), A_PAGE + 1))
    more = found[A_PAGE - 1].message.written_at if len(found) > A_PAGE else None
    return Finds(found[:A_PAGE], more)


def _talks_of(viewer: Person, opening: Opening) -> dict[UUID, Talk]:
    """The viewer's talks, by the parts of all who are or were in them."""
    talks: dict[UUID, Talk] = {}
    for each in partnerships_of(viewer):
        _mine, others = partners_in(each, viewer)
        names = {other.pk: other.person.name for other in others}
        talk = Talk(each.pk, reader_of(each, viewer, opening), names_in_a_row(others), names)
        talks |= dict.fromkeys(talk.reader.everybody, talk)
    return talks


def _newest_first(said: QuerySet[Message]) -> Iterator[list[Message]]:
    """Only what is needed to read them: this is the one query of the house that may hold twenty thousand rows."""
    rows = said.order_by("-written_at").only("id", "author_id", "sealed", "written_at", "files")
    following = rows.iterator(chunk_size=AT_ONCE)
    while batch := list(islice(following, AT_ONCE)):
        yield batch


def _that_hold(words: Sequence[str], batches: Iterable[list[Message]], talks: dict[UUID, Talk]) -> Iterator[Find]:
    for batch in batches:
        names = _names_of_files(batch)
        _open([file for files in names.values() for file in files], talks)
        for message in sorted(_open(batch, talks), key=attrgetter("written_at"), reverse=True):
            text = _all_words(message, names.get(message.pk, ()) if message.files else ())
            if has_all(text, words):
                yield _find(message, text, words, talks[message.author_id])


def _open(rows: Iterable[Row], talks: dict[UUID, Talk]) -> list[Row]:
    """The rows that may be known of, each opened by the reader of its own talk."""
    of: dict[int, tuple[Talk, list[Row]]] = {}
    for row in rows:
        talk = talks[row.author_id]
        of.setdefault(id(talk), (talk, []))[1].append(row)
    return [row for talk, some in of.values() for row in read(some, talk.reader)]


def _names_of_files(batch: Sequence[Message]) -> dict[UUID, list[Attachment]]:
    names: dict[UUID, list[Attachment]] = {}
    of = [each.pk for each in batch if each.files]
    for file in Attachment.objects.filter(message__in=of) if of else ():
        names.setdefault(file.message_id, []).append(file)
    return names


def _all_words(message: Message, files: Iterable[Attachment]) -> str:
    return "\n".join([message.said["text"], *(file.said["name"] for file in files if file.said.words)])


def _find(message: Message, text: str, words: Sequence[str], talk: Talk) -> Find:
    mine: Partner = talk.reader.mine
    plain = as_words(text)
    return Find(
        message,
        talk.partnership,
        talk.called,
        talk.names.get(message.author_id, ""),
        message.author_id == mine.pk,
        passage(plain if has_all(plain, words) else text, words),
    )
