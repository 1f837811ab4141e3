"""Which options stood on the form, told from the answers alone.

A form service joins the ticked options of a question into one cell, with a separator that may also stand inside
an option: ``Chemistry, Civil, mechanical, or nuclear engineering, Physics`` are three ticks, not five.
The form itself is not in the export. What is there is everybody's cells, and they give the options away:

* **Brackets.** A separator inside brackets never parts: ``Planetary sciences (geology, climatology, etc.)``.
* **Inseparable neighbours.** Pieces of one option always come together; two options sooner or later do not.
* **Continuations.** A piece that starts in lower case, or with *and*, *or*, *etc.*, goes on with the one before
  it (where the options of that form start with capitals at all).

What counts as *always*, and how much a hint is worth, is settled by the minimum description length principle
(Rissanen 1978): of two explanations, take the one that lets us write down options and answers in fewer bits.
The options cost ``LETTER`` bits a letter. The answers of N people to an option ticked by n of them cost
``N · H(n / N)`` bits, H the binary entropy: as if everybody ticked each option by the toss of a coin of its own.
Joining two inseparable pieces saves one coin and its N tosses; it costs a toll, because people who write forms
avoid the separator inside an option, the more so the more pairs there are to be fooled by chance.
Two hundred people whose *genomics* always follows *Genetics* pay the toll a hundred times over; two rare
options that happen to share their only two friends do not.

The same yardstick says whether a column is a list at all: it is one if the lists are shorter to write down than
the whole cells (*Yes, gladly* and *No, thanks* are two answers, not four options), if pieces come back in other
cells, and if not every cell has the same number of pieces (*Paris, France*).

Limits. Options that share pieces with one another, such as *Paris, France* beside *Paris, Texas*, or an option
that is the beginning of another without a hint, are not told apart. Two options that nobody ever ticked apart
become one. With fewer than some fifty answers only brackets and hints speak, and pieces without them stay apart,
which does little harm: whoever shared the option shares its pieces. A mapping file has the last word.

Cost: O(letters of the distinct cells) for each of at most `ROUNDS` rounds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LETTER = 5.0
"""Bits for a letter of an option's text."""
TOLL = 8.0
"""Bits for a separator inside an option, before the number of pairs is counted in."""
HINTED_TOLL = 1.0
"""The same where the next piece reads like a continuation."""
ROUNDS = 12
DISTINCT_CELLS = 20_000
"""Beyond this many different cells, the commonest speak for all."""
REPEATED = 0.6
"""In a list, at least this share of the ticks falls on options that were ticked more than once."""

