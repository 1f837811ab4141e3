"""One database: everything is written, and then each of the three is measured. Says one row of the table."""

import os
import statistics
import sys
import time

LISTENING, SENT = 300, 300
LONG, MANY = 10_000, 20_000
OPENED, LOOKED_FOR = 60, 12
NOWHERE = "xylophone"
PARTS = {
    "heard": "heard, median | p95 | slowest | not heard",
    "page": "last page, median | p95 | queries",
    "found": "found, median | p95",
}
"""What is measured, and the columns it fills."""


def main(_folder, database):
    """Measure everything, or the parts of ``BENCH_PARTS``, and say it as a row of the table."""
    os.environ["SAMEBOAT_LIVE"] = "yes"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    share = float(os.environ.get("BENCH_SHARE", "1"))  # a tenth, while the bench itself is worked on
    wanted = os.environ.get("BENCH_PARTS", "").split() or PARTS
    cells = []
    if "heard" in wanted:
        cells += heard_cells(share)
    if "page" in wanted or "found" in wanted:
        from .crowd import long_talks

        reader, talk = long_talks(int(LONG * share), int(MANY * share))
        if "page" in wanted:
            page, queries = last_page(reader, talk, f"Message {int(LONG * share) - 1}:")
            cells += [milliseconds(statistics.median(page)), milliseconds(p95(page)), queries]
        if "found" in wanted:
            found = looked_for(reader)
            cells += [milliseconds(statistics.median(found)), milliseconds(p95(found))]
    print(f"| {database} | " + " | ".join(map(str, cells)) + " |")


def heard_cells(share):
    """What those hear who listen."""
    from .crowd import pairs_who_talk
    from .hearing import heard

    times, lost = heard(pairs_who_talk(max(2, int(LISTENING * share) // 2)), int(SENT * share))
    return [*(milliseconds(value) for value in (statistics.median(times), p95(times), max(times))), lost]


def milliseconds(seconds):
    """As the table says it."""
    return f"{1000 * seconds:.0f} ms"


def last_page(reader, talk, newest):
    """Seconds of opening the talk, again and again; and with how many queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from tests.site_makers import sign_in

    client, address = sign_in(Client(SERVER_NAME="localhost"), reader), reverse("partner_talk", args=[talk.pk])
    client.get(address)  # the page is marked as read once
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    queries = len(seen)
    return [timed(lambda: client.get(address), newest) for _ in range(OPENED)], queries


def looked_for(reader):
    """Seconds of looking for a word that nobody wrote, in everything."""
    from django.test import Client
    from django.urls import reverse
    from tests.site_makers import sign_in

    client, address = sign_in(Client(SERVER_NAME="localhost"), reader), reverse("talk_search")
    return [timed(lambda: client.post(address, {"words": NOWHERE}), NOWHERE) for _ in range(LOOKED_FOR)]


def timed(ask, wanted):
    """Seconds of one request, whose answer holds what is wanted."""
    began = time.perf_counter()
    answer = ask()
    spent = time.perf_counter() - began
    if answer.status_code != 200 or wanted not in answer.content.decode():
        raise RuntimeError(f"the page answered {answer.status_code}")
    return spent


def p95(times):
    """The time that one in twenty exceeds."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


if __name__ == "__main__":
    main(*sys.argv[1:])
