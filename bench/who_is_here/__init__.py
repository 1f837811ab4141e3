"""Nobody learns at the doors who is here: known and unknown addresses look alike, and take as long.

``python -m bench who_is_here``; ``python -m bench.who_is_here code join`` asks at some doors only, on SQLite, and
writes nothing down. Measured for each database in a process of its own, over pages as ``sameboat serve`` serves them.
"""

import os

from bench.databases import BOTH, lines_said_by

WORDS = """## Nobody learns at the doors who is here

`python -m bench who_is_here`: at every door where an address is typed, {pairs:,} pairs of a known address and one that
nobody has, in turns, the one or the other first by lot; over pages on loopback, each ask from a network of its own and
about an address that was never asked about, so that no limit of guesses gets in the way, and none is switched off.
*By eye*: pairs whose status, headers or bodies differ, but for the address and what is drawn anew for everybody, or
whose letters do. *Letters*: to a known address, and to the other. Then of the answer, and of the page it leads to: the
usual time, by how much pairs differ in the middle (above zero: known takes longer), in how many pairs the known address
took longer, and how likely chance alone does that (Wilcoxon's signed ranks). Below 0.01 a door is asked again with
other people; *told apart* is who fails twice. The last three doors were made up: it is known what gives them away.

| door | database | by eye | letters | answer | differs | longer | p | page after | differs | longer | p | told apart |
|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|---|"""


def section():
    """The chapter."""
    from .measuring import PAIRS

    asked = os.environ.get("BENCH_DATABASE", "").split() or BOTH
    return "\n".join([WORDS.format(pairs=PAIRS), *(line for name in asked for line in rows(name))])


def rows(database, *doors):
    """What one database says, of all doors or of some."""
    os.environ["BENCH_DOORS"] = " ".join(doors)
    return lines_said_by("bench.who_is_here.measuring", database, settings="bench.who_is_here.settings")
