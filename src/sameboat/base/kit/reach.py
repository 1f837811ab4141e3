"""The first gate: what you may not know of does not exist for you."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


def reach(rows: QuerySet[Row], **which: Any) -> Row:
    """The one row of those the viewer may see, or the same 404 as for a page that never was."""
    return reached(rows.filter(**which).first())


def reached(found: Row | None) -> Row:
    """What was looked for among what the viewer may see, or that 404."""
    if found is None:
        raise Http404
    return found
