"""Real workers, really killed: the job is done again by another, and a worker that is asked to end ends well."""

from __future__ import annotations

import signal

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs import queries, registry
from sameboat.base.jobs.models import Turn
from tests.base import errands
from tests.base.a_worker import start, until
from tests.base.errands import lines

pytestmark = pytest.mark.django_db(transaction=True)
QUICK = {"LEASE": 2.0, "BEAT": 0.4}


@pytest.fixture
def workers(monkeypatch):
    """Starts workers; whatever is still running at the end of the test is ended."""
    monkeypatch.setattr(registry, "_duties", {})
    started = []

    def begin(**limits):
        started.append(start(**{**QUICK, **limits}))
        return started[-1]

    yield begin
    for worker in started:
        if worker.poll() is None:
            worker.kill()
        worker.wait()


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "lines")


def status(result):
    return DBTaskResult.objects.get(pk=result.id).status


def test_a_job_whose_worker_was_killed_is_done_by_another_once_its_lease_is_over(workers, file):
    result = errands.take_a_while.enqueue(file, 1.5)
    first = workers()
    until(lambda: lines(file) == ["begun"])
    first.send_signal(signal.SIGKILL)
    workers()
    until(lambda: lines(file) == ["begun", "begun", "done"])
    until(lambda: status(result) == TaskResultStatus.SUCCESSFUL)


def test_a_job_that_kills_its_workers_is_laid_aside_and_the_others_are_done(workers, file, tmp_path):
    errands.kill_the_worker.enqueue(file)
    others = str(tmp_path / "others")
    for number in range(3):
        errands.leave_a_line.enqueue(others, str(number))
    worker = workers(TRIES=2)

    def somebody_works():
        nonlocal worker
        if worker.poll() is not None:
            worker = workers(TRIES=2)
        return queries.dead_jobs().exists() and len(lines(others)) == 3

    until(somebody_works)
    assert lines(file) == ["begun"] * 2
    assert sorted(lines(others)) == ["0", "1", "2"]


def test_a_worker_asked_to_end_finishes_what_is_in_hand(workers, file):
    errands.take_a_while.enqueue(file, 1.0)
    worker = workers()
    until(lambda: lines(file) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0
    assert lines(file) == ["begun", "done"]
    assert not Turn.objects.exists()


def test_a_worker_asked_to_end_gives_back_what_takes_too_long(workers, file):
    result = errands.take_a_while.enqueue(file, 60)
    worker = workers(patience=0.5)
    until(lambda: lines(file) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0
    assert status(result) == TaskResultStatus.READY
    assert Turn.objects.get().tries == 0


def test_a_worker_that_was_silent_and_thought_dead_writes_nothing(workers, file):
    result = errands.take_as_long_as_it_takes_another_to_begin.enqueue(file, 25.0)
    workers(BEAT=60, LEASE=1)  # it works, and says nothing for a minute
    until(lambda: len(lines(file)) == 1)
    workers()
    until(lambda: status(result) == TaskResultStatus.SUCCESSFUL)
    begun = [line for line in lines(file) if line != "done"]
    assert len(begun) == 2
    assert lines(file).count("done") == 1
