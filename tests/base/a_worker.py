"""A worker in a process of its own, on the database of the test: ``python -m tests.base.a_worker '{"LEASE": 3}'``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import quote


def start(**limits) -> subprocess.Popen:
    """Start one; ``LEASE=3`` and the like change the limits of ``jobs/rules.py``, in seconds (``TRIES`` in tries)."""
    surroundings = {**os.environ, "SAMEBOAT_DATABASE": address_of_the_database(), "SAMEBOAT_KEYS": _keys()}
    command = [sys.executable, "-m", "tests.base.a_worker", json.dumps(limits)]
    return subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)


def address_of_the_database() -> str:
    """The test's own database, for another process."""
    from django.db import connection

    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:{known['NAME']}"
    port = f":{known['PORT']}" if known["PORT"] else ""
    name, user, word, host = (quote(known[part], safe="") for part in ("NAME", "USER", "PASSWORD", "HOST"))
    return f"postgresql://{user}:{word}@{port}/{name}?host={host}"


def until(happened, seconds=180.0):
    """Wait until something is so, and fail when it never is: on a busy machine a worker needs a while to start."""
    deadline = time.monotonic() + seconds
    while not (answer := happened()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)
    return answer


def _keys() -> str:
    from django.conf import settings

    return str(settings.KEYS)


def main(limits: dict[str, float]) -> None:
    """Work until the end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.config.settings")
    import django

    django.setup()
    from sameboat.base.jobs import rules, worker
    from sameboat.members.notices import rules as rules_of_letters

    if "LETTER_LEASE" in limits:
        rules_of_letters.LEASE = timedelta(seconds=limits.pop("LETTER_LEASE"))
        rules_of_letters.HELD_FRESHLY = rules_of_letters.LEASE / 6
    look_every = limits.pop("LOOK_EVERY", 0.1)
    patience = limits.pop("patience", 25.0)
    for name, limit in limits.items():
        setattr(rules, name, limit if name == "TRIES" else timedelta(seconds=limit))
    worker.LOOK_EVERY = look_every
    worker.Worker(patience=patience, until_idle=False).run()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
