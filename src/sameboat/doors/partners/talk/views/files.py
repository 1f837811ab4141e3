"""Files that came along: pictures are shown, all others saved. Nothing in them runs here."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sameboat.commons.conversations import queries
from sameboat.commons.conversations.rules.files import is_shown
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened

LOCKED_UP = "default-src 'none'; sandbox"
"""Whatever a file says to a browser, it may load nothing, run nothing and speak to nobody."""


@require_safe
@in_partnership
@opened
def file(request: ByPartner, here: Here, file: UUID) -> HttpResponse:
    """One file, for those who may read the message it came with."""
    del request
    row = queries.file_of(here.reader, file)
    content = queries.contents_of(row) if row else None
    if row is None or content is None:
        raise Http404
    shown = is_shown(row.said["type"])
    answer = HttpResponse(content, content_type=row.said["type"] if shown else "application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(not shown, row.said["name"]) or "attachment"
    answer["Content-Security-Policy"] = LOCKED_UP
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
