"""Pages served to a measurement as ``sameboat serve`` serves them: the same server, on loopback."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

STARTS_WITHIN = 180


@contextmanager
def pages_served(*, workers, events=0):
    """The address of pages on a free port; and that of the event process, if it is wanted at a port."""
    from django.conf import settings
    from tests.members.journaled_smtp import free_port

    port = free_port()
    address = f"http://localhost:{port}"
    surroundings = {**os.environ, "SAMEBOAT_ADDRESS": address, "SAMEBOAT_KEYS": str(settings.KEYS)}
    granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--http", "1", "--no-ws"]
    granian += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers), "--blocking-threads", "4"]
    granian += ["--workers-kill-timeout", "5", "--log-level", "error", "--no-access-log"]
    started = [[*granian, "sameboat.config.wsgi:application"]]
    if events:
        surroundings["SAMEBOAT_LIVE_PORT"] = str(events)
        started.append([sys.executable, "-m", "sameboat.doors.cli.site.hearing", "127.0.0.1", str(events)])
    settings.FOLDER.mkdir(parents=True, exist_ok=True)  # on PostgreSQL nobody made it yet
    with ExitStack() as ends:
        said = ends.enter_context((settings.FOLDER / "said-by-the-pages").open("wb"))
        for words in started:
            process = subprocess.Popen(words, env=surroundings, stderr=said)
            ends.callback(process.wait)
            ends.callback(process.terminate)
        wait_for(f"{address}/healthz")
        if events:
            wait_for(f"http://localhost:{events}/events/alive")
        yield port


def wait_for(address):
    """Until somebody answers there."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), urlopen(address):
            return
        time.sleep(0.1)
    raise RuntimeError(f"nobody answers at {address}")
