"""The event process beside a site under test, as ``sameboat serve`` starts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from tests.base.a_worker import address_of_the_database
from tests.members.journaled_smtp import free_port

STARTS_WITHIN = 60


@contextmanager
def an_event_process(address: str, settings, folder: Path) -> Iterator[subprocess.Popen]:
    """Listening for the pages of the site at this address, which are told where it is."""
    port = free_port()
    surroundings = {
        **os.environ,
        "SAMEBOAT_ADDRESS": address,
        "SAMEBOAT_DATABASE": address_of_the_database(),
        "SAMEBOAT_FOLDER": str(folder),
        "SAMEBOAT_KEYS": str(settings.KEYS),
        "SAMEBOAT_LIVE": "yes",
        "SAMEBOAT_LIVE_PORT": str(port),
    }
    command = [sys.executable, "-m", "sameboat.doors.cli.site.hearing", "127.0.0.1", str(port)]
    process = subprocess.Popen(command, env=surroundings)
    try:
        there = f"http://localhost:{port}"
        _wait_for(f"{there}/events/alive", process)
        settings.LIVE, settings.LIVE_ADDRESS = True, f"{there}/events/"
        directives = dict(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
        directives["connect-src"] = [*directives["connect-src"], there]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _wait_for(address: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urlopen(address) as answer:
            assert answer.status == 200
            return
        time.sleep(0.1)
    raise AssertionError("the event process did not start")
