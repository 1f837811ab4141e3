"""Why two people are, or are not, partners; and what it would cost the others if they were.

What is there is read from the files of the result. What would be is found out by trying: the same match once more,
with these two locked together. So the answer rests on the same public figures as everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sameboat.engine.result import Result

from .earlier import Earlier, earlier_result
from .inputs import changed_since, recalled
from .matching import solved
from .progress import told
from .reading import Round, read_round
from .trouble import Refusal
from .words import aside, count, say

HARDLY = 0.001
"""Of the whole. Differences below this are said to be none: they may come from what is private."""


LOCKED_AGAINST = " are locked by the coordinator against "
"""How the engine says what a pair made by hand breaks; here the pair is only tried."""


def answer(one: str, other: str, folder: Path) -> None:
    """Say why two people of a result are or are not partners."""
    earlier = earlier_result(folder)
    given = recalled(earlier.run, folder)
    given.must_exist()
    changes = changed_since(earlier.run, given)
    for change in (*changes, *earlier.touched()):
        aside(f"look  {change}")
    round_ = read_round(given)
    pair = _found(one, round_), _found(other, round_)
    if pair[0] == pair[1]:
        raise Refusal(f"{one} and {other} are one and the same person.")
    for line in _answered(pair, round_, earlier, bool(changes)):
        say(line)


def _found(reference: str, round_: Round) -> str:
    found = round_.sheet.register.find(reference)
    if not found:
        raise Refusal(
            f"{reference} is nobody on {round_.given.sheet.name}. Give an id or an address that stands there."
        )
    return found


def _answered(pair: tuple[str, str], round_: Round, earlier: Earlier, changed: bool) -> Iterator[str]:
    names = {person.id: f"{person.name} ({person.id})" if person.name else person.id for person in round_.people}
    one, other = pair
    if other in earlier.partners_of(one):
        yield f"{names[one]} and {names[other]} are partners."
        yield earlier.row(one)["reason"]
        for id_ in pair:
            yield f"{names[id_]} gets {_hundredths(earlier.row(id_)['wants'])} of 100 of what they asked for."
            yield from earlier.wishes_of(id_)
        return
    yield f"{names[one]} and {names[other]} are not partners."
    for id_ in pair:
        yield _standing(id_, earlier, names)
    locked = sorted(id_ for id_ in pair if earlier.row(id_).get("locked") == "yes")
    if locked:
        yield f"{names[locked[0]]} was locked with somebody by hand. Take that lock away to see what else could be."
        return
    with told() as telling:
        before = solved(round_, telling) if changed else None
        tried = replace(round_, further={**round_.further, "locked": [*round_.further["locked"], pair]})
        after = solved(tried, telling)
    yield from _tried(pair, names, earlier, before, after)


def _standing(id_: str, earlier: Earlier, names: dict[str, str]) -> str:
    """Where somebody stands in the result as it is."""
    partners = [names.get(partner, partner) for partner in earlier.partners_of(id_)]
    if partners:
        share = _hundredths(earlier.row(id_)["wants"])
        return f"{names[id_]} has {' and '.join(partners)}, and so {share} of 100 of what they asked for."
    why = earlier.why_alone(id_)
    return f"{names[id_]} has no partner. {why}" if why else f"{names[id_]} was not on the sheet when it was matched."


def _tried(
    pair: tuple[str, str], names: dict[str, str], earlier: Earlier, before: Result | None, after: Result
) -> Iterator[str]:
    """What would be if the two were locked together."""
    against = [note for note in after.notes if _is_about(note, pair)]
    if against:
        yield "They may not be partners:"
        yield from (
            f"  {note.replace(' are locked by the coordinator against ', ' stand against ')}" for note in against
        )
        yield "You can lock them all the same; then this would happen."
    else:
        yield "Nothing that everybody may know stands against them. If they were partners:"
    got = {row.id: row for row in after.partners}
    for id_ in pair:
        if id_ in got:
            yield f"  {names[id_]} would have {_hundredths(got[id_].wants)} of 100 of what they asked for."
    yield from _cost(before.audit if before else earlier.audit, after.audit)


def _is_about(note: str, pair: tuple[str, str]) -> bool:
    return any(note.startswith(f"{a} and {b} are locked ") for a, b in (pair, pair[::-1]))


def _cost(before: dict[str, float], after: dict[str, float]) -> Iterator[str]:
    """What the others would pay: first in partners, then in all wishes together."""
    fewer = int(before["matched"]) - int(after["matched"])
    if fewer > 0:
        yield f"  {count(fewer, 'person', 'people')} more would be without a partner."
    elif fewer < 0:
        yield f"  {count(-fewer, 'person', 'people')} more would have a partner."
    worth, then = float(before["worth"]), float(after["worth"])
    loss = (worth - then) / worth if worth > 0 else 0.0
    if fewer == 0 and abs(loss) < HARDLY:
        yield "  It would cost the others hardly anything: less than a thousandth of the whole."
    elif loss > 0:
        yield f"  All together would be worth {100 * loss:.2g} % less."
    else:
        yield f"  All together would be worth {-100 * loss:.2g} % more."


def _hundredths(want: object) -> int:
    return int(float(str(want)) * 100 + 1e-6)
