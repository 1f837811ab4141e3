"""One's own journey to take away: a page to print, and a file. Nobody else's words are in either."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sameboat.base.kit import clock
from sameboat.doors.partners.journey.drawing import rows_of
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.queries import OnTheLine


@require_safe
@in_partnership
@opened
def printed(request: ByPartner, here: Here) -> HttpResponse:
    """A page to print: everything, or only what one keeps."""
    line = _mine(here, only_kept=_only_kept(request))
    return room(
        request,
        "partners/journey/printed.html",
        "journey",
        rows=[(row, words_in(row.on_line, here)) for row in rows_of(line, here)],
        only_kept=_only_kept(request),
        some_kept=any(each.kept for each in line),
        today=clock.today(),
    )


@require_safe
@in_partnership
@opened
def file(request: ByPartner, here: Here) -> HttpResponse:
    """The same for a machine."""
    line = _mine(here, only_kept=_only_kept(request))
    moments = [_as_data(each, here) for each in line]
    answer = JsonResponse(
        {"journey": moments, "written on": clock.today().isoformat()},
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Content-Disposition"] = 'attachment; filename="journey.json"'
    return answer


def words_in(each: OnTheLine, here: Here) -> str:
    """One's own words; of everybody else's there is nothing in the copy."""
    return each.moment.words if each.moment.words_by == here.mine.pk else ""


def _mine(here: Here, *, only_kept: bool) -> list[OnTheLine]:
    """One's own moments and those of everybody, without what one hid."""
    line = [each for each in queries.line_of(here.reader) if each.mine or each.moment.by is None]
    return [each for each in line if not each.hidden and (each.kept or not only_kept)]


def _only_kept(request: ByPartner) -> bool:
    return request.GET.get("only") == "kept"


def _as_data(each: OnTheLine, here: Here) -> dict[str, Any]:
    moment = each.moment
    said = {"on": timezone.localdate(moment.at).isoformat(), "kind": moment.kind, "what": str(moment.text)}
    words = words_in(each, here)
    return {**said, **({"words": words} if words else {}), "kept": each.kept}
