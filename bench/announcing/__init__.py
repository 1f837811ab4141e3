"""Ten thousand people are told while workers are killed, and while the relay is: who got nothing, who got two.

Measured for each database in a process of its own, with a relay and a far mail server of their own, thrown away
afterwards. The far server stands for the rest of the world: it is never asked by what is measured.
"""

import os

from bench.databases import BOTH, lines_said_by

WORDS = """## Everybody is told, once, while workers and the relay are killed

`announce` writes partnerships and letters of one round in one transaction; two workers send, and are killed (SIGKILL)
at random moments and replaced. *At the relay*: letters that our own relay never took, or was given a second time. *Far
away*: letters that a mail server beyond it, in a process of its own that nobody asks, never got, or got twice.

| database | journal | killed | letters | lost at relay | given twice | lost far away | copies there | uncertain | s |
|---|---|---|---|---|---|---|---|---|---|"""


def section():
    """The chapter."""
    said = [WORDS, *(row for name in BOTH for row in lines_said_by("bench.announcing.measuring", name))]
    rows = [line for line in said if not line.startswith("put: ")]
    asides = [line.removeprefix("put: ") for line in said if line.startswith("put: ")]
    if share := os.environ.get("BENCH_SHARE"):
        asides.append(f"Measured with {float(share):.0%} of the letters and kills of the full chapter.")
    return "\n".join([*rows, "", " ".join(asides)])