SEPARATORS: Mapping[str, str] = {
    ";": r"[;；]\s*",
    ",": r",(?=\S)(?!(?<=\d,)\d)",
    ", ": r",\s+",
    "、": "[、，]",
    "|": r"\s*\|\s*",
    "line break": r"\s*\n\s*",
}
"""Each separator, and how it looks between two pieces. ``1,000`` is one number."""
_CONTINUES = re.compile(r"(?:and|or|und|oder|et|ou|y|o|e|etc\.?|and/or|&)\b", re.IGNORECASE)
_OPENING, _CLOSING = "([{（", ")]}）"
_CHOOSE = re.compile(
    r"(all|any) that apply|(select|tick|check|choose) (all|any|as many|up to|two|three|several)"
    r"|mehrfach|mehrere|alles? zutreffende|plusieurs|todas las que|todos los que",
    re.IGNORECASE,
)

Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How the cells of a column part, and the options they are made of."""

    separator: str
    options: tuple[str, ...]
    """The commonest first."""
    ticks: Mapping[str, Cell]
    """For each cell, the options ticked in it."""
    with_separator: tuple[str, ...] = ()
    """Those options that hold the separator themselves."""


def find_options(cells: Iterable[str], *, heading: str = "") -> Options | None:
    """Find the options behind a column of joined ticks; None if the column is no list.

    Parameters
    ----------
    cells
        The answers of everybody; blank ones do not count.
    heading
        The question. *Select all that apply* lowers what the answers must show.
    """
    counted = Counter(cell.strip() for cell in cells if cell.strip())
    asked_for_several = bool(_CHOOSE.search(heading))
    best: Options | None = None
    best_bits = _bits_as_whole_cells(counted)
    for separator in SEPARATORS:
        found = _found(counted, separator, asked_for_several)
        if found and found[0] < best_bits:
            best_bits, best = found
    return best


def split_at_known(cell: str, options: Sequence[str], separator: str) -> Cell:
    """Part a cell into options that are known, the longest first; what is left over parts at the separator."""
    between = re.compile(SEPARATORS.get(separator, re.escape(separator)))
    longest_first = sorted(options, key=len, reverse=True)
    ticks: list[str] = []
    rest = cell.strip()
    while rest:
        tick = next((o for o in longest_first if rest.startswith(o) and _ends(rest[len(o) :], between)), None)
        if tick is None:
            tick = between.split(rest, maxsplit=1)[0]
        if tick.strip():
            ticks.append(tick.strip())
        rest = rest[max(1, len(tick)) :]
        gap = between.match(rest)
        rest = rest[gap.end() :] if gap else rest
    return tuple(ticks)


def _ends(rest: str, between: re.Pattern[str]) -> bool:
    return not rest or between.match(rest) is not None


def _bits_as_whole_cells(counted: Counter[str]) -> float:
    """What the column costs if every cell is one answer."""
    people = counted.total()
    text = sum(LETTER * (len(cell) + 1) for cell in counted)
    return text + sum(times * math.log2(people / times) for times in counted.values())


def _found(counted: Counter[str], separator: str, asked_for_several: bool) -> tuple[float, Options] | None:
    sample = {cell: _pieces(cell, separator) for cell, _ in counted.most_common(DISTINCT_CELLS)}
    if all(len(pieces) < 2 for pieces in sample.values()):
        return _one_tick_each(counted, separator)
    joined = _join_inseparable(sample, counted, separator)
    ticked = _ticked(joined, counted)
    if not _is_list(joined, counted, ticked, asked_for_several):
        return None
    if len(sample) < len(counted):
        known = [option for option, times in ticked.items() if times > 1]
        joined = {cell: joined.get(cell) or split_at_known(cell, known, separator) for cell in counted}
        ticked = _ticked(joined, counted)
    people = counted.total()
    bits = sum(LETTER * (len(option) + 1) + _tosses(times, people) for option, times in ticked.items())
    if asked_for_several:
        bits *= 0.5
    order = tuple(option for option, _ in sorted(ticked.items(), key=lambda pair: (-pair[1], pair[0])))
    between = re.compile(SEPARATORS[separator])
    inside = tuple(option for option in order if between.search(option))
    return bits, Options(separator, order, joined, inside)


def _one_tick_each(counted: Counter[str], separator: str) -> tuple[float, Options] | None:
    """``Cataloguing;`` in every cell: a list in which everybody ticked one option."""
    if separator != ";" or not counted or not all(cell.endswith((";", "；")) for cell in counted):
        return None
    ticks = {cell: (cell.rstrip(";； "),) for cell in counted}
    options = tuple(ticks[cell][0] for cell, _ in counted.most_common())
    return 0.0, Options(separator, options, ticks)


def _pieces(cell: str, separator: str) -> Cell:
    """The cell parted at each separator that does not stand inside brackets."""
    between = re.compile(SEPARATORS[separator])
    if not between.search(cell):
        return (cell.strip(),) if cell.strip() else ()
    closed = any(bracket in cell for bracket in _OPENING) and _brackets_close(cell)
    pieces: list[str] = []
    start = 0
    for gap in between.finditer(cell):
        if closed and _depth(cell[start : gap.start()]):
            continue
        pieces.append(cell[start : gap.start()].strip())
        start = gap.end()
    pieces.append(cell[start:].strip())
    return tuple(piece for piece in pieces if piece)


def _depth(text: str) -> int:
    return sum((letter in _OPENING) - (letter in _CLOSING) for letter in text)


def _brackets_close(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _join_inseparable(parted: Mapping[str, Cell], counted: Counter[str], separator: str) -> dict[str, Cell]:
    """Join what belongs together, the surest pairs of a round first, until joining no longer pays."""
    between = {"line break": "\n", "、": "、", ",": ",", ";": ";"}.get(separator, separator)
    hints = _starts_with_capitals(parted, counted)
    joined = dict(parted)
    for _ in range(ROUNDS):
        pairs = dict(_worth_joining(joined, counted, hints=hints))
        if not pairs:
            break
        for cell, ticks in joined.items():
            joined[cell] = tuple(_with_pairs_joined(ticks, pairs, between))
    return joined


def _starts_with_capitals(parted: Mapping[str, Cell], counted: Counter[str]) -> bool:
    """Whether the options of this form start with capitals, so that a small letter means something."""
    small = sum(counted[cell] for cell, pieces in parted.items() if pieces and pieces[0][0].islower())
    return small * 10 < sum(counted[cell] for cell in parted)


def _worth_joining(
    joined: Mapping[str, Cell], counted: Counter[str], *, hints: bool
) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of neighbours that are cheaper as one; no piece stands in two of them."""
    ticked = _ticked(joined, counted)
    beside: Counter[tuple[str, str]] = Counter()
    for cell, ticks in joined.items():
        for pair in pairwise(ticks):
            beside[pair] += counted[cell]
    people = counted.total()
    chances = 2 * math.log2(max(2, len(ticked)))
    gains: dict[tuple[str, str], float] = {}
    for (first, second), together in beside.items():
        goes_on = hints and (second[0].islower() or _CONTINUES.match(second) is not None)
        if not goes_on and not _inseparable(together, ticked[first], ticked[second]):
            continue
        if goes_on and together < ticked[second] - ticked[second] // 100:
            continue
        toll = HINTED_TOLL if goes_on else TOLL + chances
        gain = _gain(first, second, together, ticked, people) - toll
        if gain > 0 or (goes_on and together == ticked[second]):
            gains[first, second] = gain
    taken: set[str] = set()
    for (first, second), gain in sorted(gains.items(), key=lambda pair: (-pair[1], pair[0])):
        if first not in taken and second not in taken:
            taken |= {first, second}
            yield (first, second), gain


