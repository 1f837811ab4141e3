"""Finding what was said in one's own talks, by opening them: the database holds no word that could be looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import (
    Reader,
    look_through,
    names_in_a_row,
    partners_in,
    partnerships_of,
    read_in_all,
    reader_of,
)

A_PAGE = 20


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
    said = Message.objects.filter(written_at__lt=before) if before else Message.objects.all()
    readers = [talk.reader for talk in talks]
    found = list(islice(_that_hold(words, said.order_by("-written_at"), readers), A_PAGE + 1))
    finds = _finds(found[:A_PAGE], words, talks)
    return Finds(finds, finds[-1].message.written_at if finds and len(found) > A_PAGE else None)


def _talks_of(viewer: Person, opening: Opening) -> list[Talk]:
    """Talks that the viewer is or was part of."""
    talks = []
    for each in partnerships_of(viewer):
        _mine, others = partners_in(each, viewer)
        names = {other.pk: other.person.name for other in others}
        talks.append(Talk(each.pk, reader_of(each, viewer, opening), names_in_a_row(others), names))
    return talks


def _that_hold(words: Sequence[str], said: QuerySet[Message], readers: Sequence[Reader]) -> Iterator[UUID]:
    """Which of the messages hold all the words, each as soon as it is seen."""
    names: dict[UUID, str] = {}
    for file in look_through(Attachment.objects.all(), readers, "message_id"):
        names[file.row.message_id] = names.get(file.row.message_id, "") + "\n" + file.words["name"]
    for message in look_through(said, readers):
        if has_all(message.words["text"] + names.get(message.row.pk, ""), words):
            yield message.row.pk


def _finds(found: Sequence[UUID], words: Sequence[str], talks: Sequence[Talk]) -> list[Find]:
    """Messages as they are shown, but for those that were taken back this very moment."""
    messages = list(Message.objects.filter(pk__in=found).order_by("-written_at"))
    files = Attachment.objects.filter(message__in=[each.pk for each in messages if each.files])
    known = read_in_all([*messages, *files], [talk.reader for talk in talks])
    names: dict[UUID, list[str]] = {}
    for each in known:
        if isinstance(each, Attachment) and each.said.words:
            names.setdefault(each.message_id, []).append(each.said["name"])
    of = {part: talk for talk in talks for part in talk.reader.everybody}
    return [
        _find(each, "\n".join([each.said["text"], *names.get(each.pk, ())]), words, of[each.author_id])
        for each in known
        if isinstance(each, Message) and each.said.words
    ]


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
