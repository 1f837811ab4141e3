"""What the report says, gathered from the result before a word of HTML is written.

Everything here comes from public answers: the result's own figures do, and of a person's answers only those to
public questions are read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Alone, Group, Partnered, Result, WishAnswer

from .figures import Dots, dots, parts_of_a_bar
from .proof import Claim, claims

Label = Callable[[str, str], str]
"""The name of a value of a kind: country NZ is New Zealand."""

FEW_ENOUGH_TO_LIST = 1_000
WORST_OFF_LISTED = 200
COUNTRIES_DRAWN = 12
LONGEST_WORD = 160
"""A cell may hold a novel; the page shows its beginning."""
HALF = 0.5
NOTES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Member:
    """One person in the list of groups."""

    id: str
    name: str
    who: str
    want: int
    """How much of what this person asked for the partners bring, out of 100."""
    low: bool
    reason: str
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One group in the list."""

    number: int
    locked: bool
    members: tuple[Member, ...]
    reason: str
    """What is said to all of them alike; empty when each was told something of their own."""


@dataclass(frozen=True, slots=True)
class Land:
    """One country of the round."""

    name: str
    people: int
    share: float
    above_cap: bool


@dataclass(frozen=True, slots=True)
class WishLine:
    """The wishes of one weight, and what became of them."""

    weight: str
    total: int
    counts: tuple[tuple[str, int], ...]
    parts: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Unpartnered:
    """One person without a partner."""

    id: str
    name: str
    who: str
    why: str
    would_help: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the page shows."""

    title: str
    sheet: str
    made: str
    seconds: str
    people: int
    matched: int
    opening: tuple[str, ...]
    """What happened, a sentence at a time."""
    groups: int
    noun: str
    """What a group is called on this page: pair, circle, group."""
    locked: int
    wide: Dots | None
    narrow: Dots | None
    bands: tuple[tuple[str, int], ...]
    worst: int
    middle: int
    low_groups: int
    below_half: str
    claims: tuple[Claim, ...]
    blocking: int
    """Pairs who would both get more from one another than from the partners they have."""
    wishes: tuple[WishLine, ...]
    considered: int
    """How many wishes are about private questions, and so have no other answer."""
    lands: tuple[Land, ...]
    further_lands: tuple[Land, ...]
    cap: float
    listed: tuple[Listed, ...]
    alone: tuple[Unpartnered, ...]
    alone_count: int
    notes: tuple[str, ...]
    version: str
    sha256: str
    seed: Any


def contents(
    people: Sequence[Person],
    programme: Programme,
    result: Result,
    *,
    label: Label,
    sheet: str,
    made: str,
    most_listed: int = FEW_ENOUGH_TO_LIST,
) -> Contents:
    """Gather what the page says. ``most_listed`` groups are shown; above it only the worst-off."""
    by_id = {person.id: person for person in people}
    row_of = {row.id: row for row in result.partners}
    weakest = sorted(min(row_of[member].wants for member in group.members) for group in result.groups)
    shown = result.groups
    if len(shown) > most_listed:
        shown = shown[: min(WORST_OFF_LISTED, most_listed)]
    say, unmet = _Describe(programme, label), _unmet(result, shown, programme, label)
    wishes, lands = _wishes(result), _lands(people, programme, label)
    low = sum(value < HALF for value in weakest)
    return Contents(
        title=programme.title or programme.name,
        sheet=sheet,
        made=made,
        seconds=_in_words(float(result.audit.get("seconds", 0.0))),
        people=len(people),
        matched=len(result.partners),
        opening=tuple(_opening(people, programme, result, wishes, len(lands))),
        groups=len(result.groups),
        noun={"pairs": "pair", "circles": "circle"}.get(programme.shape, "group"),
        locked=sum(group.locked for group in result.groups),
        wide=dots(weakest, 1000, 360) if weakest else None,
        narrow=dots(weakest, 420, 380) if weakest else None,
        bands=_bands(weakest),
        worst=_hundredths(weakest[0]) if weakest else 0,
        middle=_hundredths(weakest[len(weakest) // 2]) if weakest else 0,
        low_groups=low,
        below_half=_below_half(low),
        claims=claims(result.audit, programme, len(people)),
        blocking=int(result.audit.get("blocking_pairs") or 0),
        wishes=wishes,
        considered=sum(dict(line.counts)["considered"] for line in wishes),
        lands=lands[:COUNTRIES_DRAWN],
        further_lands=lands[COUNTRIES_DRAWN:],
        cap=programme.rules.country_cap,
        listed=tuple(_listed(group, row_of, by_id, say, unmet) for group in shown),
        alone=tuple(_unpartnered(row, by_id, say) for row in result.alone[: max(most_listed, 10)]),
        alone_count=len(result.alone),
        notes=tuple(_short(note, 600) for note in result.notes[:NOTES_SHOWN]),
        version=str(result.audit.get("engine_version", "")),
        sha256=str(result.audit.get("input_sha256", "")),
        seed=result.audit.get("seed", ""),
    )


def _opening(
    people: Sequence[Person], programme: Programme, result: Result, wishes: Sequence[WishLine], lands: int
) -> Iterator[str]:
    """Say what happened, in one paragraph."""
    from_where = f" in {_count(lands, 'country', 'countries')}" if lands else ""
    locked = sum(group.locked for group in result.groups)
    by_hand = f", {locked:,} of them made by hand" if locked else ""
    made = _made(result.groups, programme)
    signed_up = _count(len(people), "person", "people").capitalize()
    yield f"{signed_up}{from_where} signed up; the match brought together {made}{by_hand}."
    counts = [dict(line.counts) for line in wishes]
    granted = sum(count["granted"] for count in counts)
    answered = sum(line.total for line in wishes) - sum(count["considered"] for count in counts)
    if answered:
        yield f"Of {answered:,} wishes, {100 * granted / answered:.0f} in a hundred are granted."
    wishers = {wish.id for wish in result.wishes}
    content = sum(person.id not in wishers for person in people)
    if content:
        open_to_all = _count(content, "person", "people").capitalize()
        yield f"{open_to_all} wished for nobody in particular: what they share decided."
    if alone := len(result.alone):
        yield f"{_count(alone, 'person is', 'people are').capitalize()} without a partner, and the reason stands below."
    else:
        yield "Nobody is alone."


def _below_half(low: int) -> str:
    if not low:
        return "None is below 50."
    return "One is below 50: look at it first." if low == 1 else f"{low:,} are below 50: look at those first."


class _Describe:
    """A person in a line: *Norway, school, mid*, from public answers of which there is one."""

    def __init__(self, programme: Programme, label: Label) -> None:
        kinds = {"country": 0, "place": 0, "choice": 1, "scale": 2}
        asked = [q for q in programme.questions if q.kind in kinds and not q.private and q.id != "employer"]
        self.asked = sorted(asked, key=lambda q: kinds[q.kind])[:3]
        self.label = label

    def __call__(self, person: Person | None) -> str:
        if person is None:
            return ""
        words = [self.label(q.kind, person.answers[q.id][0]) for q in self.asked if person.answers.get(q.id)]
        return _short(", ".join(words))


def _listed(
    group: Group,
    row_of: Mapping[str, Partnered],
    by_id: Mapping[str, Person],
    say: _Describe,
    unmet: Mapping[str, tuple[str, ...]],
) -> Listed:
    rows = [row_of[member] for member in group.members]
    reasons = {row.reason for row in rows}
    alike = rows[0].reason if len(reasons) == 1 else ""
    members = tuple(
        Member(
            id=_short(row.id),
            name=_name(row.id, by_id),
            who=say(by_id.get(row.id)),
            want=_hundredths(row.wants),
            low=row.wants < HALF,
            reason="" if alike else _short(row.reason, 400),
            unmet=unmet.get(row.id, ()),
        )
        for row in rows
    )
    return Listed(group.number, group.locked, members, _short(alike, 400))


def _unmet(result: Result, shown: Iterable[Group], programme: Programme, label: Label) -> dict[str, tuple[str, ...]]:
    """For each person listed, what they wished for and did not get."""
    listed = {member for group in shown for member in group.members}
    missing: dict[str, list[str]] = defaultdict(list)
    for wish in result.wishes:
        if wish.answer == "not" and wish.id in listed:
            missing[wish.id].append(_short(_wish_in_words(wish, programme, label), 80))
    return {id_: tuple(words) for id_, words in missing.items()}


def _wish_in_words(wish: WishAnswer, programme: Programme, label: Label) -> str:
    """*The same sector*, *Arabic*, *somebody in Fiji*, *help with writing an article*."""
    question = programme.question(wish.question)
    name = question.label if question else wish.question.replace("_", " ")
    kind = question.kind if question else ""
    if wish.wish in ("same", "different"):
        return f"{'the same' if wish.wish == 'same' else 'a different'} {name}"
    values = " or ".join(label(kind, value) for value in wish.wish.split(";"))
    before = {"asks": "help with ", "country": "somebody in ", "languages": ""}
    return f"{before.get(kind, f'{name} ')}{values}"


def _unpartnered(row: Alone, by_id: Mapping[str, Person], say: _Describe) -> Unpartnered:
    return Unpartnered(
        _short(row.id),
        _name(row.id, by_id),
        say(by_id.get(row.id)),
        _short(row.why, 400),
        _short(row.would_help, 400),
    )


def _name(id_: str, by_id: Mapping[str, Person]) -> str:
    person = by_id.get(id_)
    return _short(person.name if person and person.name else id_)


def _wishes(result: Result) -> tuple[WishLine, ...]:
    answers = ("granted", "nearly", "not", "considered")
    counted: Counter[tuple[str, str]] = Counter((wish.weight, wish.answer) for wish in result.wishes)
    lines = []
    for weight in ("must", "should", "nice"):
        counts = tuple((answer, counted[weight, answer]) for answer in answers)
        numbers = [number for _, number in counts]
        if sum(numbers):
            lines.append(WishLine(weight, sum(numbers), counts, parts_of_a_bar(numbers)))
    return tuple(lines)


def _lands(people: Sequence[Person], programme: Programme, label: Label) -> tuple[Land, ...]:
    asked = next((q for q in programme.questions if q.kind == "country" and not q.private), None)
    if asked is None:
        return ()
    counted = Counter(person.answers[asked.id][0] for person in people if person.answers.get(asked.id))
    cap, all_people = programme.rules.country_cap, len(people)
    lands = [
        Land(
            name=_short(label("country", code)),
            people=count,
            share=100 * count / all_people,
            above_cap=cap > 0 and count > cap * all_people,
        )
        for code, count in counted.items()
    ]
    return tuple(sorted(lands, key=lambda land: (-land.people, land.name)))


def _made(groups: Sequence[Group], programme: Programme) -> str:
    """*429 pairs and one trio*, *40 mentors with their mentees*, *12 circles*."""
    if programme.shape == "circles":
        return _count(len(groups), "circle", "circles")
    if programme.shape == "mentors":
        return _count(len(groups), "mentor with mentees", "mentors with their mentees")
    pairs = sum(len(group.members) == 2 for group in groups)
    words = [_count(pairs, "pair", "pairs")] if pairs or len(groups) == 0 else []
    if trios := len(groups) - pairs:
        words.append(_count(trios, "trio", "trios"))
    return " and ".join(words)


def _count(number: int, one: str, many: str) -> str:
    return f"one {one}" if number == 1 else f"{number:,} {many}"


def _bands(values: Sequence[float]) -> tuple[tuple[str, int], ...]:
    """How many groups stand in each tenth of the scale: the figure as a table."""
    counted = Counter(min(9, int(value * 10 + 1e-9)) for value in values)
    lowest = min(counted, default=0)
    return tuple((f"{10 * k} to {10 * k + 10}", counted[k]) for k in range(lowest, 10))


def _hundredths(value: float) -> int:
    """Out of 100, never rounded up over a border: 0.499 is not yet half."""
    return int(value * 100 + 1e-6)


def _short(text: str, most: int = LONGEST_WORD) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= most else f"{clean[: most - 1].rstrip()}…"


def _in_words(seconds: float) -> str:
    if seconds < 1.5:
        return "about a second"
    if seconds < 100:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes"
