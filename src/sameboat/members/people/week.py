"""A week of free hours in a form: painted, ticked by parts of the day, or written as times.

The value is a list of half-open spans of minutes since Monday 00:00 on the person's own clock, as the engine's
``FreeHours`` takes them: ``0 <= start < end <= 10080``. Any app may put a ``WeekField`` into a form of its own.
Without script people tick parts of days and write what is finer; with script (``people/week.js``) they paint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

A_DAY = 24 * 60
A_WEEK = 7 * A_DAY
MOST_SPANS = 7 * 24
"""More pieces than one an hour nobody paints."""

Span = tuple[int, int]

PARTS: tuple[tuple[Any, int, int], ...] = (
    (gettext_lazy("Early"), 6 * 60, 9 * 60),
    (gettext_lazy("Morning"), 9 * 60, 12 * 60),
    (gettext_lazy("Afternoon"), 12 * 60, 17 * 60),
    (gettext_lazy("Evening"), 17 * 60, 21 * 60),
    (gettext_lazy("Late"), 21 * 60, 24 * 60),
)
"""The parts of a day that can be ticked, each with its first minute and the one after its last."""

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
_TIMES = re.compile(rf"{_CLOCK}\s*(?:-|–|—|−|to)\s*{_CLOCK}", re.IGNORECASE)


def merged(spans: Iterable[Sequence[int]]) -> list[Span]:
    """The same minutes in order, where spans that touch or overlap have become one."""
    joined: list[Span] = []
    for start, end in sorted((int(start), int(end)) for start, end in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def is_a_week(spans: Any) -> bool:
    """Whether something from outside is a list of spans of one week."""
    return (
        isinstance(spans, list | tuple)
        and len(spans) <= MOST_SPANS
        and all(
            isinstance(span, list | tuple)
            and len(span) == 2
            and all(type(minute) is int for minute in span)
            and 0 <= span[0] < span[1] <= A_WEEK
            for span in spans
        )
    )


def hours_in(spans: Iterable[Sequence[int]]) -> float:
    """How many hours a week these are."""
    return sum(end - start for start, end in merged(spans)) / 60


def in_words(spans: Iterable[Sequence[int]]) -> str:
    """A week as a reader would say it: *Monday 18:00–20:00; Saturday 10:00–12:00*."""
    days = ((name, times) for day in range(7) if (times := times_on(spans, day)) for name in [str(WEEKDAYS[day])])
    return "; ".join(f"{name} {times}" for name, times in days)


def times_on(spans: Iterable[Sequence[int]], day: int) -> str:
    """The times of one day as people write them: *07:30–08:30, 18:00–20:00*."""
    first, last = day * A_DAY, (day + 1) * A_DAY
    pieces = ((max(start, first) - first, min(end, last) - first) for start, end in merged(spans))
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in pieces if start < end)


def spans_written(text: str, day: int) -> list[Span]:
    """Read the times of one day; hours over midnight go on into the next day. ``ValueError`` when it is no time."""
    spans: list[Span] = []
    for piece in re.split(r"[,;\n]", text):
        if not piece.strip():
            continue
        read = _TIMES.fullmatch(piece.strip())
        if not read:
            raise ValueError(piece.strip())
        start, end = _minute(*read.groups()[:3]), _minute(*read.groups()[3:])
        if start is None or end is None or start in (end, A_DAY):
            raise ValueError(piece.strip())
        for begin, stop in [(start, end)] if start < end else [(start, A_DAY), (A_DAY, A_DAY + end)]:
            if begin < stop:
                spans.append(((day * A_DAY + begin) % A_WEEK, (day * A_DAY + stop - 1) % A_WEEK + 1))
    return spans


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    """The minute of the day, or None where there is no such time."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
    found = hours * 60 + minutes
    return found if minutes < 60 and found <= A_DAY else None


