"""One database: people are told, processes are killed, and at the end everything is counted."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

LIMITS = {"LETTER_LEASE": 6.0, "LOOK_EVERY": 1.0}
"""The lease is shorter than in earnest (three minutes), so that what was in hand at a kill is taken up again while we
watch."""
EVERYBODY, WORKER_KILLS = 10_000, 50
SOME, SOME_KILLS = 1_000, 20
GAP = 0.02
"""Seconds by which the far server is slow where the kill of a relay, or of a worker without a journal, is to hurt."""


def main(folder, database):
    """Measure everything, and say it as rows of a table."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    share = float(os.environ.get("BENCH_SHARE", "1"))  # a tenth, while the bench itself is worked on
    everybody, some = int(EVERYBODY * share), int(SOME * share)
    kills, some_kills = max(2, int(WORKER_KILLS * share)), max(2, int(SOME_KILLS * share))
    put, rows = [], []
    for journal, victim, people, times, gap in (
        ("relay", "workers", everybody, kills, 0.0),
        ("relay", "the relay", some, some_kills, GAP),
        ("none", "workers", some, some_kills, GAP),
    ):
        one = Announcement(Path(folder) / f"{journal} {victim}".replace(" ", "-"), journal, victim, gap)
        put.append(one.tell(people))
        rows.append(one.watch(times))
    for row in rows:
        print("| " + " | ".join([database, *map(str, row)]) + " |")
    print(f"put: {database}: {everybody:,} people told by one press of the button in {put[0]:.1f} s.")


class Announcement:
    """One round, told while its senders or its relay are killed."""

    def __init__(self, folder, journal, victim, gap):
        from tests.members.journaled_smtp import free_port

        folder.mkdir(parents=True)
        self.folder, self.journal, self.victim, self.gap = folder, journal, victim, gap
        self.rng = random.Random(f"{journal} {victim}")
        self.far_port, self.killed = free_port(), 0
        self.surroundings = {
            "SAMEBOAT_FOLDER": str(folder),
            "SAMEBOAT_MAIL_JOURNAL": journal,
            "SAMEBOAT_RELAY_PORT": str(free_port()),
            "SAMEBOAT_MAIL_HOST": "127.0.0.1",
            "SAMEBOAT_MAIL_PORT": str(self.far_port),
        }
        self.workers, self.relay = [], None

    def tell(self, people):
        """Put people into a round and tell them; how many seconds telling took."""
        from sameboat.members.notices.models import Letter
        from sameboat.mentoring.matching.actions import announce

        from .crowd import a_round_to_tell

        run, coordinator = a_round_to_tell(people)
        begun = time.monotonic()
        announce(run, by=coordinator)
        took = time.monotonic() - begun
        self.letters = Letter.objects.filter(told__round=run.round)
        self.expected = set(self.letters.values_list("message_id", flat=True))
        assert len(self.expected) == people, (len(self.expected), people)
        return took

    def watch(self, kills):
        """Send, kill, count."""
        far = subprocess.Popen(
            [sys.executable, "-m", "bench.announcing.far_server", str(self.far_port), self._far(), str(self.gap)]
        )
        self.begun = begun = time.monotonic()
        try:
            self._until_all_are_sent(kills)
        finally:
            for process in (*self.workers, *([self.relay] if self.relay else []), far):
                process.kill()
                process.wait()
        took = time.monotonic() - begun
        got = Counter(Path(self._far()).read_text().split())
        return (
            self.journal,
            f"{self.victim}, {self.killed} times",
            f"{len(self.expected):,}",
            *self._at_the_relay(),
            len(self.expected - got.keys()),
            sum(got[one] - 1 for one in self.expected if one in got),
            self._uncertain(),
            f"{took:.0f}",
        )

    def _until_all_are_sent(self, kills):
        a_share, at_last_kill = len(self.expected) // (kills + 2), 0
        next_share = self.rng.uniform(0.5, 1.5) * a_share
        while self.letters.filter(sent_at=None).exists() or self._waiting():
            self._keep_running()
            troubled = self.letters.exclude(why="").values_list("why", flat=True).first()
            assert troubled is None, troubled
            time.sleep(self.rng.uniform(0.1, 0.4))
            gone = self._gone()
            if self.killed < kills and gone >= at_last_kill + next_share:
                at_last_kill, next_share = gone, self.rng.uniform(0.5, 1.3) * a_share
                self._kill_one()

    def _keep_running(self):
        """Two workers, and the relay if there is one; whoever was killed is replaced."""
        from tests.base.a_worker import start

        if self.journal == "relay" and (self.relay is None or self.relay.poll() is not None):
            self.relay = self._a_relay()
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < 2:
            os.environ |= self.surroundings
            self.workers.append(start(**LIMITS))

    def _a_relay(self):
        command = [sys.executable, "-m", "sameboat.doors.cli.app", "relay"]
        with (self.folder / "relay.log").open("a") as log:
            return subprocess.Popen(
                command, env={**os.environ, **self.surroundings, "SAMEBOAT_LOG": "INFO"}, stderr=log
            )

    def _kill_one(self):
        victim = self.relay if self.victim == "the relay" else self.workers.pop(0)
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        self.killed += 1

    def _gone(self):
        """How far it is: what the far server has, for its own file is the cheapest to look at."""
        file = Path(self._far())
        return file.read_bytes().count(b"\n") if file.exists() else 0

    def _waiting(self):
        if self.journal != "relay":
            return False
        with self._book() as book:
            return bool(book.waiting())

    def _at_the_relay(self):
        """Never taken there, and given there once more."""
        if self.journal != "relay":
            return "–", "–"
        with self._book() as book:
            lost = sum(not book.knows(message_id) for message_id in self.expected)
        return lost, (self.folder / "relay.log").read_text().count("a letter came again")

    def _uncertain(self):
        from sameboat.members.notices.queries import standing_of

        return standing_of(self.letters)["uncertain"]

    def _book(self):
        from django.conf import settings

        from sameboat.members.notices.relay.book import NAME, Book

        return Book(self.folder / "relay" / NAME, settings.KEYS)

    def _far(self):
        return str(self.folder / "far.txt")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