def _inseparable(together: int, first: int, second: int) -> bool:
    """Neither is ever seen without the other, by three people at least; in hundreds of answers, a stray one may."""
    most = max(first, second)
    return together >= 3 and together >= most - most // 100


def _gain(first: str, second: str, together: int, ticked: Mapping[str, int], people: int) -> float:
    """Bits saved by writing two pieces as one option where they stand together."""

    def cost(text: str, times: int) -> float:
        return LETTER * (len(text) + 1) + _tosses(times, people) if times else 0.0

    before = cost(first, ticked[first]) + cost(second, ticked[second])
    after = cost(first, ticked[first] - together) + cost(second, ticked[second] - together)
    return before - after - cost(first + second, together)


def _tosses(times: int, people: int) -> float:
    """N · H(n / N): the bits of N tosses of a coin that fell n times."""
    share = times / people
    if share <= 0 or share >= 1:
        return 0.0
    return -people * (share * math.log2(share) + (1 - share) * math.log2(1 - share))


def _with_pairs_joined(ticks: Cell, pairs: Mapping[tuple[str, str], float], between: str) -> Iterator[str]:
    at = 0
    while at < len(ticks):
        if at + 1 < len(ticks) and (ticks[at], ticks[at + 1]) in pairs:
            yield ticks[at] + between + ticks[at + 1]
            at += 2
        else:
            yield ticks[at]
            at += 1


def _ticked(joined: Mapping[str, Cell], counted: Counter[str]) -> Counter[str]:
    """How many people ticked each option. Who wrote one twice ticked it once."""
    ticked: Counter[str] = Counter()
    for cell, ticks in joined.items():
        for tick in dict.fromkeys(ticks):
            ticked[tick] += counted[cell]
    return ticked


def _is_list(joined: Mapping[str, Cell], counted: Counter[str], ticked: Counter[str], asked_for_several: bool) -> bool:
    """Whether the pieces behave like ticks: they come back, and people tick different numbers of them."""
    if all(len(ticks) < 2 for ticks in joined.values()):
        return False
    if asked_for_several:
        return True
    telling = [times for times in ticked.values() if times < 0.95 * counted.total()]  # what all say parts nobody
    again = sum(times for times in telling if times > 1)
    lengths = Counter[int]()
    for cell, ticks in joined.items():
        lengths[len(ticks)] += counted[cell]
    usual = max(lengths.values()) / lengths.total()
    various = (len(lengths) > 1 and usual < 0.98) or len(ticked) < 4
    return various and bool(telling) and again >= REPEATED * sum(telling)
