"""Jobs go from hand to hand: taken up by one, tried again, given up after five tries, and nothing is lost."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs import actions, queries, registry, rules
from sameboat.base.jobs.models import Period, Turn
from sameboat.base.jobs.worker import Worker
from sameboat.base.kit import clock
from tests.base import errands
from tests.base.errands import lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "lines")


@pytest.fixture
def worker():
    return Worker()


def row(result) -> DBTaskResult:
    return DBTaskResult.objects.get(pk=result.id)


def expire(**which):
    Turn.objects.filter(**which).update(lease_until=Now() - timedelta(seconds=1))


def let_wait_pass():
    DBTaskResult.objects.update(run_after=Now() - timedelta(seconds=1))


def test_a_job_is_done_once(worker, file):
    errands.leave_a_line.enqueue(file)
    assert worker.do_one(long=False)
    assert not worker.do_one(long=False)
    assert lines(file) == ["done"]
    assert not Turn.objects.exists()


def test_what_a_job_answers_is_kept(worker):
    result = errands.answer_with.enqueue(7)
    worker.do_one(long=False)
    result.refresh()
    assert result.return_value == {"value": 7}


def test_a_job_that_was_refused_with_its_act_never_was(worker, file):
    with transaction.atomic():
        errands.leave_a_line.enqueue(file)
        transaction.set_rollback(True)  # the act failed
    assert not worker.do_one(long=False)
    assert lines(file) == []


def test_short_and_long_jobs_have_a_thread_each(worker, file):
    errands.something_long.enqueue(file)
    assert not worker.do_one(long=False)
    assert worker.do_one(long=True)
    assert lines(file) == ["long"]


def test_a_job_for_later_waits(worker, file):
    errands.leave_a_line.using(run_after=clock.now() + timedelta(minutes=5)).enqueue(file)
    assert not worker.do_one(long=False)
    let_wait_pass()
    assert worker.do_one(long=False)


def test_a_failed_job_waits_longer_each_time_and_is_given_up_after_five_tries(worker, file):
    result = errands.fail_with_private_words.enqueue()
    for _ in range(rules.TRIES):
        assert worker.do_one(long=False)
        assert not worker.do_one(long=False)  # it waits, or is given up
        let_wait_pass()
    assert not worker.do_one(long=False)
    (turn,) = queries.dead_jobs()
    assert (str(turn.job_id), turn.tries, turn.why) == (result.id, 5, "builtins.ValueError")
    assert row(result).status == TaskResultStatus.FAILED
    errands.leave_a_line.enqueue(file)
    assert worker.do_one(long=False)
    assert lines(file) == ["done"]


def test_waits_grow_from_ten_seconds_to_an_hour():
    waits = [rules.wait_before_try(tries) for tries in (1, 2, 3, 4, 5, 99)]
    assert waits == [timedelta(seconds=seconds) for seconds in (10, 40, 160, 640, 2560, 3600)]


def test_a_given_up_job_can_be_tried_anew(worker):
    errands.fail_with_private_words.enqueue()
    for _ in range(rules.TRIES):
        worker.do_one(long=False)
        let_wait_pass()
    actions.try_again(queries.dead_jobs().get())
    assert not queries.dead_jobs().exists()
    assert worker.do_one(long=False)
    assert Turn.objects.get().tries == 1


def test_what_an_error_says_is_kept_nowhere(worker, caplog):
    result = errands.fail_with_private_words.enqueue()
    worker.do_one(long=False)
    kept = row(result)
    assert "errands.py" in kept.traceback
    assert "CANARY" not in kept.traceback + kept.exception_class_path + str(vars(Turn.objects.get()))
    assert "CANARY" not in caplog.text


def test_a_job_whose_answer_cannot_be_kept_counts_as_failed(worker):
    errands.answer_with_something_unspeakable.enqueue()
    worker.do_one(long=False)
    assert Turn.objects.get().why == "builtins.TypeError"


def test_a_job_whose_code_is_gone_counts_as_failed(worker):
    result = errands.leave_a_line.enqueue("nowhere")
    DBTaskResult.objects.filter(pk=result.id).update(task_path="tests.base.errands.gone")
    worker.do_one(long=False)
    assert Turn.objects.get().tries == 1


def test_a_job_knows_which_try_it_is(worker, file):
    errands.say_which_try.enqueue(file)
    mine = actions.take_up("somebody", long=False)
    expire(job=mine.job)
    actions.bring_back()
    worker.do_one(long=False)
    assert lines(file) == ["2"]


def test_while_one_worker_has_a_job_no_other_gets_it(file):
    errands.leave_a_line.enqueue(file)
    mine = actions.take_up("one", long=False)
    assert mine is not None
    assert actions.take_up("another", long=False) is None
    assert actions.bring_back() == 0
    actions.keep([mine])
    assert Turn.objects.get().lease_until > queries.database_now() + timedelta(seconds=30)


def test_a_job_of_a_silent_worker_is_brought_back_and_the_silent_one_changes_nothing_any_more(worker, file):
    result = errands.leave_a_line.enqueue(file)
    mine = actions.take_up("silent", long=False)
    expire(job=mine.job)
    assert actions.bring_back() == 1
    assert worker.do_one(long=False)
    assert not actions.finish(mine, "too late")
    assert not actions.fail(mine, RuntimeError())
    actions.give_back(mine)
    actions.keep([mine])
    assert row(result).status == TaskResultStatus.SUCCESSFUL
    assert lines(file) == ["done"]


def test_a_job_that_lost_its_turn_can_ask_before_it_writes(file):
    errands.leave_a_line.enqueue(file)
    mine = actions.take_up("silent", long=False)
    token = actions.in_hand.set(mine)
    try:
        actions.require_our_turn()
        expire(job=mine.job)
        actions.bring_back()
        with pytest.raises(actions.TurnLost):
            actions.require_our_turn()
    finally:
        actions.in_hand.reset(token)
    actions.require_our_turn()  # outside a worker there is no turn to lose


def test_a_worker_that_lost_its_turn_in_the_middle_leaves_the_job_to_the_other(worker, monkeypatch):
    errands.answer_with.enqueue(7)
    with monkeypatch.context() as patch:
        patch.setattr(DBTaskResult, "task_result", property(lambda job: _stolen(job)))
        worker.do_one(long=False)
    assert Turn.objects.get().worker == "thief"


def _stolen(job):
    Turn.objects.filter(job=job).update(worker="thief")
    raise actions.TurnLost


def test_a_job_that_kills_every_worker_is_given_up_too():
    errands.leave_a_line.enqueue("nowhere")
    for _ in range(rules.TRIES):
        assert actions.take_up("doomed", long=False)
        expire()
        actions.bring_back()
    assert actions.take_up("doomed", long=False) is None
    assert queries.dead_jobs().get().why == actions.ENDED


def test_a_job_given_back_costs_no_try():
    errands.leave_a_line.enqueue("nowhere")
    for _ in range(9):
        actions.give_back(actions.take_up("leaving", long=False))
    assert actions.take_up("staying", long=False).tries == 1


def test_a_job_left_running_by_another_program_is_brought_back():
    result = errands.leave_a_line.enqueue("nowhere")
    long_ago = Now() - timedelta(hours=1)
    DBTaskResult.objects.filter(pk=result.id).update(status=TaskResultStatus.RUNNING, started_at=long_ago)
    assert actions.bring_back() == 1
    assert actions.take_up("somebody", long=False).tries == 2


def test_the_queue_says_how_it_stands():
    assert queries.oldest_ready_job() is None
    first = errands.leave_a_line.enqueue("nowhere")
    errands.something_long.enqueue("nowhere")
    assert queries.oldest_ready_job() == first.enqueued_at


def test_old_jobs_are_forgotten(worker, file):
    errands.leave_a_line.enqueue(file)
    worker.do_one(long=False)
    assert actions.clear_away(clock.now() + timedelta(days=6)) == 0
    assert actions.clear_away(clock.now() + timedelta(days=8)) == 1
    assert not DBTaskResult.objects.exists()


class TestDuties:
    @pytest.fixture(autouse=True)
    def own_duties(self, monkeypatch):
        monkeypatch.setattr(registry, "_duties", {})

    def test_a_duty_comes_round_once_in_each_period(self):
        registry.every(hours=1)(errands.answer_with)
        noon = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)
        assert len(actions.begin_duties(noon)) == 1
        assert actions.begin_duties(noon) == []
        assert actions.begin_duties(noon + timedelta(minutes=54)) == []
        assert len(actions.begin_duties(noon + timedelta(minutes=55))) == 1
        assert DBTaskResult.objects.count() == 2

    def test_days_and_weeks_begin_on_a_monday(self):
        week = registry.Duty(errands.answer_with, timedelta(days=7))
        assert week.period_at(datetime(2026, 3, 4, 17, tzinfo=UTC)) == datetime(2026, 3, 2, tzinfo=UTC)

    def test_a_duty_without_a_period_is_noticed_at_once(self):
        with pytest.raises(ValueError, match="needs a period"):
            registry.every()

    def test_without_duties_nothing_is_begun(self):
        assert actions.begin_duties() == []


def test_every_app_has_its_duties_learnt():
    registry.learn_duties()
    names = {duty.name for duty in registry.duties()}
    assert {"sameboat.base.jobs.duties.clear_away_old_jobs", "sameboat.base.vault.duties.renew_keys"} <= names


def test_duties_do_no_harm_when_they_are_done_twice(worker, settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    registry.learn_duties()
    for duty in [*registry.duties(), *registry.duties()]:
        duty.task.enqueue()
    while worker.do_one(long=False):
        pass
    assert not Turn.objects.exists()


def test_the_clock_of_the_database_is_about_right():
    assert abs(queries.database_now() - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.fixture
def own_signals():
    """A worker listens to signals; afterwards the tests do again."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, known in before.items():
        signal.signal(number, known)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_signals")
