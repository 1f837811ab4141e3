"""A talk as its reader sees it: days on their own clock, who said what, and one sentence for what is closed to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.base.kit.ids import IdInAddress
from sameboat.commons.conversations.models import Attachment, Message
from sameboat.commons.conversations.rules.files import is_shown
from sameboat.commons.conversations.rules.markdown import as_html
from sameboat.doors.partners.rooms import Here

PLATES = (4, 2, 3, 5, 6, 1, 4, 2)
"""The endpapers of the others, in their order; of two, the fourth, as on every page of theirs."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file beside the words it came with."""

    file: Attachment
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One message; or one sentence for a row of them that are closed to this browser."""

    message: Message
    day: date | None
    """Where a new day begins on the reader's clock."""
    is_mine: bool
    called: str
    """Who said it, by name; empty where no name is said any more."""
    plate: int
    words: SafeString | str = ""
    is_closed: bool = False
    is_gone: bool = False
    sent: Sequence[Sent] = ()
    is_new: bool = False
    """The first one that the reader has not seen."""

    @property
    def by(self) -> str:
        """Who said it, as it stands above the words."""
        return _("You") if self.is_mine else self.called or _("Your partner")

    @property
    def name(self) -> str:
        """Where it stands on its page."""
        return name_on_page(self.message)

    @property
    def day_is(self) -> str:
        """Today or yesterday; empty for any other day."""
        today = clock.today()
        return {today: _("Today"), today - timedelta(days=1): _("Yesterday")}.get(self.day, "") if self.day else ""


def name_on_page(message: Message) -> str:
    """Where a message stands on its page, as an address says it behind its ``#``."""
    return f"m-{IdInAddress().to_url(message.pk)}"


def lines_of(messages: Iterable[Message], here: Here, *, day: date | None = None, read_until: Any = None) -> list[Line]:
    """The lines of a page. ``day``: that of the message before them, which is on the page already."""
    lines: list[Line] = []
    plates = {each.pk: PLATES[at % len(PLATES)] for at, each in enumerate(here.others)}
    told = read_until is None
    for message in messages:
        on = timezone.localdate(message.written_at)
        is_mine = message.author_id == here.mine.pk
        if message.said.closed and lines and lines[-1].is_closed:
            continue
        is_new = not told and not is_mine and message.written_at > read_until and bool(lines)
        told = told or is_new
        lines.append(
            Line(
                message,
                on if on != day else None,
                is_mine,
                "" if is_mine else here.name_of(message.author_id),
                plates.get(message.author_id, PLATES[0]),
                "" if message.said.words is None else as_html(message.said["text"]),
                is_closed=message.said.closed,
                is_gone=message.said.gone,
                sent=_sent(message),
                is_new=is_new,
            )
        )
        day = on
    return lines


def _sent(message: Message) -> list[Sent]:
    files: list[Attachment] = getattr(message, "shown_files", [])
    return [Sent(each, is_shown(each.said["type"])) for each in files if each.said.words]
