"""How the queue stands, for whoever watches over the site. Jobs hold ids only, so there is nothing to hide in them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from sameboat.base.jobs.models import Turn

LONG = "long"
"""The queue of jobs that take minutes and much memory. Short jobs never wait for one."""


def jobs_ready(*, long: bool) -> QuerySet[DBTaskResult]:
    """Jobs that may be taken up now, the most urgent first."""
    now = Q(run_after__lte=Now()) | Q(run_after=get_date_max())
    ready = DBTaskResult.objects.filter(now, status=TaskResultStatus.READY)
    return ready.filter(queue_name=LONG) if long else ready.exclude(queue_name=LONG)


def dead_jobs() -> QuerySet[Turn]:
    """Jobs that were given up, the newest first."""
    return Turn.objects.filter(dead_since__isnull=False).select_related("job").order_by("-dead_since")


def oldest_ready_job() -> datetime | None:
    """Since when the oldest job waits that could be done; None where none waits."""
    waiting = [jobs_ready(long=long).order_by("enqueued_at").first() for long in (True, False)]
    return min((job.enqueued_at for job in waiting if job), default=None)


def database_now() -> datetime:
    """The time by the clock that all workers share."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT strftime('%%Y-%%m-%%d %%H:%%M:%%f+00:00', 'now')", [])
        else:
            cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone()
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
