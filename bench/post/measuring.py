"""The soak: letters and jobs are put, workers are killed, and at the end everything is counted."""

import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from uuid import uuid4

GAP = 0.03
"""Seconds between *the mail server took it* and its word of it: as long as a slow relay needs."""
LIMITS = {"LETTER_LEASE": 20.0, "LEASE": 4.0, "BEAT": 0.5}
LETTERS, KILLS = 2000, 20
LETTERS_WITHOUT, KILLS_WITHOUT = 600, 10
JOBS, JOB_KILLS = 300, 10
PEOPLE = 5000
BACKLOG = 500


def main(folder):
    """Measure everything, and say it as a chapter."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    rng = random.Random(1)
    rows = [
        with_kills(folder, rng, "with a journal, SIGKILL", LETTERS, KILLS, signal.SIGKILL, journal=True),
        with_kills(folder, rng, "no journal, SIGKILL", LETTERS_WITHOUT, KILLS_WITHOUT, signal.SIGKILL, journal=False),
        with_kills(folder, rng, "no journal, SIGTERM", LETTERS_WITHOUT, KILLS_WITHOUT, signal.SIGTERM, journal=False),
    ]
    print("## Letters and jobs while workers are killed\n")
    print(
        "Two workers send; at random moments one of them is killed and another started. The mail server takes a letter "
        f"and says so {GAP * 1000:.0f} ms later: that is when a kill hurts. Lost: never taken by the mail server. "
        "Doubled: taken twice.\n"
    )
    print("| how workers ended | letters | killed | lost | doubled |")
    print("|---|---|---|---|---|")
    for row in rows:
        print("| {} | {} | {} | {} | {} |".format(*row))
    done, again, kills = jobs_with_kills(folder, rng)
    print(
        f"\n{JOBS} jobs of 50 ms and {kills} SIGKILLs: {JOBS - done} not done, {again} begun again by another worker "
        "within the lease, none given up."
    )
    print(f"\n{how_fast_a_backlog_goes(folder)}")
    print(f"\n{what_the_vault_costs()}")


class Workers:
    """Two at a time; whoever is killed is replaced."""

    def __init__(self):
        self.running = []
        self.killed = 0

    def keep_two(self):
        """Start what is missing."""
        from tests.base.a_worker import start

        self.running = [worker for worker in self.running if worker.poll() is None]
        while len(self.running) < 2:
            self.running.append(start(**LIMITS))

    def kill_the_older(self, how):
        """The one that has worked longest ends now."""
        victim = self.running.pop(0)
        victim.send_signal(how)
        victim.wait()
        self.killed += 1

    def end(self):
        """All."""
        for worker in self.running:
            worker.kill()
            worker.wait()


def with_kills(folder, rng, name, letters, kills, how, *, journal):
    """Put letters, kill senders, count what the mail server got."""
    from tests.members.journaled_smtp import a_mail_server

    from sameboat.members.notices.actions import send_words
    from sameboat.members.notices.models import Letter

    run = Path(folder) / uuid4().hex
    run.mkdir()
    for number in range(letters):
        send_words("Something waits", f"{number}", address=f"r{number}@example.org", key=f"{run.name} {number}")
    expected = set(Letter.objects.filter(sent_at=None).values_list("message_id", flat=True))
    with a_mail_server(run) as server:
        server.gap = GAP
        os.environ |= {
            "SAMEBOAT_MAIL_HOST": "127.0.0.1",
            "SAMEBOAT_MAIL_PORT": str(server.port),
            "SAMEBOAT_MAIL_JOURNAL": "tests.members.journaled_smtp.FileJournal" if journal else "none",
            "SAMEBOAT_TEST_JOURNAL": str(server.journal),
        }
        workers, at_last_kill = Workers(), 0
        a_share = letters // (kills + 2)
        while Letter.objects.filter(sent_at=None).exists():
            workers.keep_two()
            time.sleep(rng.uniform(0.02, 0.2))
            if workers.killed < kills and len(server.letters) >= at_last_kill + a_share:
                at_last_kill = len(server.letters)
                workers.kill_the_older(how)
        workers.end()
        got = Counter(server.ids)
    doubled = sum(times - 1 for times in got.values())
    return name, letters, workers.killed, len(expected - got.keys()), doubled


def jobs_with_kills(folder, rng):
    """Put jobs, kill workers, count what was done."""
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult
    from tests.base import errands

    file = str(Path(folder) / "jobs")
    for _ in range(JOBS):
        errands.take_a_while.enqueue(file, 0.05)
    mine = DBTaskResult.objects.filter(task_path=errands.take_a_while.module_path)
    workers, at_last_kill = Workers(), 0
    while mine.exclude(status=TaskResultStatus.SUCCESSFUL).exists():
        workers.keep_two()
        time.sleep(rng.uniform(0.02, 0.2))
        begun = errands.lines(file).count("begun")
        if workers.killed < JOB_KILLS and begun >= at_last_kill + JOBS // (JOB_KILLS + 2):
            at_last_kill = begun
            workers.kill_the_older(signal.SIGKILL)
    workers.end()
    done = mine.filter(status=TaskResultStatus.SUCCESSFUL).count()
    return done, errands.lines(file).count("begun") - JOBS, workers.killed


def how_fast_a_backlog_goes(folder):
    """One sender, a mail server that answers at once."""
    from django.conf import settings
    from tests.members.journaled_smtp import a_mail_server

    from sameboat.members.notices.actions import send_words
    from sameboat.members.notices.sender import Sender

    for number in range(BACKLOG):
        send_words("Something waits", f"{number}", address=f"b{number}@example.org", key=f"backlog {number}")
    with a_mail_server(Path(folder)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        sender, begun = Sender("one"), time.monotonic()
        while sender():
            pass
        pace = len(server.letters) / (time.monotonic() - begun)
        sender.rest()
    return f"One sender and a mail server that answers at once: {pace:.0f} letters a second."


def what_the_vault_costs():
    """Sealing, opening, and a new site key for many people."""
    from sameboat.base.vault.actions import Open, Sealed, rewrap_all, seal_many, unseal_many

    people = [uuid4() for _ in range(PEOPLE)]
    begun = time.perf_counter()
    sealed = seal_many(Open("queer", person, "answers|1|words") for person in people)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    seal_many(Open("queer", person, "answers|1|words") for person in people)
    again = time.perf_counter() - begun
    begun = time.perf_counter()
    unseal_many(Sealed(value, person, "answers|1|words") for value, person in zip(sealed, people, strict=True))
    opened = time.perf_counter() - begun
    begun = time.perf_counter()
    rewrapped = rewrap_all()
    renewed = time.perf_counter() - begun
    each = [f"{seconds / PEOPLE * 1e6:.0f} µs" for seconds in (first, again, opened)]
    return (
        f"The vault, one private answer each of {PEOPLE:,} people on SQLite: {each[0]} to seal it with a new key of "
        f"its owner, {each[1]} with one that is there, {each[2]} to open it; {len(sealed[0])} bytes, however short it "
        f"is. A new site key wraps {rewrapped:,} data keys in {renewed:.1f} s; people read and write meanwhile."
    )


if __name__ == "__main__":
    main(sys.argv[1])
