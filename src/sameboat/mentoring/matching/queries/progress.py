"""How far a run is, and whether anybody is at it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs.queries import LONG
from sameboat.base.kit import clock
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries.runs import earlier_run
from sameboat.mentoring.matching.rules import progress
from sameboat.mentoring.matching.rules import runs as rules

JOB = "sameboat.mentoring.matching.actions.running.run_round"


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a run is, as far as anybody can tell."""

    stage: str | Promise
    per_cent: int
    people: int
    left: str
    """How long the rest will take, in words; nothing while nobody can say."""
    waits_behind: bool
    """It has not begun, as a worker is at something else."""
    nobody_works: bool
    """It has not begun, and no worker has taken up anything for a while."""
    stands_still: bool
    """It has begun, and its worker says nothing any more."""


def how_far(run: Run) -> HowFar:
    """How far a run is that goes on, at this moment."""
    now, before = clock.now(), earlier_run(run)
    quiet = now - (run.told_at or run.asked_at)
    left = ""
    if run.began_at is not None:
        expected = progress.expected_seconds(before.seconds, run.people, before.people) if before else None
        seconds = progress.seconds_left(run.stage_done, (now - run.began_at).total_seconds(), expected)
        left = progress.left_in_words(seconds)
    waits = run.began_at is None and now - run.asked_at > rules.TAKEN_UP_WITHIN
    busy = waits and _long_jobs_running().exclude(pk__in=_jobs_of(run).values("pk")).exists()
    return HowFar(
        progress.stage_in_words(run.stage),
        round(100 * run.stage_done),
        run.people,
        left,
        waits_behind=busy,
        nobody_works=waits and not busy,
        stands_still=run.began_at is not None and quiet > rules.QUIET,
    )


def has_a_job(run: Run) -> str:
    """What has become of a run's job: ``waits`` (or is being done), ``given up``, or ``gone``."""
    jobs = list(_jobs_of(run).values_list("status", flat=True))
    if any(status in (TaskResultStatus.READY, TaskResultStatus.RUNNING) for status in jobs):
        return "waits"
    return "given up" if TaskResultStatus.FAILED in jobs else "gone"


def _jobs_of(run: Run) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=JOB, args_kwargs__args__0=str(run.pk))


def _long_jobs_running() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(queue_name=LONG, status=TaskResultStatus.RUNNING)
