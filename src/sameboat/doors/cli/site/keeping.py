"""Keeps a site running: the pages, the event process and the worker beside them, and a clean end.

``sameboat serve`` looks after everything first and then *becomes* this small program (exec), so that what stands over
the pages for weeks holds no Django and a few megabytes only. It knows the standard library alone.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sameboat.doors.cli.site.children import Child

PAGES_END_WITHIN = 10
"""Seconds a page that is being made is given at the end."""
WORK_ENDS_WITHIN = 30
"""Seconds the worker has to finish the letter or task in hand."""
EVENTS_END_WITHIN = 5
ANSWERS_END_WITHIN = 10
READY_WITHIN = 60
GLANCE = 0.2
PATIENCE = 2.0
"""Seconds before what runs beside the pages is started again after it ended; doubled each time, up to a minute."""


def main(words: Sequence[str]) -> int:
    """Serve until asked to stop."""
    asked = _arguments(words)
    surroundings = dict(os.environ)
    # Two pools of memory are enough for a few threads; the C library would make eight for each processor.
    surroundings.setdefault("MALLOC_ARENA_MAX", "2")
    if asked.follow:
        surroundings["SAMEBOAT_ADDRESS"] = f"http://localhost:{asked.port}"
    if asked.events_port:
        surroundings["SAMEBOAT_LIVE_PORT"] = str(asked.events_port)
    address = surroundings["SAMEBOAT_ADDRESS"] if asked.follow else asked.address
    pages = Child("pages", _granian(asked), surroundings, grace=PAGES_END_WITHIN + 5)
    beside = []
    if asked.events_port:
        hearing = (sys.executable, "-m", "sameboat.doors.cli.site.hearing", asked.host, str(asked.events_port))
        beside.append(Child("event process", hearing, surroundings, grace=EVENTS_END_WITHIN))
    if asked.with_answers:
        answers = (sys.executable, "-m", "sameboat.doors.cli.app", "answers")
        beside.append(Child("process that takes answers", answers, surroundings, grace=ANSWERS_END_WITHIN))
    if asked.with_work:
        work = (sys.executable, "-m", "sameboat.doors.cli.app", "work")
        beside.append(Child("worker", work, surroundings, grace=WORK_ENDS_WITHIN))
    keeper = Keeper(pages, beside)
    if asked.warm:
        engine = ("nice", "-n", "19", sys.executable, "-m", "sameboat.doors.cli.warming")
        keeper.once.append(Child("engine", engine, surroundings, grace=1))
    return keeper.keep(lambda: _is_well(asked.host, asked.port, address), lambda: _announce(asked, address))


class Keeper:
    """Stands over the pages and what runs beside them."""

    def __init__(self, pages: Child, beside: list[Child]) -> None:
        self.pages = pages
        self.beside = beside
        self.once: list[Child] = []
        """Started when the pages are up, and not again."""
        self.stopping = False
        self._pauses = dict.fromkeys((child.name for child in beside), PATIENCE)

    def keep(self, is_well: Callable[[], bool], announce: Callable[[], None]) -> int:
        """Start everything, say where it is, and stay until a signal or the end of the pages."""
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._stop)
        try:
            self.pages.start()
            if self._wait_for(is_well):
                announce()
                for child in (*self.beside, *self.once):
                    child.start()
                self._stay()
        finally:
            code = self.pages.ended()
            self._end()
        if self.stopping:
            return 0
        print(f"The pages ended by themselves (code {code}); their last words stand above.", file=sys.stderr)
        return 1

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _wait_for(self, is_well: Callable[[], bool]) -> bool:
        """Until the pages answer. False when they never do, or somebody wants to stop."""
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and not self.stopping and self.pages.runs:
            if is_well():
                return True
            time.sleep(GLANCE / 2)
        return False

    def _stay(self) -> None:
        while not self.stopping and self.pages.runs:
            time.sleep(GLANCE)
            for child in self.beside:
                self._look_after(child)

    def _look_after(self, child: Child) -> None:
        """Who ended by itself is started again, after a pause that grows while it keeps ending."""
        if child.runs:
            return
        pause = self._pauses[child.name]
        ran = time.monotonic() - child.started_at
        if ran < pause:
            return
        child.sweep()
        print(f"The {child.name} ended (code {child.ended()}) and is started again.", file=sys.stderr, flush=True)
        self._pauses[child.name] = PATIENCE if ran > 300 else min(60.0, pause * 2)
        child.start()

    def _end(self) -> None:
        """Everybody is asked at once; then each is seen out."""
        family = (self.pages, *self.beside, *self.once)
        for child in family:
            child.ask_to_end()
        for child in family:
            child.see_it_end()


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sameboat serve")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--address", required=True)
    parser.add_argument("--events-port", type=int, default=0)
    for flag in ("--follow", "--with-work", "--with-answers", "--warm", "--demo"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(words)


def _granian(asked: argparse.Namespace) -> list[str]:
    """The server of the pages: plain HTTP for a proxy or a loopback browser, no log of who read what."""
    granian = str(Path(sys.executable).with_name("granian"))
    words = [granian, "--interface", "wsgi", "--http", "1", "--no-ws", "--host", asked.host, "--port", str(asked.port)]
    words += ["--workers", str(asked.workers), "--blocking-threads", "4", "--workers-kill-timeout"]
    words += [str(PAGES_END_WITHIN), "--respawn-failed-workers", "--log-level", "warning", "--no-access-log"]
    return [*words, "sameboat.config.wsgi:application"]


def _is_well(host: str, port: int, address: str) -> bool:
    """The pages answer, under the name they will be called by."""
    line = http.client.HTTPConnection("127.0.0.1" if host in ("0.0.0.0", "") else host, port, timeout=5)  # nosec B104
    try:
        line.request("GET", "/healthz", headers={"Host": urlsplit(address).netloc})
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _announce(asked: argparse.Namespace, address: str) -> None:
    """Say where the site is, at once, even into a pipe."""
    lines = [f"Sameboat is open at {address}"]
    if asked.demo:
        lines.append("This is a demo: everybody in it is invented.")
        lines.append(f"Sign in as any of them at {address}/demo/")
    elif not asked.follow:
        lines.append(f"Pages are served to the proxy on {asked.host}:{asked.port}.")
        if asked.events_port:
            lines.append(f"Its /events/ leads to {asked.host}:{asked.events_port}.")
    if not asked.with_work:
        lines.append("Letters and tasks wait for the worker: sameboat work")
    print("\n".join([*lines, "Ctrl-C stops it."]), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
