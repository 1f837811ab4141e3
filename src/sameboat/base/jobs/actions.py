"""How a job goes from hand to hand: taken up, kept, done, failed, given back, brought back, given up.

Every act that ends a turn asks whether the turn is still ours. A worker that was thought dead and was not changes
nothing any more; a job whose effect must not come twice asks the same before it writes (``require_our_turn``).
"""

from __future__ import annotations

import traceback
from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django_tasks.base import TaskResultStatus
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs import queries, registry, rules
from sameboat.base.jobs.models import Period, Turn

ENDED = "the worker ended in the middle of it"


@dataclass(frozen=True, slots=True)
class InHand:
    """One try at one job by one worker. The number of the try tells it from every other."""

    job: UUID
    worker: str
    tries: int


in_hand: ContextVar[InHand | None] = ContextVar("in_hand", default=None)


class TurnLost(Exception):  # noqa: N818  it is what happened, not a mistake
    """The worker was silent for longer than its lease; another has the job now."""


def take_up(worker: str, *, long: bool) -> InHand | None:
    """The next job, for this worker alone."""
    # Looking costs nobody anything; only where there is something to take does a worker stand in line to write.
    return _take_up(worker, long) if queries.jobs_ready(long=long).exists() else None


@transaction.atomic
def _take_up(worker: str, long: bool) -> InHand | None:
    job = queries.jobs_ready(long=long).select_for_update(skip_locked=True).first()
    if job is None:
        return None
    turn, _ = Turn.objects.get_or_create(job=job)
    mine = InHand(job.pk, worker, turn.tries + 1)
    Turn.objects.filter(job=job).update(worker=worker, tries=mine.tries, lease_until=Now() + rules.LEASE, why="")
    job.worker_ids = [*job.worker_ids, worker][-rules.TRIES :]
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=TaskResultStatus.RUNNING, started_at=Now(), worker_ids=job.worker_ids
    )
    return mine


def keep(held: Collection[InHand]) -> None:
    """Say that we are alive and still at these."""
    for mine in held:
        _turn(mine).update(lease_until=Now() + rules.LEASE)


@transaction.atomic
def require_our_turn() -> None:
    """For a job, in the transaction in which it writes: go on only if no other worker has been given the job.

    Outside a worker (a test, a command) there is no turn to lose.
    """
    mine = in_hand.get()
    if mine is not None and not _turn(mine).select_for_update().exists():
        raise TurnLost


@transaction.atomic
def finish(mine: InHand, answer: Any) -> bool:
    """The job is done. Whether it was still ours to finish."""
    if not _turn(mine).delete()[0]:
        return False
    DBTaskResult.objects.filter(pk=mine.job).update(
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=Now(),
        return_value=normalize_json(answer),
        exception_class_path="",
        traceback="",
    )
    return True


@transaction.atomic
def fail(mine: InHand, trouble: BaseException) -> bool:
    """The job failed: another try later, or given up. Whether it was still ours."""
    if not _turn(mine).select_for_update().exists():
        return False
    kind = f"{type(trouble).__module__}.{type(trouble).__qualname__}"
    # Where it happened, and of which kind; what a mistake says may be somebody's words.
    through = [f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(trouble.__traceback__)]
    DBTaskResult.objects.filter(pk=mine.job).update(exception_class_path=kind, traceback="\n".join(through))
    _again_or_never(mine.job, mine.tries, kind, wait=True)
    return True


@transaction.atomic
def give_back(mine: InHand) -> None:
    """The worker has to go before the job is done: it goes back as if it had not been taken up."""
    if _turn(mine).update(worker="", lease_until=None, tries=mine.tries - 1):
        DBTaskResult.objects.filter(pk=mine.job).update(status=TaskResultStatus.READY, run_after=Now())


def bring_back() -> int:
    """Jobs whose worker has been silent for longer than its lease can be taken up again. How many there were."""
    _learn_of_strays()
    silent = Turn.objects.filter(lease_until__lt=Now()).exclude(worker="")
    if not silent.exists():
        return 0
    with transaction.atomic():
        turns = list(silent.select_for_update(skip_locked=True))
        for turn in turns:
            _again_or_never(turn.job_id, turn.tries, ENDED, wait=False)
    return len(turns)


@transaction.atomic
def try_again(turn: Turn) -> None:
    """A job that was given up gets all its tries anew."""
    if Turn.objects.filter(pk=turn.pk, dead_since__isnull=False).update(dead_since=None, tries=0, why=""):
        DBTaskResult.objects.filter(pk=turn.pk).update(status=TaskResultStatus.READY, run_after=Now(), finished_at=None)


def begin_duties(at: datetime | None = None) -> list[str]:
    """Put every duty into the queue whose period has begun and that no worker has put there yet."""
    moment = at or queries.database_now()
    due = {duty.name: (duty, duty.period_at(moment)) for duty in registry.duties()}
    begun = set(Period.objects.filter(duty__in=due).values_list("duty", "begins_at"))
    waiting = [(duty, begins_at) for name, (duty, begins_at) in due.items() if (name, begins_at) not in begun]
    return [duty.name for duty, begins_at in waiting if _begin(duty, begins_at)]


@transaction.atomic
def clear_away(now: datetime) -> int:
    """Remove jobs that were done a week ago, those given up three months ago, and periods long past."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - rules.DONE_KEPT_FOR)
    dead = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - rules.DEAD_KEPT_FOR)
    Period.objects.filter(begins_at__lt=now - rules.DEAD_KEPT_FOR).delete()
    return DBTaskResult.objects.filter(done | dead).delete()[0]


@transaction.atomic
def _begin(duty: registry.Duty, begins_at: datetime) -> bool:
    _, made = Period.objects.get_or_create(duty=duty.name, begins_at=begins_at)
    if made:
        duty.task.enqueue()
    return made


def _turn(mine: InHand) -> Any:
    return Turn.objects.filter(job=mine.job, worker=mine.worker, tries=mine.tries)


def _again_or_never(job: UUID, tries: int, why: str, *, wait: bool) -> None:
    turn, row = Turn.objects.filter(job=job), DBTaskResult.objects.filter(pk=job)
    if rules.is_worth_another_try(tries):
        turn.update(worker="", lease_until=None, why=why)
        after = Now() + rules.wait_before_try(tries) if wait else Now()
        row.update(status=TaskResultStatus.READY, run_after=after)
    else:
        turn.update(worker="", lease_until=None, why=why, dead_since=Now())
        row.update(status=TaskResultStatus.FAILED, finished_at=Now())


def _learn_of_strays() -> None:
    """Jobs that another program took up without a turn, and left running."""
    strays = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, turn=None, started_at__lt=Now() - rules.LEASE)
    for job in strays:
        Turn.objects.get_or_create(job=job, defaults={"worker": "stray", "tries": 1, "lease_until": job.started_at})
