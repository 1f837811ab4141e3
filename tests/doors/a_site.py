"""Real sites on loopback for tests: made, filled and served by the command line, in processes of their own."""

from __future__ import annotations

import http.client
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

SLOW = 300
"""Seconds that anything here may take on a busy machine."""
SAMEBOAT = (sys.executable, "-m", "sameboat.doors.cli.app")


def surroundings(**more: str) -> dict[str, str]:
    """The environment of somebody who never heard of our tests."""
    ours = ("SAMEBOAT_", "DJANGO_", "PYTEST_", "TEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | more


def sameboat(*words: object, cwd: Path | None = None, typed: str | None = None, **more: str):
    """Run one command to its end."""
    return subprocess.run(
        [*SAMEBOAT, *map(str, words)],
        cwd=cwd,
        env=surroundings(**more),
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        timeout=SLOW,
        check=False,
    )


class Served:
    """A site being served: ``with Served("--site", folder, "serve") as site: site.get("/")``."""

    def __init__(self, *words: object, cwd: Path | None = None, **more: str) -> None:
        self.words, self.cwd, self.more = [*SAMEBOAT, *map(str, words)], cwd, more
        self.said = ""

    def __enter__(self) -> Served:
        self.process = subprocess.Popen(
            self.words,
            cwd=self.cwd,
            env=surroundings(**self.more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.address = self._wait_for(r"open at (http://\S+)")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end()
        self.process.stdout.close()

    def end(self, sign: int = signal.SIGINT) -> int:
        """Stop it as a person would, and return its exit code."""
        self.process.send_signal(sign)
        try:
            return self.process.wait(SLOW)
        finally:
            self.process.kill()

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """One page, its body read."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, form: str, **headers: str) -> http.client.HTTPResponse:
        """One form sent, the answer's body read."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.address}
        return self._ask("POST", path, form, kind | headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        place = urlsplit(self.address)
        line = http.client.HTTPConnection("127.0.0.1", place.port, timeout=SLOW)
        line.request(method, path, body, {"Host": place.netloc, **headers})
        answer = line.getresponse()
        answer.text = answer.read().decode()
        line.close()
        return answer

    def family(self) -> list[int]:
        """Every process that stands under ours, by the table of processes."""
        table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in table.splitlines())}
        found, new = [], [self.process.pid]
        while new:
            new = [pid for pid, parent in parents.items() if parent in new]
            found += new
        return found

    def _wait_for(self, pattern: str) -> str:
        until = time.monotonic() + SLOW
        watch = selectors.DefaultSelector()
        watch.register(self.process.stdout, selectors.EVENT_READ)
        while time.monotonic() < until:
            if watch.select(timeout=1):
                piece = os.read(self.process.stdout.fileno(), 65536).decode()
                self.said += piece
                if found := re.search(pattern, self.said):
                    return found[1]
                if not piece:
                    break
        self.process.kill()
        raise AssertionError(f"the site did not open; it said:\n{self.said}")


def is_gone(pid: int, within: float = 20) -> bool:
    """Whether a process has ended."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
