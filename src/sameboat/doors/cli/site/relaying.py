"""The relay that a worker brings along: one for the machine, whichever worker started it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from .children import Child

LOOKS_EVERY = 2.0
"""Seconds between two looks whether a relay runs."""
LONGEST_PAUSE = 60.0
GLANCE = 0.2
ENDS_WITHIN = 40.0
"""Seconds a relay has to finish the letter in hand; a mail server may take thirty for a step."""


@contextmanager
def relay_beside(*, until_handed_on: float = 0.0) -> Iterator[None]:
    """While the worker works, a relay runs on this machine, if that is who keeps the journal.

    One that runs already, by itself or beside another worker, is left alone; should it end, ours takes its place.
    ``until_handed_on``: how many seconds to wait at the end for what the relay has not handed on yet.
    """
    if settings.MAIL_JOURNAL != "relay":
        yield
        return
    relay = Child("relay", (sys.executable, "-m", "sameboat.doors.cli.app", "relay"), os.environ, grace=ENDS_WITHIN)
    ended = threading.Event()
    keeping = threading.Thread(target=_keep, args=(relay, ended), name="relay", daemon=True)
    keeping.start()
    try:
        yield
        _wait_until_handed_on(until_handed_on)
    finally:
        ended.set()
        keeping.join()
        relay.see_it_end()


def _keep(relay: Child, ended: threading.Event) -> None:
    """Start it when nobody answers; one that cannot run is not started many times a minute.

    It is asked to end from here, because the kernel says farewell to a child when the *thread* ends that started it.
    """
    from sameboat.members.notices.relay.running import answers_here

    pause = LOOKS_EVERY
    while not ended.is_set():
        if relay.runs or answers_here():
            pause = LOOKS_EVERY
        else:
            relay.sweep()
            relay.start()
            pause = min(pause * 2, LONGEST_PAUSE)
        ended.wait(pause)
    relay.ask_to_end()


def _wait_until_handed_on(seconds: float) -> None:
    from sameboat.members.notices.journals import journal_in_use

    until = time.monotonic() + seconds
    while time.monotonic() < until and journal_in_use().waiting():
        time.sleep(GLANCE)
