"""Talk under weight: heard by the partner's open page, the last page of a long talk, finding something in many talks.

Measured for each database in a process of its own, with pages and an event process as ``sameboat serve`` starts them.
``python -m bench.talking found`` (or ``heard``, ``page``) measures some parts only, and writes nothing down.
"""

import os

from bench.databases import BOTH, lines_said_by

WORDS = """## Partners talk

`python -m bench talking`. *Heard*: {listening} people have a talk open and listen to one event process; one of them
after another sends a message by the page's own form (five a second), and the clock runs from before the form is sent
until the partner's page, which heard a bell, has fetched its piece and the new words stand in it. *Last page*: a talk
of {long:,} messages is opened, as a whole request inside one process. *Found*: one person's talks hold {many:,}
messages; a word is looked for that stands in none, so that all of them are opened. Limits, at the 95th percentile: 1 s,
150 ms, 1 s.

| database | heard, median | p95 | slowest | not heard | last page, median | p95 | queries | found, median | p95 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


def section():
    """The chapter."""
    from .measuring import LISTENING, LONG, MANY

    said = [WORDS.format(listening=LISTENING, long=LONG, many=MANY)]
    said += [row for name in BOTH for row in lines_said_by("bench.talking.measuring", name)]
    if share := os.environ.get("BENCH_SHARE"):
        said += ["", f"Measured with {float(share):.0%} of the people and messages of the full chapter."]
    return "\n".join(said)
