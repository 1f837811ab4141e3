"""Twenty coordinators press "Tell everyone" at one moment, round after round: one tells, the others read why not.

Measured for each database in a process of its own, thrown away afterwards. The same race is run with the lock taken
out, so that it is known to notice.
"""

import sys
import time
from collections import Counter

from .databases import BOTH, lines_said_by

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
    return "\n".join([WORDS, *(row for name in BOTH for row in lines_said_by("bench.clicks", name))])


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
    main(sys.argv[2])
