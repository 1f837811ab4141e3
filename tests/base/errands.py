"""Jobs for tests of the queue. They leave lines in a file, so that it is seen what was done, and how often."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

from django_tasks import task

from sameboat.base.jobs import actions


def lines(file) -> list[str]:
    return Path(file).read_text().split() if Path(file).exists() else []


def leave(file, word) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w") as out:
        out.write(f"{word}\n")


@task()
def leave_a_line(file, word="done"):
    leave(file, word)


@task()
def take_a_while(file, seconds):
    leave(file, "begun")
    time.sleep(seconds)
    leave(file, "done")


@task()
def take_as_long_as_it_takes_another_to_begin(file, at_most):
    leave(file, f"begun-{threading.get_ident()}")
    over = time.monotonic() + at_most
    while Path(file).read_text().count("begun-") < 2 and time.monotonic() < over:
        time.sleep(0.1)
    actions.require_our_turn()
    leave(file, "done")


@task()
def kill_the_worker(file):
    leave(file, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def fail_with_private_words():
    raise ValueError("CANARY-my-own-words")


@task(queue_name="long")
def something_long(file):
    leave(file, "long")


@task(takes_context=True)
def say_which_try(context, file):
    leave(file, context.attempt)


@task()
def answer_with(value):
    return {"value": value}


@task()
def answer_with_nothing():
    return None


@task()
def answer_with_something_unspeakable():
    return object()
