"""One database: everything is written, and then each of the three is measured. Says one row of the table."""

import os
import statistics
import sys
import time

LISTENING, SENT = 300, 300
LONG, MANY = 10_000, 20_000
OPENED, LOOKED_FOR = 60, 12
NOWHERE = "xylophone"


def main(_folder, database):
    """Measure everything, and say it as a row of the table."""
    os.environ["SAMEBOAT_LIVE"] = "yes"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    share = float(os.environ.get("BENCH_SHARE", "1"))  # a tenth, while the bench itself is worked on

    from .crowd import long_talks, pairs_who_talk
    from .hearing import heard

    pairs = pairs_who_talk(max(2, int(LISTENING * share) // 2))
    times, lost = heard(pairs, int(SENT * share))
    reader, talk = long_talks(int(LONG * share), int(MANY * share))
    page, queries = last_page(reader, talk, f"Message {int(LONG * share) - 1}:")
    found = looked_for(reader)
    cells = [
        *(f"{1000 * value:.0f} ms" for value in (statistics.median(times), p95(times), max(times))),
        lost,
        *(f"{1000 * value:.0f} ms" for value in (statistics.median(page), p95(page))),
        queries,
        *(f"{1000 * value:.0f} ms" for value in (statistics.median(found), p95(found))),
    ]
    print(f"| {database} | " + " | ".join(map(str, cells)) + " |")


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
