"""Words of care, opened for one reader: their own check-ins, and thanks that may be read by now."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.care.models import CheckIn, Thanks
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Moment


def check_ins_of(reader: Reader) -> list[CheckIn]:
    """One's own, the first in front."""
    return read(CheckIn.objects.filter(author=reader.mine).order_by("written_at"), reader)


def own_thanks(reader: Reader) -> Thanks | None:
    """What one wrote to the others oneself."""
    rows = read(Thanks.objects.filter(author=reader.mine, taken_back_at=None), reader)
    return rows[0] if rows else None


def thanks_to(reader: Reader, partnership: Partnership) -> list[Thanks]:
    """What the others wrote: at once, or once the last day is over.

    What was meant for the end of something that ended before its time is read by nobody.
    """
    rows = Thanks.objects.filter(author__in=list(reader.everybody), taken_back_at=None).exclude(author=reader.mine)
    at_its_end = partnership.stays_since is not None or (
        partnership.is_over(clock.now()) and not partnership.ended_early
    )
    if not at_its_end:
        rows = rows.filter(at_once=True)
    return [row for row in read(rows.order_by("written_at"), reader) if not row.said.gone]


def moments_of_care(reader: Reader) -> Iterable[Moment]:
    """Thanks, and that they stay in touch, on the line of their time."""
    partnership = reader.mine.partnership
    own = own_thanks(reader)
    for row in [*thanks_to(reader, partnership), *([own] if own else [])]:
        by = row.author_id
        yield Moment(row.written_at, "turning", _("Thanks"), row.pk, by, str(row.said["text"]), words_by=by)
    if partnership.stays_since is not None:
        yield Moment(partnership.stays_since, "turning", _("You all said that you stay in touch"), partnership.pk)
