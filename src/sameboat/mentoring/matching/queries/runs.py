"""Runs of a round: the one that goes, those that were kept, how far one is, and how the round stands for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sameboat.base.kit import clock
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.consequences import consequences_of, hangs_together
from sameboat.mentoring.matching.gauge.crowd import crowd_of
from sameboat.mentoring.matching.models import ProposedMember, Run
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.queries.waiting import pool_of
from sameboat.mentoring.matching.rules import progress
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.programmes.models import Role, Round, Shape
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments

JOB = "sameboat.mentoring.matching.actions.running.run_round"


def runs_of(viewer: Viewer, round_: Round) -> QuerySet[Run]:
    """Every run of a round, the newest first, for its coordinators."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    return Run.objects.filter(round__in=led.values("pk")).select_related("round__programme", "by").order_by("-number")


def latest_run(viewer: Viewer, round_: Round) -> Run | None:
    """The newest run over everybody that came to its end: the proposal that counts."""
    return runs_of(viewer, round_).filter(purpose=Purpose.ROUND, finished_at__isnull=False).first()


def going_run(viewer: Viewer, round_: Round) -> Run | None:
    """The one that goes now."""
    return runs_of(viewer, round_).filter(pk__in=Run.objects.going().values("pk")).first()


def earlier_run(run: Run) -> Run | None:
    """The last of the programme that came to its end, which tells how long such a run takes."""
    return (
        Run.objects.filter(round__programme=run.round.programme_id, finished_at__isnull=False, people__gt=0)
        .exclude(pk=run.pk)
        .exclude(purpose=Purpose.WAITING)
        .order_by("-finished_at")
        .first()
    )


def how_it_stands(round_: Round, settings: Mapping[str, Any], *, purpose: str = "round") -> rules.Stands:
    """What the rules need to know before a run; with as many as two thousand people looked at pair by pair."""
    tried = round_.rules | {"hours": settings.get("hours", round_.rules.get("hours", 0))}
    crowd, over = crowd_of(round_), waiting_today(round_)
    if purpose == Purpose.WAITING:
        people = {each.enrolment.pk for each in pool_of(round_)} & _taking_part(round_)
    else:
        people = _taking_part(round_) - set(over.places)
    counted = consequences_of(round_, tried, ()) if purpose == Purpose.ROUND else None
    countries = {share.country for share in over.shares if share.country}
    roles = [str(crowd.roles[crowd.at[pk]]) for pk in people if pk in crowd.at]
    now = clock.now()
    return rules.Stands(
        shape=round_.programme.shape,
        people=len(people),
        applied=sent_enrolments(round_).count(),
        countries=len(countries),
        differ_in_country=over.asked in tried.get("different", ()) if over.asked else False,
        fits_together=hangs_together(round_, tried),
        leaves_nobody=counted is not None and not counted.too_few and counted.together == 0,
        alone=counted.alone if counted is not None and not counted.sampled else 0,
        mentors=sum(role in ("mentor", "either") for role in roles),
        mentees=sum(role in ("mentee", "either") for role in roles),
        is_open=round_.is_open(now),
        ongoing=round_.closes_on is None,
        over_the_cap=len(over.places),
        is_going=Run.objects.going().filter(round=round_).exists(),
        announced=round_.announced_at is not None,
        published=round_.published_at is not None,
        ended=round_.ended_at is not None,
    )


def _taking_part(round_: Round) -> set[Any]:
    return set(who_takes_part(round_).values_list("pk", flat=True))


# ---- how far one is


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a run is, as far as anybody can tell."""

    stage: str | Promise
    per_cent: int
    people: int
    left: timedelta | None
    """How long the rest will take."""
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
    left = None
    if run.began_at is not None:
        expected = progress.expected_seconds(before.seconds, run.people, before.people) if before else None
        seconds = progress.seconds_left(run.stage_done, (now - run.began_at).total_seconds(), expected)
        left = timedelta(seconds=round(seconds)) if seconds is not None else None
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
    return DBTaskResult.objects.filter(queue_name="long", status=TaskResultStatus.RUNNING)


# ---- what came of it


@dataclass(frozen=True, slots=True)
class WhatCame:
    """What a run brought, in numbers."""

    people: int
    matched: int
    alone: int
    sizes: list[tuple[int, int]]
    """How many groups there are of each size, the commonest size first."""
    worst_off: int | None
    """The least that anybody with a partner gets of what they asked for, in hundredths."""
    middle: int | None
    """What half of the people get at least, in hundredths."""
    proved: bool
    by_hand: int
    wishes: dict[str, dict[str, int]]
    """By weight: how many were granted, nearly, or not."""
    is_pairs: bool

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return sum(many for _size, many in self.sizes)


def what_came_of(run: Run) -> WhatCame:
    """The figures of a run that came to its end, as the program left it."""
    audit, alone = run.audit, run.alone.count()
    matched = ProposedMember.objects.filter(group__run=run, group__made_by=None).count()
    sizes = [(int(size), many) for size, many in (audit.get("groups") or {}).items()]
    worst, middle = audit.get("worst_off"), (audit.get("quantiles") or {}).get("50")
    return WhatCame(
        people=run.people,
        matched=matched,
        alone=alone,
        sizes=sorted(sizes, key=lambda each: -each[1]),
        worst_off=None if worst is None else round(100 * worst),
        middle=None if middle is None else round(100 * middle),
        proved=bool(audit.get("proved")),
        by_hand=audit.get("locked", 0),
        wishes={
            weight: {answer: many for answer, many in counts.items() if answer != "considered"}
            for weight, counts in (audit.get("wishes") or {}).items()
        },
        is_pairs=run.round.programme.shape == Shape.PAIRS,
    )
