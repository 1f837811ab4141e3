"""Canaries in every kind of words, and a search for them wherever they must not be; takeovers; moves; erasing.

Measured for each database in a process of its own, thrown away afterwards. ``python -m bench canaries``.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from bench.databases import BOTH, lines_said_by

WORDS = """## No word of partners is met anywhere but by the partners

A canary in every row of every kind of words, and in files. *Pages*: every route as everybody, read and written, with
its headings; a partner's browser in which nothing was opened is one of them. *Letters, jobs, log, error*: what came of
it, and of a page that breaks with open words in its hands. *Rows*: every value of every table. *Raw*: the bytes of the
database file, of `pg_dump`, and of `sameboat copy`. A check is one canary looked for in one text. *Met*: where it must
not be. *Without the seal*: the same search after a plain column and a line in the log, so that it is known to notice.

| database | canaries | checks | met | read by partners | without the seal | pages that broke | s |
|---|---|---|---|---|---|---|---|"""
REST = """
*Takeovers*: whoever holds the mailbox or the sign-on tries eleven things in fifty orders, against people with a
password, an authenticator, both, or a passkey, and opens so many conversations; and so many if the owner stops nothing
for three days, which is the way that is meant. *Moves*: a sealed value put into another row's place. *Erased*: seconds
from the button until nobody, with everything open, reads a word of whoever left.

| database | conversations | opened | unstopped | moves | opened there | rows erased | erased in s |
|---|---|---|---|---|---|---|---|"""


def section():
    """The chapter."""
    with ThreadPoolExecutor() as both:  # a core for each
        said = [line for lines in both.map(partial(lines_said_by, "bench.canaries.measuring"), BOTH) for line in lines]
    first = [line.removeprefix("search: ") for line in said if line.startswith("search: ")]
    second = [line.removeprefix("rest: ") for line in said if line.startswith("rest: ")]
    where = [line.removeprefix("where: ") for line in said if line.startswith("where: ")]
    if share := os.environ.get("BENCH_SHARE"):
        where.append(f"Measured with {float(share):.0%} of the routes and takeovers of the full chapter.")
    return "\n".join([WORDS, *first, REST, *second, "", *where])
