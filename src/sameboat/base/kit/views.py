"""Pages about the site itself: is it well, and what went wrong."""

from __future__ import annotations

import errno
import sys

from django.conf import settings
from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

TRY_AGAIN_AFTER = 300
"""Seconds."""
READ_ONLY = "25006"


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    del request
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """The process, its database and its tables are ready for people."""
    del request
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
    if waiting:
        return HttpResponse(
            "the tables are older than the code\n", status=503, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page for what does not exist and for what one may not know of."""
    del exception
    return render(request, "kit/not_here.html", status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something broke. The page needs nothing that could break again: no session, no database, no reader.

    Where it is only that nothing can be written just now (a full disk, a database that is being looked after), the
    page says so, and when to try again.
    """
    del request
    around = {"site_name": settings.SITE_NAME, "quick_exit": settings.QUICK_EXIT}
    if is_resting(sys.exc_info()[1]):
        page = render_to_string("kit/resting.html", around)
        return HttpResponse(page, status=503, headers={"Retry-After": str(TRY_AGAIN_AFTER)})
    return HttpResponse(render_to_string("kit/our_fault.html", around), status=500)


def is_resting(trouble: BaseException | None) -> bool:
    """Whether the database or the disk, not our code, said no: it will pass, and nothing half-done is left behind."""
    if isinstance(trouble, OSError):
        return trouble.errno in {errno.ENOSPC, errno.EROFS, errno.EDQUOT}
    if isinstance(trouble, InternalError):  # PostgreSQL: a server that may only read
        return getattr(trouble.__cause__, "sqlstate", "") == READ_ONLY
    return isinstance(trouble, OperationalError | InterfaceError)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or did not come from our own page."""
    del reason
    return render(request, "kit/stale_form.html", {"again": _what_was_typed(request)}, status=403)


def _what_was_typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The words of a form that asks to keep them (a field ``keeps_words``), so that they can be sent once more.

    Only where the browser itself says that the form stood on a page of ours: nobody else's page can claim that.
    """
    if request.headers.get("Origin") != settings.SITE_ADDRESS or "keeps_words" not in request.POST:
        return []
    return [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]
