"""Measure and write the chapter."""

import statistics
import tempfile
import time
from pathlib import Path

from .setting_up import begin

TIMES = 200
WARM = 5


def section():
    """The chapter of the site."""
    with tempfile.TemporaryDirectory(prefix="sameboat-bench-") as folder:
        stop = begin(Path(folder))
        try:
            return _measured()
        finally:
            from django.db import connection

            connection.close()
            stop()


def _measured():
    from . import crowd
    from .gauge import gauge_row
    from .pages import pages

    began = time.perf_counter()
    folk, rounds = crowd.fill()
    filled = time.perf_counter() - began
    rows = [page_row(*page, somebody=folk[0]) for page in pages(folk, rounds)]
    return "\n".join(
        [
            "## The site",
            "",
            "`python -m bench the_site`: 100,000 people, 1,000 rounds and 600,000 answers in PostgreSQL on the same",
            f"machine (written in {filled:.0f} s). Server time of a whole request inside one process, middleware and",
            f"template included, {TIMES} requests a page by different people; throughput beside a bare Django view",
            "asked in turns by the same person: it goes through the same middleware, makes as many queries (one row of",
            "a model by its key each, the two that find out who is signed in among them) and answers with one word.",
            "The first page of a sitting makes some queries more, and is not among those that are timed.",
            "Limits: p95 100 ms, 12 queries at the first page too, 40 % of the bare view.",
            "",
            "| page | queries, first | queries | median | p95 | kB | pages/s | bare pages/s | share |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
            *rows,
            "",
            "| wish gauge, applicants | first time | median | p95 | limit |",
            "|--:|--:|--:|--:|--:|",
            gauge_row(folk, rounds[0]),
        ]
    )


def page_row(name, asks, somebody):
    """One page: ``asks`` is a list of (person, address), walked around as often as needed.

    The bare view is asked by the same person, signed in or not, so that both go through the same middleware.
    """
    clients = [(client_of(person), address, person) for person, address in asks]
    first = max(queries_of(client, address) for client, address, _ in clients)
    queries = max(queries_of(client, address) for client, address, _ in clients[:WARM])
    times, bare_times, size = [], [], 0
    for at in range(TIMES):
        client, address, person = clients[at % len(clients)]
        spent, answer = timed(client, address)
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {address} answered {answer.status_code}")
        size = max(size, len(answer.content))
        spent_bare, _ = timed(client, f"/bare/{queries}/?person={(person or somebody).pk}")
        times.append(spent)
        bare_times.append(spent_bare)
    rate, bare_rate = 1 / statistics.mean(times), 1 / statistics.mean(bare_times)
    return (
        f"| {name} | {first} | {queries} | {1000 * statistics.median(times):.1f} ms | {1000 * p95(times):.1f} ms "
        f"| {size / 1000:.1f} | {rate:.0f} | {bare_rate:.0f} | {100 * rate / bare_rate:.0f} % |"
    )


def client_of(person):
    """A client signed in as that person, or nobody's."""
    import django.test

    client = django.test.Client()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def queries_of(client, address):
    """How many queries one request makes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


def timed(client, address, **data):
    """Seconds of one request, and its answer."""
    began = time.perf_counter()
    answer = client.post(address, data) if data else client.get(address)
    return time.perf_counter() - began, answer


def p95(times):
    """The time that one in twenty exceeds."""
    return sorted(times)[int(0.95 * len(times))]
