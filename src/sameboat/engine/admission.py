"""Admission under the country cap: no country fills the round, and nobody is refused.

The International Librarians Network let no country have more than a fifth of a round. Whoever comes after that, in
order of application, is invited to a later round and is then first in line. What is decided here, and why:

* **Order** is ``applied_at``, then ``id``; never the row of a sheet. A time without a zone is read as UTC. Whoever has
  no time comes after all who have one: nobody gains by leaving it out.
* **First claim** (deferred last time, by mark or by list) comes before new applicants of the same country.
* **Locked** people are the coordinator's decision. They take part whatever the cap says, and take their country's
  places first.
* **Reading A**: a country may have ``floor(cap x all applicants)`` people. A country with exactly that share is not
  capped. Shares of those accepted can then be above the cap, and are reported.
* **Reading B**: the largest set in which each country has at most that share *of those accepted*. With a fifth, a
  round of fewer than five countries can accept nobody by this reading; that is what it says.
* Whoever gave no country is an applicant, and never capped.
* A place that somebody gives back goes to the next in order, if the limit stays where it was when the round closed:
  hand in how many had applied then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from sameboat.engine.people import Person
from sameboat.engine.programme import Rules

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Deferred:
    """Somebody invited to a later round, since their country has its share already."""

    index: int
    """Position in the people handed in."""
    country: str
    place: int
    """Place in line among the country's deferred, from 1: the first is taken when a place falls free."""
    why: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one country has of a round."""

    country: str
    applicants: int
    accepted: int
    of_applicants: float
    """Share of all applicants, 0 to 1."""
    of_accepted: float
    """Share of all who were accepted, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Who takes part in this round, and who is invited to a later one."""

    admitted: tuple[int, ...]
    """Positions in the people handed in, ascending."""
    deferred: tuple[Deferred, ...]
    """By country, the largest first, then by place in line."""
    shares: tuple[Share, ...]
    """The country with most applicants first."""
    limit: int | None
    """How many people of one country take part; None without a cap."""


def admit(
    people: Sequence[Person],
    rules: Rules,
    *,
    country: str = "country",
    first_claim: Collection[str] = (),
    locked: Collection[str] = (),
    applied: int | None = None,
) -> Admission:
    """Decide who takes part.

    Parameters
    ----------
    people : sequence of Person, n of them
    rules : Rules
        ``country_cap`` is the share (0 for no cap), ``cap_reading`` A or B.
    country : str
        The question that says where a person is based.
    first_claim : ids
        Deferred in an earlier round; people marked so themselves need not be listed.
    locked : ids
        People of hand-made pairs: they take part in any case.
    applied : int, optional
        How many had applied when the round closed, if some have withdrawn since: reading A's limit rests on it.

    Returns
    -------
    Admission
        Everybody is either admitted or deferred.

    Notes
    -----
    O(n log n) for the order; the limit of reading B is found in O(n x countries) whole-number steps at most.

    Examples
    --------
    >>> people = [Person(str(k), {"country": ("NZ",) if k < 3 else (f"land {k}",)}) for k in range(10)]
    >>> round_ = admit(people, Rules(country_cap=0.2))
    >>> round_.limit, [d.index for d in round_.deferred]
    (2, [2])
    """
    line = _lines(people, country, frozenset(first_claim), frozenset(locked))
    sizes = {where: len(members) for where, members in line.items()}
    stay = {where: sum(people[i].id in locked for i in members) for where, members in line.items()}
    free = len(people) - sum(sizes.values())
    cap = Fraction(str(rules.country_cap))
    limit = None
    if cap:
        taken = _taken(sizes, stay, free)
        limit = _limit_b(cap, len(people), taken) if rules.cap_reading == "B" else int(cap * (applied or len(people)))
    deferred: list[Deferred] = []
    accepted: dict[str, int] = {}
    for where in sorted(sizes, key=lambda name: (-sizes[name], name)):
        places = sizes[where] if limit is None else max(stay[where], min(sizes[where], limit))
        accepted[where] = places
        deferred += [
            Deferred(i, where, place, _why(rules, where, place, places))
            for place, i in enumerate(line[where][places:], 1)
        ]
    out = {d.index for d in deferred}
    admitted = tuple(i for i in range(len(people)) if i not in out)
    return Admission(admitted, tuple(deferred), _shares(sizes, accepted, len(people), len(admitted)), limit)


def in_line(person: Person) -> tuple[datetime, str]:
    """Where a person stands in the order of application: by time, then by id; without a time, last."""
    applied = person.applied_at
    if applied is None:
        return LAST, person.id
    return (applied if applied.tzinfo else applied.replace(tzinfo=UTC)), person.id


def _lines(
    people: Sequence[Person], country: str, first_claim: frozenset[str], locked: frozenset[str]
) -> Mapping[str, list[int]]:
    """The people of each country in the order in which its places go to them."""

    def turn(i: int) -> tuple[int, datetime, str]:
        person = people[i]
        claims = person.first_claim or person.id in first_claim
        return (0 if person.id in locked else 1 if claims else 2, *in_line(person))

    line: defaultdict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(people)), key=turn):
        based = people[i].answers.get(country)
        if based:
            line[based[0]].append(i)
    return line


def _taken(sizes: Mapping[str, int], stay: Mapping[str, int], free: int) -> Callable[[int], int]:
    """How many people take part under a limit."""

    def taken(limit: int) -> int:
        return free + sum(max(stay[where], min(size, limit)) for where, size in sizes.items())

    return taken


def _limit_b(cap: Fraction, people: int, taken: Callable[[int], int]) -> int:
    """The limit of the largest round whose limit is the cap's share of itself.

    A larger limit never takes fewer people. So if a round of t people is not filled under its own limit, no round of
    more people than that limit takes is below it either: step down to what the limit took, until it fills.
    """
    size = people
    while taken(int(cap * size)) < size:
        size = taken(int(cap * size))
    return int(cap * size)


def _why(rules: Rules, country: str, place: int, places: int) -> str:
    share = f"{100 * rules.country_cap:g} %"
    whom = "of those accepted" if rules.cap_reading == "B" else "of the applicants"
    return (
        f"One country has at most {share} {whom}. For {country} the first {places} in order of application take part "
        f"in this round; you are number {place} in line for a place that falls free, and come first next time."
    )


def _shares(sizes: Mapping[str, int], accepted: Mapping[str, int], applicants: int, admitted: int) -> tuple[Share, ...]:
    return tuple(
        Share(where, sizes[where], taken, sizes[where] / applicants, taken / admitted if admitted else 0.0)
        for where, taken in accepted.items()
    )
