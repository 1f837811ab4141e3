"""A site of its own on SQLite, its people, and a worker beside it."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random


def begin(folder):
    """The site's settings and tables, before anything of the site is loaded."""
    os.environ |= {
        "SAMEBOAT_TESTING": "1",
        "SAMEBOAT_FOLDER": str(folder),
        "SAMEBOAT_KEYS": str(Path(folder) / "keys"),
        "SAMEBOAT_ADDRESS": "http://localhost:8000",
        "SAMEBOAT_DATABASE": f"sqlite:{Path(folder) / 'bench.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "bench.the_site.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def a_worker():
    """``sameboat work`` in a process of its own, on the same database; yields what tells its CPU seconds."""
    import psutil

    command = [sys.executable, "-c", WORK]
    process = subprocess.Popen(command, env={**os.environ}, stderr=subprocess.DEVNULL)
    try:
        watched = psutil.Process(process.pid)
        yield lambda: sum(watched.cpu_times()[:2])
    finally:
        process.terminate()
        process.wait(30)


WORK = "import django; django.setup(); from sameboat.base.jobs.worker import Worker; Worker().run()"


def a_closed_round(people, countries, seed):
    """So many people of the example generator who applied to a round that has closed, and its coordinator."""
    from django.db import transaction
    from tests import site_makers as make

    from sameboat.base.kit import clock
    from sameboat.doors.cli.demo.crowds import apply_all
    from sameboat.doors.cli.demo.people import rows_of_peers, with_accounts
    from sameboat.mentoring.programmes.actions import let_open_programmes, open_programme
    from sameboat.mentoring.programmes.models import Round
    from sameboat.mentoring.wishes.actions import open_round_and_ask

    dice, day = Random(seed), clock.today()
    with transaction.atomic():
        by = make.person(f"Coordinator of {people}")
        let_open_programmes(by)
        programme = open_programme("iln", f"Round of {people}", f"round-of-{people}", by=by)
        dates = {"opens_on": day - timedelta(30), "closes_on": day - timedelta(3)}
        dates |= {"tells_on": day + timedelta(7), "starts_on": day + timedelta(7)}
        round_ = open_round_and_ask(programme, by=by, **dates)
        now = clock.now()
        Round.objects.filter(pk=round_.pk).update(published_at=now - timedelta(40), closed_at=now - timedelta(2))
        round_.refresh_from_db()
        crowd = with_accounts(rows_of_peers(people, countries, seed=seed), since=now - timedelta(60), dice=dice)
        apply_all(round_, crowd, until=now - timedelta(3), dice=dice)
    return round_, by


def signed_in(person):
    """A browser of that person, without the network between."""
    from django.test import Client

    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def until(happened, seconds=300.0, every=0.05):
    """Wait for something; how long it took."""
    begun = time.perf_counter()
    while not happened():
        if time.perf_counter() - begun > seconds:
            raise RuntimeError("it never happened")
        time.sleep(every)
    return time.perf_counter() - begun
