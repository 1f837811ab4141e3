"""Finding what was said in one's own talks, by opening them: the database holds no word that could be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from sameboat.commons.conversations.models import Attachment, Message
from sameboat.commons.conversations.rules.finding import Pieces, has_all, passage
from sameboat.commons.conversations.rules.markdown import as_words
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner, Written
from sameboat.mentoring.partnerships.queries import Reader, called, partners_in, partnerships_of, read, reader_of

A_PAGE = 20
AT_ONCE = 1_000
"""Messages opened together."""


@dataclass(frozen=True, slots=True)
class Find:
    """One message that holds the words."""

    message: Message
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

    reader: Reader
    called: str
    names: dict[UUID, str]


def find(viewer: Person, opening: Opening, words: Sequence[str], *, before: datetime | None = None) -> Finds:
    """Messages of all the viewer's talks that hold all the words. Nothing older than this browser has opened."""
    if not words or opening.since is None:
        return Finds(())
    talks = _talks_of(viewer, opening)
    said = Message.objects.filter(partnership__in=list(talks), sealed__isnull=False, written_at__gte=opening.since)
    if before is not None:
        said = said.filter(written_at__lt=before)
    found = list(islice(_that_hold(words, _newest_first(said), talks), A_PAGE + 1))
    more = found[A_PAGE - 1].message.written_at if len(found) > A_PAGE else None
    return Finds(found[:A_PAGE], more)


def _talks_of(viewer: Person, opening: Opening) -> dict[UUID, Talk]:
    talks = {}
    for each in partnerships_of(viewer):
        _mine, others = partners_in(each, viewer)
        names = {} if each.ended_early else {other.pk: other.person.name for other in others}
        talks[each.pk] = Talk(reader_of(each, viewer, opening), called(others, each), names)
    return talks


def _newest_first(said: QuerySet[Message]) -> Iterator[list[Message]]:
    rows = said.order_by("-written_at").only("id", "partnership_id", "author_id", "sealed", "written_at", "files")
    following = rows.iterator(chunk_size=AT_ONCE)
    while batch := list(islice(following, AT_ONCE)):
        yield batch


def _that_hold(words: Sequence[str], batches: Iterable[list[Message]], talks: dict[UUID, Talk]) -> Iterator[Find]:
    for batch in batches:
        names = _names_of_files(batch)
        opened = {row.pk for row in _opened([*batch, *(file for files in names.values() for file in files)], talks)}
        for message in batch:
            if message.pk not in opened:
                continue
            text = _all_words(message, names.get(message.pk, ()))
            if has_all(text, words):
                yield _find(message, text, words, talks[message.partnership_id])


def _names_of_files(batch: Sequence[Message]) -> dict[UUID, list[Attachment]]:
    names: dict[UUID, list[Attachment]] = {}
    with_files = {each.pk: each for each in batch if each.files}
    for file in Attachment.objects.filter(message__in=list(with_files)) if with_files else ():
        file.message = with_files[file.message_id]
        names.setdefault(file.message_id, []).append(file)
    return names


def _opened(rows: Iterable[Message | Attachment], talks: dict[UUID, Talk]) -> list[Written]:
    """Each row by the reader of its own talk."""
    of: dict[UUID, list[Written]] = {}
    for row in rows:
        talk = row.partnership_id if isinstance(row, Message) else row.message.partnership_id
        of.setdefault(talk, []).append(row)
    return [row for talk, some in of.items() for row in read(some, talks[talk].reader)]


def _all_words(message: Message, files: Iterable[Attachment]) -> str:
    return "\n".join([message.said["text"], *(file.said["name"] for file in files)])


def _find(message: Message, text: str, words: Sequence[str], talk: Talk) -> Find:
    mine: Partner = talk.reader.mine
    plain = as_words(text)
    return Find(
        message,
        talk.called,
        talk.names.get(message.author_id, ""),
        message.author_id == mine.pk,
        passage(plain if has_all(plain, words) else text, words),
    )
