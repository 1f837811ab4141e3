"""What the worker does with a run: open what people said, ask the engine, write down what it found.

It tells how far it is about once a second and looks at the same time whether it is still wanted. Nothing of what it
found is there before all of it is: one transaction writes every row.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog
from django.db import DatabaseError, transaction
from django_tasks import task

from sameboat import __version__
from sameboat.base.jobs.actions import TurnLost, require_our_turn
from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.vault.actions import VaultError
from sameboat.mentoring.matching.actions.reading import read_texts
from sameboat.mentoring.matching.actions.writing import write_down
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.bridge import ProgrammeError, solving
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.queries.progress import has_a_job
from sameboat.mentoring.matching.queries.runs import earlier_run
from sameboat.mentoring.matching.queries.waiting import had_each_other, pool_of
from sameboat.mentoring.matching.rules import progress
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.programmes.models import Enrolment

log = structlog.get_logger("sameboat.runs")
TELL_EVERY = 0.8
"""Seconds between two words about how far it is."""


class NotWanted(Exception):  # noqa: N818  it is what happened, not a mistake
    """Somebody stopped the run, or it has ended in another way."""


@task(queue_name="long")
def run_round(run_id: str) -> None:
    """Bring a run to its end: finished, or failed with a sentence; nothing where somebody stopped it."""
    run = Run.objects.going().filter(pk=UUID(run_id)).select_related("round__programme").first()
    if run is None:
        return
    try:
        _run(run)
    except NotWanted:
        log.info("run was stopped", run=run_id)
    except (TurnLost, DatabaseError):
        raise  # another worker has it, or the next try will find the database again
    except ProgrammeError as trouble:
        _fail(run, str(trouble))
    except VaultError:
        _fail(run, rules.CANNOT_OPEN)
    except Exception as trouble:
        place = trouble.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
        log.error("run failed", run=run_id, kind=type(trouble).__qualname__, where=where)
        _fail(run, rules.BROKE)


def end_lost_runs() -> int:
    """Runs that go on and of which no worker will ever hear again: they are said to have failed. How many."""
    lost = 0
    for run in Run.objects.going().filter(asked_at__lt=clock.now() - rules.QUIET):
        job = has_a_job(run)
        if job != "waits":
            _fail(run, rules.GIVEN_UP if job == "given up" else rules.LOST)
            lost += 1
    return lost


# ---- how


@dataclass(slots=True)
class Telling:
    """Says how far a run is, and hears whether it is still wanted."""

    run: Run
    earlier: Mapping[str, float] = field(default_factory=dict)
    """The seconds of each stage of an earlier run."""
    seconds: dict[str, float] = field(default_factory=dict)
    """What each stage took this time."""
    _stage: str = ""
    _share: float = 0.0
    _since: float = field(default_factory=time.monotonic)
    _told: float = 0.0

    def __call__(self, stage: str, done: float) -> None:
        """Tell, if there is anything new; stop here where nobody wants the run any more."""
        now = time.monotonic()
        if stage != self._stage:
            self.book()
            self._stage = stage
        elif now - self._told < TELL_EVERY:
            return
        self._told = now
        self._share = max(self._share, progress.share_done(stage, done, self.earlier))
        self._say(stage=stage, stage_done=round(self._share, 4))

    def people(self, people: int) -> None:
        """How many are matched."""
        self._say(people=people)

    def book(self) -> None:
        """Note how long the stage that ends now took."""
        now = time.monotonic()
        if self._stage:
            self.seconds[self._stage] = round(self.seconds.get(self._stage, 0.0) + now - self._since, 3)
        self._since = now

    def _say(self, **facts: Any) -> None:
        if not Run.objects.going().filter(pk=self.run.pk).update(told_at=clock.now(), **facts):
            raise NotWanted


def _run(run: Run) -> None:
    begun = time.monotonic()
    Run.objects.filter(pk=run.pk).update(began_at=clock.now(), stage="", stage_done=0.0)
    before = earlier_run(run)
    tell = Telling(run, (before.audit.get("stages") or {}) if before else {})
    tell(progress.OPENING, 0.0)
    among, room, apart, kept_out = _whom(run)
    tell.people(len(among))
    given = solving.everything_for(
        run.round,
        among,
        chosen=run.settings,
        together=[(one, other) for one, other in run.together],
        apart=[*((one, other) for one, other in run.apart), *apart],
        room=room,
        seed=run.seed,
    )
    tell(progress.OPENING, 1.0)
    read_texts(given, tell)
    mark = solving.fingerprint(given, run.round)
    found = solving.solved(given, run.round, tell)
    tell(progress.WRITING, 0.0)
    notes = _notes(run, given, kept_out)
    with transaction.atomic():
        require_our_turn()
        if not Run.objects.going().select_for_update().filter(pk=run.pk).exists():
            raise NotWanted
        notes += write_down(run, found)
        tell.book()
        run.input_hash, run.engine_version, run.people = mark, __version__, len(given.people)
        run.audit = found.audit | {"stages": tell.seconds}
        run.notes = [*notes, *found.notes]
        run.stage, run.stage_done, run.finished_at = "", 1.0, clock.now()
        run.seconds = round(time.monotonic() - begun, 2)
        run.save()
        note("finish run", run, by=None)


def _whom(run: Run) -> tuple[list[Enrolment], dict[UUID, int], list[tuple[str, str]], int]:
    """Whom a run is about, for how many some of them have room, who had each other, and how many the cap keeps out."""
    if run.purpose == Purpose.WAITING:
        pool = pool_of(run.round)
        proved = set(who_takes_part(run.round).values_list("pk", flat=True))
        waiting = [each for each in pool if each.enrolment.pk in proved]
        for each in waiting:
            each.enrolment.role = each.waits.role
        room = {each.enrolment.pk: each.waits.places for each in waiting}
        had = [(str(one), str(other)) for one, other in had_each_other(run.round)]
        return [each.enrolment for each in waiting], room, had, 0
    over = waiting_today(run.round).places
    everybody = list(who_takes_part(run.round))
    among = [each for each in everybody if each.pk not in over]
    return among, {}, [], len(everybody) - len(among)


def _notes(run: Run, given: solving.Given, kept_out: int) -> list[str]:
    notes = [str(rules.ruled_by_cap(kept_out))] if kept_out else []
    if given.missing:
        keys = {UUID(one) for pair in given.missing for one in pair}
        rows = Enrolment.objects.filter(pk__in=keys, round=run.round).select_related("person")
        names = {str(row.pk): row.person.name for row in rows}
        notes += [rules.lock_left_out(names.get(one, ""), names.get(other, "")) for one, other in given.missing]
    return notes


@transaction.atomic
def _fail(run: Run, why: Any) -> None:
    if Run.objects.going().filter(pk=run.pk).update(failed_at=clock.now(), trouble=str(why)[:300]):
        note("fail run", run, by=None)
