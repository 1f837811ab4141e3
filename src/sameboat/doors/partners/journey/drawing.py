"""The line of time, drawn: one's own moments above it, those of others beneath, what is everybody's on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.ids import IdInAddress
from sameboat.doors.partners.rooms import Here
from sameboat.mentoring.partnerships.registry import Moment
from sameboat.mentoring.plans.queries import OnTheLine

WIDTH, EDGE = 800, 16
FEW = 3
"""With fewer moments a picture would say less than the list."""
SIGNS = {
    "beginning": "pair",
    "end": "pair",
    "agreement": "hand",
    "goal": "pen",
    "reached": "check",
    "meeting": "date",
    "visit": "eye",
    "feedback": "chats",
    "turning": "star",
    "reflection": "today",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A moment as a line of the list."""

    on_line: OnTheLine
    moment: Moment
    month: date | None
    """The month that begins with it; None: that of the one before."""
    sign: str
    """An icon, or nothing for a dot or a ring."""
    by: str | Promise

    @property
    def anchor(self) -> str:
        """Its place on the page; a goal may stand there twice, begun and reached."""
        return anchor_of(self.moment.about, self.moment.kind)


def anchor_of(about: UUID, kind: str) -> str:
    """Where a moment stands on the page."""
    return f"{kind}-{IdInAddress().to_url(about)}"


def rows_of(line: Sequence[OnTheLine], here: Here) -> list[Row]:
    """The moments with the months they begin, and everybody by the name that is said here."""
    rows: list[Row] = []
    last: date | None = None
    for each in line:
        month = _day(each.moment.at).replace(day=1)
        rows.append(Row(each, each.moment, month if month != last else None, _sign(each), _by(each, here)))
        last = month
    return rows


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where the signs of the picture stand, from left to right; it is mirrored where one reads from the right."""

    first: date
    last: date
    months: list[str]
    mine: list[str]
    theirs: list[str]
    everybodys: list[str]
    turning: list[tuple[str, int]]
    """A star: where, and on which side."""


def drawing_of(line: Sequence[OnTheLine]) -> Drawing | None:
    """The whole line in one strip; nothing where there is too little on it."""
    if len(line) < FEW or line[-1].moment.at <= line[0].moment.at:
        return None
    begins, ends = line[0].moment.at, line[-1].moment.at
    first, last = _day(begins), _day(ends)

    def at(moment: datetime) -> str:
        return f"{EDGE + (WIDTH - 2 * EDGE) * ((moment - begins) / (ends - begins)):.1f}"

    plain = [each for each in line if each.moment.kind != "turning"]
    return Drawing(
        first,
        last,
        [at(timezone.make_aware(datetime(m.year, m.month, 1))) for m in _months(first, last)],
        [at(each.moment.at) for each in plain if each.mine],
        [at(each.moment.at) for each in plain if each.moment.by and not each.mine],
        [at(each.moment.at) for each in plain if not each.moment.by],
        [(at(each.moment.at), 18 if each.mine else 62) for each in line if each.moment.kind == "turning"],
    )


def _months(first: date, last: date) -> list[date]:
    """The months that begin between two days."""
    begin, end = first.year * 12 + first.month, last.year * 12 + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(begin, end + 1)]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _sign(each: OnTheLine) -> str:
    return SIGNS.get(each.moment.kind, "")


def _by(each: OnTheLine, here: Here) -> str | Promise:
    if each.moment.by is None:
        return ""
    return _("by you") if each.mine else _by_name(here.name_of(each.moment.by))


def _by_name(name: str) -> str | Promise:
    return str(_("by %(name)s")) % {"name": name} if name else _("by your partner")