def test_a_worker_may_end_when_everything_is_done_and_trouble_beside_it_stops_nothing(file, monkeypatch):
    class Trouble:
        """Fails once, and then has nothing to do."""

        failed = False

        def __call__(self):
            if not Trouble.failed:
                Trouble.failed = True
                raise RuntimeError("CANARY")
            return False

        def rest(self):
            errands.leave(file, "rested")

    monkeypatch.setattr(registry, "_duties", {})
    monkeypatch.setattr(registry, "learn_duties", lambda: None)
    monkeypatch.setattr(registry, "_beside", [lambda _name: Trouble()])
    monkeypatch.setattr("sameboat.base.jobs.worker.AFTER_TROUBLE", 0.1)
    registry.every(hours=1)(errands.answer_with_nothing)
    for word in ("a", "b", "c"):
        errands.leave_a_line.enqueue(file, word)
    errands.something_long.enqueue(file)
    Worker(until_idle=True).run()
    assert {"a", "b", "c", "long", "rested"} == set(lines(file))
    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 5


def test_only_a_given_up_job_is_tried_anew():
    errands.leave_a_line.enqueue("nowhere")
    mine = actions.take_up("somebody", long=False)
    actions.try_again(Turn.objects.get())
    assert Turn.objects.get().worker == mine.worker


@pytest.mark.django_db(transaction=True)
def test_eight_threads_at_once_do_every_job_once(file):
    for number in range(24):
        errands.leave_a_line.enqueue(file, str(number))
    start = threading.Barrier(8)

    def work():
        try:
            worker = Worker()
            start.wait()
            while worker.do_one(long=False):
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lines(file), key=int) == [str(number) for number in range(24)]


@pytest.mark.django_db(transaction=True)
def test_eight_threads_at_once_begin_a_duty_once(monkeypatch):
    monkeypatch.setattr(registry, "_duties", {})
    registry.every(hours=1)(errands.answer_with)
    start, begun = threading.Barrier(8), []

    def begin():
        try:
            start.wait()
            begun.extend(actions.begin_duties(datetime(2026, 3, 2, 12, 5, tzinfo=UTC)))
        finally:
            connection.close()

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == 1
    assert Period.objects.count() == 1
