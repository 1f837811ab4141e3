"""A partnership's line of time for one of its people, with what they keep and what they hid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Moment, journey_of
from sameboat.mentoring.plans.models import Mark, NotNow, Reflection, TurningPoint
from sameboat.mentoring.plans.rules import journey as rules


@dataclass(frozen=True, slots=True)
class OnTheLine:
    """A moment, and what the reader made of it."""

    moment: Moment
    mine: bool
    kept: bool
    hidden: bool


def line_of(reader: Reader) -> list[OnTheLine]:
    """Every moment in its order, hidden ones too."""
    marks = {(each.about, each.kind): each for each in Mark.objects.filter(partner=reader.mine)}
    return [_marked(moment, marks.get((moment.about, moment.kind)), reader) for moment in journey_of(reader)]


def _marked(moment: Moment, mark: Mark | None, reader: Reader) -> OnTheLine:
    return OnTheLine(
        moment,
        mine=moment.by == reader.mine.pk,
        kept=mark is not None and not mark.hidden,
        hidden=mark is not None and mark.hidden,
    )


def shown_of(line: Sequence[OnTheLine]) -> list[OnTheLine]:
    """What is not hidden."""
    return [each for each in line if not each.hidden]


def is_on_the_line(reader: Reader, about: UUID, kind: str) -> bool:
    """Whether there is such a moment for this reader."""
    return any((each.about, each.kind) == (about, kind) for each in journey_of(reader))


def turning_point_of(reader: Reader, pk: UUID) -> TurningPoint | None:
    """One of the reader's own turning points."""
    rows = TurningPoint.objects.filter(author=reader.mine, pk=pk, taken_back_at=None)
    return next(iter(read(rows, reader)), None)


def reflections_of(reader: Reader) -> list[Reflection]:
    """The reader's own reflections, the newest first; each knows whether it is shared."""
    rows = Reflection.objects.filter(author=reader.mine, taken_back_at=None).select_related("shared")
    return [each for each in read(rows, reader) if not each.said.gone]


def reflection_of(reader: Reader, pk: UUID) -> Reflection | None:
    """One of them."""
    rows = Reflection.objects.filter(author=reader.mine, pk=pk, taken_back_at=None).select_related("shared")
    return next(iter(read(rows, reader)), None)


def offered_now(reader: Reader, partnership: Partnership, today: date) -> str:
    """Whether looking back is offered to this reader: ``middle``, ``end``, or nothing."""
    if not rules.offered(partnership.starts_on, partnership.ends_on, today, asked=()):
        return ""
    asked = {*Reflection.objects.filter(author=reader.mine).values_list("when", flat=True)}
    asked |= {*NotNow.objects.filter(partner=reader.mine).values_list("when", flat=True)}
    return rules.offered(partnership.starts_on, partnership.ends_on, today, asked=asked)
