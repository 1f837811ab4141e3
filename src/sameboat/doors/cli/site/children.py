"""Processes that live no longer than the one that started them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess  # nosec B404  the programs started are our own, named in full
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

PR_SET_PDEATHSIG = 1


class Child:
    """A program started beside this one: in a group of its own, so that nothing of it is left behind."""

    def __init__(self, name: str, words: Sequence[str], surroundings: Mapping[str, str], *, grace: float) -> None:
        self.name = name
        self.words = list(words)
        self.surroundings = dict(surroundings)
        self.grace = grace
        """Seconds it is given to end well."""
        self.started_at = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it. A signal from the terminal reaches it through us alone, once."""
        self.started_at = time.monotonic()
        self._process = subprocess.Popen(  # nosec B603
            self.words,
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_ends_with(os.getpid()),
        )

    def ended(self) -> int | None:
        """Its exit code if it has ended; None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def runs(self) -> bool:
        """It was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def ask_to_end(self) -> None:
        """Ask politely."""
        if self._process and self.runs:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def see_it_end(self) -> None:
        """Wait for its end, insist when it takes too long, and sweep up what it started itself."""
        if not self._process:
            return
        try:
            self._process.wait(self.grace)
        except subprocess.TimeoutExpired:
            print(f"{self.name}: did not end within {self.grace:g} seconds and was stopped.", file=sys.stderr)
        self.sweep()
        self._process.wait()

    def sweep(self) -> None:
        """End whatever is left of its group."""
        if self._process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def _ends_with(parent: int) -> Callable[[], None] | None:
    """What a child does first: ask the kernel for a farewell should its parent be killed outright (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def first() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return first
