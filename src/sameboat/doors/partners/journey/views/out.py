"""One's own journey to take away: a page to print, and a file. Nobody else's words are in either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

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
    line, own = _mine(here, only_kept=_only_kept(request)), _looking_back(here)
    return room(
        request,
        "partners/journey/printed.html",
        "journey",
        rows=[(row, _words_in(row.on_line, here, own)) for row in rows_of(line, here)],
        only_kept=_only_kept(request),
        some_kept=any(each.kept for each in line),
        today=clock.today(),
    )


@require_safe
@in_partnership
@opened
def file(request: ByPartner, here: Here) -> HttpResponse:
    """The same for a machine."""
    line, own = _mine(here, only_kept=_only_kept(request)), _looking_back(here)
    moments = [_as_data(each, here, own) for each in line]
    answer = JsonResponse(
        {"journey": moments, "written on": clock.today().isoformat()},
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Content-Disposition"] = 'attachment; filename="journey.json"'
    return answer


def _words_in(each: OnTheLine, here: Here, own: Mapping[UUID, str]) -> str:
    """One's own words; of everybody else's there is nothing in the copy."""
    if each.moment.kind == "reflection":
        return own.get(each.moment.about, "")
    return each.moment.words if each.moment.words_by == here.mine.pk else ""


def _looking_back(here: Here) -> dict[UUID, str]:
    """One's own reflections. The page of the line leaves them out, because somebody may look over one's shoulder."""
    return {
        each.pk: "\n\n".join(filter(None, (each.said.words or {}).values()))
        for each in queries.reflections_of(here.reader)
    }


def _mine(here: Here, *, only_kept: bool) -> list[OnTheLine]:
    """One's own moments and those of everybody, without what one hid."""
    line = [each for each in queries.line_of(here.reader) if each.mine or each.moment.by is None]
    return [each for each in line if not each.hidden and (each.kept or not only_kept)]


def _only_kept(request: ByPartner) -> bool:
    return request.GET.get("only") == "kept"


def _as_data(each: OnTheLine, here: Here, own: Mapping[UUID, str]) -> dict[str, Any]:
    moment = each.moment
    said = {"on": timezone.localdate(moment.at).isoformat(), "kind": moment.kind, "what": str(moment.text)}
    words = _words_in(each, here, own)
    return {**said, **({"words": words} if words else {}), "kept": each.kept}
