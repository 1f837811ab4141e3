"""One worker: a process that does jobs, puts duties into the queue, and does what else the apps asked for.

Threads: one for short jobs, one for long ones, one for each thing beside them, and one that beats. Asked to end
(SIGTERM, Ctrl-C) it takes up nothing new, finishes what is in hand, and gives back what takes too long.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType

import structlog
from django.db import close_old_connections, connection
from django_tasks.base import TaskContext
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs import actions, registry, rules

log = structlog.get_logger("sameboat.worker")
LOOK_EVERY = 1.0
"""Seconds between two looks into an empty queue."""
AFTER_TROUBLE = 5.0
"""Seconds before a thread tries again whose database did not answer."""


class Worker:
    """Everything one worker process does."""

    def __init__(self, *, patience: float = 25.0, until_idle: bool = False) -> None:
        self.name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"
        self.patience = patience
        """Seconds that work in hand is given when the worker is asked to end."""
        self.until_idle = until_idle
        """Whether to end by itself when there is nothing left to do."""
        self._held: set[actions.InHand] = set()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._idle: set[str] = set()

    def run(self) -> None:
        """Work until asked to end."""
        registry.learn_duties()
        for known in (signal.SIGTERM, signal.SIGINT):
            signal.signal(known, self._asked_to_end)
        log.info("worker begins", worker=self.name)
        self._beat_once()
        self._begin("short jobs", lambda: self.do_one(long=False))
        self._begin("long jobs", lambda: self.do_one(long=True))
        for number, make in enumerate(registry.all_beside()):
            piece = make(self.name)
            self._begin(f"beside {number}", piece, piece.rest)
        threading.Thread(target=self._beat, name="beat", daemon=True).start()
        while not self._stopping.wait(0.5):
            if self.until_idle and len(self._idle) == len(self._threads):
                self._stopping.set()
        self._end()

    def do_one(self, *, long: bool) -> bool:
        """Take up one job and do it. Whether there was one."""
        mine = actions.take_up(self.name, long=long)
        if mine is None:
            return False
        self._held.add(mine)
        begun = time.monotonic()
        try:
            self._do(mine)
        finally:
            self._held.discard(mine)
        log.info("job ended", job=str(mine.job), tries=mine.tries, seconds=round(time.monotonic() - begun, 3))
        return True

    def _do(self, mine: actions.InHand) -> None:
        told = actions.in_hand.set(mine)
        try:
            row = DBTaskResult.objects.get(pk=mine.job)
            task, result = row.task, row.task_result
            context = (TaskContext(task_result=result),) if task.takes_context else ()  # type: ignore[arg-type]
            answer = task.call(*context, *result.args, **result.kwargs)
            if not actions.finish(mine, answer):
                raise actions.TurnLost
        except actions.TurnLost:
            log.warning("job went to another worker", job=str(mine.job))
        except BaseException as trouble:
            log.warning("job failed", job=str(mine.job), tries=mine.tries, kind=type(trouble).__qualname__)
            actions.fail(mine, trouble)
        finally:
            actions.in_hand.reset(told)

    def _begin(self, name: str, piece: Callable[[], bool], rest: Callable[[], None] = lambda: None) -> None:
        thread = threading.Thread(target=self._go_on, args=(name, piece, rest), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _go_on(self, name: str, piece: Callable[[], bool], rest: Callable[[], None]) -> None:
        """One thread: piece after piece, a rest when there is none, and on after any trouble."""
        while not self._stopping.is_set():
            pause = LOOK_EVERY
            try:
                close_old_connections()
                if piece():
                    self._idle.discard(name)
                    continue
                rest()
                self._idle.add(name)
            except Exception as trouble:
                log.error("a thread of the worker had trouble", thread=name, kind=type(trouble).__qualname__)
                pause = AFTER_TROUBLE
                connection.close()
            self._stopping.wait(pause)
        rest()
        connection.close()

    def _beat(self) -> None:
        """Keep what is in hand, bring back what others left, begin duties; also while the worker is ending."""
        while True:
            time.sleep(rules.BEAT.total_seconds())
            self._beat_once()

    def _beat_once(self) -> None:
        try:
            close_old_connections()
            actions.keep(list(self._held))
            if not self._stopping.is_set():
                if brought := actions.bring_back():
                    log.warning("jobs brought back", jobs=brought)
                actions.begin_duties()
        except Exception as trouble:
            log.error("the worker could not beat", kind=type(trouble).__qualname__)
            connection.close()

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self._stopping.is_set():  # asked twice: at once
            os._exit(128 + number)
        self._stopping.set()

    def _end(self) -> None:
        deadline = time.monotonic() + self.patience
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        for mine in list(self._held):
            log.warning("job given back", job=str(mine.job))
            actions.give_back(mine)
        log.info("worker ended", worker=self.name)
        if any(thread.is_alive() for thread in self._threads):
            os._exit(0)  # a long job does not hear us; whoever has it next goes on