@dataclass(slots=True)
class SaidWeek:
    """What arrived from the page, as it was said: painted, or ticked and written."""

    painted: str | None = None
    ticked: set[tuple[int, int]] = field(default_factory=set)
    written: list[str] = field(default_factory=lambda: [""] * 7)

    def spans(self) -> list[Span]:
        """The week that was meant, or ``ValidationError`` with the day that could not be read."""
        if self.painted is not None:
            return self._painted()
        spans = [(day * A_DAY + PARTS[part][1], day * A_DAY + PARTS[part][2]) for day, part in self.ticked]
        unread = []
        for day, text in enumerate(self.written):
            try:
                spans += spans_written(text, day)
            except ValueError as trouble:
                unread.append(
                    _("%(day)s: “%(said)s” could not be read. Write times like 18:30–20:00, with commas between.")
                    % {"day": WEEKDAYS[day], "said": trouble}
                )
        if unread:
            raise ValidationError(unread, code="unread")
        return merged(spans)

    def _painted(self) -> list[Span]:
        try:
            spans = [
                (int(start), int(end))
                for start, _dash, end in (piece.partition("-") for piece in (self.painted or "").split(",") if piece)
            ]
        except ValueError:
            spans = [(-1, -1)]
        if not is_a_week(spans):
            raise ValidationError(_("These hours could not be read. Please paint them once more."), code="unread")
        return merged(spans)


def said_by(spans: Iterable[Sequence[int]]) -> SaidWeek:
    """The ticks and the written times that say these spans: whole parts are ticked, the rest is written."""
    whole, said = merged(spans), SaidWeek()
    rest = list(whole)
    for day in range(7):
        for part, (_name, first, last) in enumerate(PARTS):
            start, end = day * A_DAY + first, day * A_DAY + last
            if any(begin <= start and end <= stop for begin, stop in whole):
                said.ticked.add((day, part))
                rest = _without(rest, start, end)
    said.written = [times_on(rest, day) for day in range(7)]
    return said


def _without(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans, less the minutes from start to end."""
    pieces = [piece for span in spans for piece in ((span[0], min(span[1], start)), (max(span[0], end), span[1]))]
    return [piece for piece in pieces if piece[0] < piece[1]]


class WeekInput(forms.Widget):
    """The week on the page. Its script and its clothes come with ``{{ form.media }}``."""

    template_name = "people/_week.html"
    use_fieldset = True

    class Media:
        css = {"all": ("people/week.css",)}  # noqa: RUF012  Django's way of writing it
        js = (forms.Script("people/week.js", defer=True),)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> SaidWeek:
        """What was said; painted hours count alone, since the ticks then lie beneath them."""
        del files
        ticks = {(day, part) for day in range(7) for part in range(len(PARTS)) if data.get(f"{name}_{day}_{part}")}
        written = [data.get(f"{name}_{day}", "")[:200] for day in range(7)]
        return SaidWeek(data.get(name), ticks, written)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """A week with nothing ticked is still an answer."""
        del data, files, name
        return False

    def id_for_label(self, id_: str) -> str:
        """A group of many controls: its legend is the label, and it has no single one to point at."""
        del id_
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The days and parts for the template, with what was said before."""
        context = super().get_context(name, None, attrs)
        said, spans = self._as_said(value)
        context["widget"] |= {
            "painted": ",".join(f"{start}-{end}" for start, end in spans),
            "days": [
                {"number": day, "name": WEEKDAYS[day], "short": WEEKDAYS_ABBR[day], "times": said.written[day]}
                for day in range(7)
            ],
            "parts": [
                {
                    "number": number,
                    "name": title,
                    "from": _clock(first),
                    "to": _clock(last),
                    "ticks": _ticks(said, number),
                }
                for number, (title, first, last) in enumerate(PARTS)
            ],
            "fine": any(said.written),
        }
        return context

    @staticmethod
    def _as_said(value: Any) -> tuple[SaidWeek, list[Span]]:
        """What was said before, and its spans: those of a form that came back keep what could not be read."""
        if isinstance(value, SaidWeek):
            try:
                spans = value.spans()
            except ValidationError:
                return value, []
            return (said_by(spans) if value.painted is not None else value), spans
        spans = merged(value) if is_a_week(value) else []
        return said_by(spans), spans


def _ticks(said: SaidWeek, part: int) -> list[dict[str, Any]]:
    return [{"day": day, "name": WEEKDAYS[day], "ticked": (day, part) in said.ticked} for day in range(7)]


class WeekField(forms.Field):
    """Free hours of a week; cleaned to a list of spans of minutes since Monday 00:00."""

    widget = WeekInput

    def clean(self, value: Any) -> list[Span]:
        """The spans, or why they could not be read."""
        spans = value.spans() if isinstance(value, SaidWeek) else merged(value or [])
        if self.required and not spans:
            raise ValidationError(_("Paint or write at least half an hour in which you could meet."), code="required")
        return spans

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other minutes are free now than before."""
        try:
            return self.clean(data) != merged(initial or [])
        except ValidationError:
            return True
