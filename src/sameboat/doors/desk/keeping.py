"""A file for a browser to keep."""

from __future__ import annotations

from django.http import HttpResponse


def to_keep(name: str, kind: str, content: bytes) -> HttpResponse:
    """The file under its name; nobody on the way keeps a copy."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
