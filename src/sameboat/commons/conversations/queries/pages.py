"""A talk, page by page: the newest messages first, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery

from sameboat.base.kit import clock
from sameboat.commons.conversations.models import Attachment, Bookmark, Draft, Message
from sameboat.mentoring.partnerships.models import Written
from sameboat.mentoring.partnerships.queries import Reader, read

A_PAGE = 50
CHANGED_LATELY = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Page:
    """Up to fifty messages in their order, each with ``said`` and its ``shown_files``."""

    shown: Sequence[Message] = ()
    earlier: UUID | None = None
    """With which message the page before this one ends."""
    later: UUID | None = None
    """With which message the page after this one ends; None: the last page comes next, or is this one."""
    is_last: bool = True
    draft: Draft | None = None
    """What the reader has begun to say."""
    read_until: datetime | None = None
    """How far the reader had read before."""

    @property
    def newest(self) -> Message | None:
        """The last message of the page."""
        return self.shown[-1] if self.shown else None


def messages_known_to(reader: Reader) -> QuerySet[Message]:
    """What was said in the reader's talk while they were part of it. No word of it is open yet."""
    there = Q(written_at__gte=reader.mine.joined_at)
    if reader.mine.left_at is not None:
        there &= Q(written_at__lte=reader.mine.left_at)
    return Message.objects.filter(Q(author=reader.mine.pk) | there, partnership=reader.mine.partnership_id)


def has_begun(reader: Reader) -> bool:
    """Whether anybody has said anything yet, as far as this reader may know."""
    return messages_known_to(reader).exists()


def message_of(reader: Reader, pk: UUID) -> Message | None:
    """One message of the reader's talk, opened."""
    found = messages_known_to(reader).filter(pk=pk)
    return next(iter(read(found, reader)), None)


def last_page(reader: Reader) -> Page:
    """The newest messages and the reader's draft, with as many looks into a long talk as into a short one."""
    mine = Bookmark.objects.filter(part=reader.mine.pk).values("until")[:1]
    newest = messages_known_to(reader).annotate(read_until=Subquery(mine)).order_by("-written_at")[: A_PAGE + 1]
    rows = list(newest)
    drafts = list(Draft.objects.filter(author=reader.mine.pk))
    until = rows[0].read_until if rows else None
    return _page(reader, rows, drafts=drafts, read_until=until)


def page_until(reader: Reader, last: Message) -> Page:
    """The messages up to this one."""
    known = messages_known_to(reader)
    rows = list(known.filter(written_at__lte=last.written_at).order_by("-written_at")[: A_PAGE + 1])
    next_ones = known.filter(written_at__gt=last.written_at).order_by("written_at")
    following = list(next_ones.values_list("pk", flat=True)[: A_PAGE + 1])
    later = following[A_PAGE - 1] if len(following) > A_PAGE else None
    return _page(reader, rows, later=later, is_last=not following)


def said_since(reader: Reader, last: Message | None) -> tuple[Sequence[Message], Sequence[Message]]:
    """What came after a message, in its order; and of the messages before it those that were changed a moment ago."""
    known = messages_known_to(reader)
    newer = known.filter(written_at__gt=last.written_at) if last else known
    rows = list(newer.order_by("written_at")[:A_PAGE])
    lately = clock.now() - CHANGED_LATELY
    changed = Q(changed_at__gte=lately) | Q(taken_back_at__gte=lately)
    before = (
        list(known.filter(changed, written_at__lte=last.written_at).order_by("written_at")[:A_PAGE]) if last else []
    )
    opened = {row.pk for row in _with_files(reader, [*rows, *before])}
    return [row for row in rows if row.pk in opened], [row for row in before if row.pk in opened]


def _page(
    reader: Reader,
    newest_first: Sequence[Message],
    *,
    drafts: Iterable[Draft] = (),
    later: UUID | None = None,
    is_last: bool = True,
    read_until: datetime | None = None,
) -> Page:
    earlier = newest_first[A_PAGE].pk if len(newest_first) > A_PAGE else None
    drafts = list(drafts)
    shown = _with_files(reader, newest_first[A_PAGE - 1 :: -1] if earlier else newest_first[::-1], *drafts)
    return Page(shown, earlier, later, is_last, drafts[0] if drafts else None, read_until)


def _with_files(reader: Reader, messages: Sequence[Message], *more: Written) -> list[Message]:
    """The messages with their words and the names of their files, opened all at once."""
    of = [each.pk for each in messages if each.files]
    files = list(Attachment.objects.filter(message__in=of)) if of else []
    rows: list[Written] = [*messages, *files, *more]
    known = read(rows, reader)
    for message in messages:
        message.shown_files = [each for each in files if each.message_id == message.pk and each in known]  # type: ignore[attr-defined]
    return [each for each in known if isinstance(each, Message)]
