"""The help that partners noted: by month, as a tide between two, and as moments of the journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.mentoring.feedback.models import Exchange
from sameboat.mentoring.feedback.queries.names import names_for
from sameboat.mentoring.feedback.rules.tide import Lean, Mark, Phase, Tide, phases, tide
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Moment


@dataclass(frozen=True, slots=True)
class Helped:
    """One time of help, as a sentence."""

    pk: UUID
    on: date
    says: str
    """Who helped whom."""
    what: str
    """With what; empty where the words cannot be read here, or are gone."""
    closed: bool
    mine: bool
    """I helped."""
    helper: UUID
    author: UUID
    """Who noted it."""
    may_go: bool
    """The reader may take it out."""

    @property
    def month(self) -> date:
        """The first day of its month, by which a list is parted."""
        return self.on.replace(day=1)


@dataclass(frozen=True, slots=True)
class TideOfTwo:
    """The tide between two, in a picture and in words."""

    picture: Tide
    says: str
    words: list[str] = field(default_factory=list)


def help_of(reader: Reader) -> list[Helped]:
    """Everything that was noted, the newest first."""
    names = names_for(reader)
    rows = read(Exchange.objects.filter(author__in=reader.everybody), reader)
    return [_helped(row, reader, names) for row in reversed(rows) if not row.said.gone]


def _helped(row: Exchange, reader: Reader, names: dict[UUID, str]) -> Helped:
    mine = reader.mine.pk
    who = {"helper": names.get(row.helper_id, ""), "helped": names.get(row.helped_id, "")}
    if row.helper_id == mine:
        says = _("You helped %(helped)s") % who
    elif row.helped_id == mine:
        says = _("%(helper)s helped you") % who
    else:
        says = _("%(helper)s helped %(helped)s") % who
    may_go = mine in (row.author_id, row.helper_id, row.helped_id)
    what, helper = row.said["what"], row.helper_id
    return Helped(row.pk, row.on, says, what, row.said.closed, helper == mine, helper, row.author_id, may_go)


def tide_of(reader: Reader, noted: list[Helped]) -> TideOfTwo | None:
    """The tide, where two have each other; for more people a list by month is the truer picture."""
    if len(reader.everybody) != 2:
        return None
    marks = [Mark(each.on, each.mine) for each in noted]
    picture = tide(marks, clock.today())
    if picture is None:
        return None
    name = next(iter(names_for(reader).values()))
    first_to_last = noted[::-1]
    by_time = sorted(first_to_last, key=lambda each: each.on)
    stretches = phases(marks)
    return TideOfTwo(picture, _lead(stretches, name), [_in_words(each, name, by_time) for each in stretches])


def _lead(stretches: list[Phase], name: str) -> str:
    """The whole of it in a sentence or two."""
    first, last = stretches[0], stretches[-1]
    if len(stretches) == 1:
        return _so_far(first.lean) % {"name": name}
    since = {"name": name, "month": MONTHS[last.first.month]}
    return f"{_at_first(first.lean) % {'name': name}} {_since(last.lean) % since}"


def _so_far(lean: Lean) -> str:
    return {
        "mine": _("So far you have mostly helped %(name)s."),
        "theirs": _("So far %(name)s has mostly helped you."),
        "both": _("So far each of you has helped the other about as often."),
    }[lean]


def _at_first(lean: Lean) -> str:
    return {
        "mine": _("At first you mostly helped %(name)s."),
        "theirs": _("At first %(name)s mostly helped you."),
        "both": _("At first each of you helped the other about as often."),
    }[lean]


def _since(lean: Lean) -> str:
    return {
        "mine": _("Since %(month)s you have mostly helped %(name)s."),
        "theirs": _("Since %(month)s %(name)s has mostly helped you."),
        "both": _("Since %(month)s each of you has helped the other about as often."),
    }[lean]


def _in_words(stretch: Phase, name: str, noted: list[Helped]) -> str:
    """A stretch of months, how it leaned, and with what."""
    end = (stretch.last.year, stretch.last.month)
    whats = [
        each.what for each in noted if each.what and stretch.first <= each.on and (each.on.year, each.on.month) <= end
    ]
    says = {
        "mine": _("%(when)s: mostly you helped %(name)s"),
        "theirs": _("%(when)s: mostly %(name)s helped you"),
        "both": _("%(when)s: each about as often"),
    }[stretch.lean] % {"when": _when(stretch), "name": name}
    if not whats:
        return f"{says}."
    return _("%(this)s, with %(what)s.") % {"this": says, "what": ", ".join(dict.fromkeys(whats))}


def _when(stretch: Phase) -> str:
    first, last = (
        _("%(month)s %(year)s") % {"month": MONTHS[d.month], "year": d.year} for d in (stretch.first, stretch.last)
    )
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def help_on_the_journey(reader: Reader) -> Iterator[Moment]:
    """Each time of help, on its day."""
    for each in help_of(reader):
        at = datetime.combine(each.on, time(12), UTC)
        yield Moment(at, "exchange", each.says, each.pk, by=each.helper, words=each.what, words_by=each.author)
