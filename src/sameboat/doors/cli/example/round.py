"""The example round: invented librarians who sign up as real ones do. The same seed makes the same people."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING

from .fragments import in_the_order_of_the_week, likely, of, one_of, some_of
from .size import COUNTRIES, PEOPLE, SEED

if TYPE_CHECKING:
    from babel import Locale


COLUMNS = (
    *("id", "applied_at", "email", "name", "country", "languages", "sector", "career_stage", "situation"),
    *("interests", "beyond_work", "employer", "time_zone", "free_hours", "offers", "asks", "about"),
    "reports_to",
    *("wish_sector", "weight_sector", "wish_career_stage", "weight_career_stage"),
    *("wish_interests", "weight_interests", "wish_situation", "weight_situation"),
    *("wish_languages", "weight_languages", "wish_country", "weight_country"),
    *("wish_beyond_work", "weight_beyond_work"),
)
SPOKEN_ABROAD = frozenset({"ar", "de", "es", "fr", "pt", "ru", "zh"})
"""Tongues in which somebody without English finds a partner in another country."""
OPENS = datetime(2027, 1, 11, 8)
DAYS = 26


@dataclass(frozen=True)
class Country:
    """One line of ``countries.csv``."""

    code: str
    share: int
    languages: tuple[tuple[str, int], ...]
    zones: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        """Its English name, as a person would write it into a form."""
        return _names().territories[self.code]


@lru_cache(1)
def countries() -> tuple[Country, ...]:
    """All countries of the table, the largest share first."""
    lines = files(__package__).joinpath("countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(
        Country(
            row["country"],
            int(row["share"]),
            tuple((tongue, int(part)) for tongue, _, part in (t.partition(":") for t in row["languages"].split(";"))),
            tuple(row["zones"].split(";")),
        )
        for row in rows
    )


def _spoken(part: str) -> tuple[str, int]:
    """``fr:74``: of a hundred librarians there, 74 would list French."""
    tongue, _, of_a_hundred = part.partition(":")
    return tongue, int(of_a_hundred)


def how_many(people: int, number: int, biggest: Sequence[float] = ()) -> dict[Country, int]:
    """How many of ``people`` live in each of ``number`` countries: at least one, the rest by share.

    ``biggest`` sets the shares of the first countries, so that a round can be made in which one, two or three
    of them are above a cap.
    """
    known = countries()
    if not 1 <= number <= min(people, len(known)):
        raise ValueError(f"The example can have 1 to {min(people, len(known))} countries, not {number}.")
    chosen, first = known[:number], len(biggest)
    rest = (1.0 - sum(biggest)) / max(1, sum(c.share for c in chosen[first:]))
    shares = [*biggest[:number], *(c.share * rest for c in chosen[first:])]
    spare = people - number
    exact = [max(0.0, share * people - 1) for share in shares]
    scale = spare / (sum(exact) or 1.0)
    counts = [1 + int(part * scale) for part in exact]
    left = people - sum(counts)
    by_remainder = sorted(range(number), key=lambda k: (int(exact[k] * scale) - exact[k] * scale, k))
    for k in by_remainder[:left]:
        counts[k] += 1
    return dict(zip(chosen, counts, strict=True))


def sign_ups(
    people: int = PEOPLE, number: int = COUNTRIES, *, seed: int = SEED, biggest: Sequence[float] = ()
) -> Iterator[dict[str, str]]:
    """Yield everybody's row of the plain sheet, in the order in which they applied."""
    dice = Random(seed)  # nosec B311
    homes = [country for country, count in how_many(people, number, biggest).items() for _ in range(count)]
    dice.shuffle(homes)
    times = sorted(_moment(dice) for _ in range(people))
    digits = len(str(people))
    for at, (country, applied) in enumerate(zip(homes, times, strict=True), 1):
        yield _person(dice, f"P{at:0{digits}}", country, applied)


def _person(dice: Random, id_: str, country: Country, applied: datetime) -> dict[str, str]:
    given, family = one_of(dice, "given"), one_of(dice, "family")
    sector, stage = likely(dice, "sectors"), likely(dice, "stages")
    row = dict.fromkeys(COLUMNS, "")
    row["id"] = id_
    row["applied_at"] = f"{applied.isoformat()}Z"
    row["email"] = f"{given}.{family}.{id_}@example.org".lower()
    row["name"] = f"{given} {family}"
    row["country"] = country.name
    row["languages"] = "; ".join(_languages(dice, country))
    row["sector"], row["career_stage"] = sector, stage
    if of("situations", stage) and dice.random() < 0.55:
        row["situation"] = one_of(dice, "situations", stage)
    row["interests"] = "; ".join(_interests(dice, sector))
    if dice.random() < 0.7:
        row["beyond_work"] = "; ".join(some_of(dice, "beyond", 3))
    if stage != "retired" and row["situation"] not in ("looking for work", "studying"):
        row["employer"] = f"{one_of(dice, 'places')} {one_of(dice, 'houses', sector)}, {country.name}"
    row["time_zone"] = country.zones[min(int(dice.expovariate(1.1)), len(country.zones) - 1)]
    if dice.random() < 0.9:
        row["free_hours"] = "; ".join(in_the_order_of_the_week(some_of(dice, "hours", 5, least=2)))
    helps = some_of(dice, "offers", 4)
    if dice.random() < 0.6:
        row["offers"] = "; ".join(helps[:2])
    if dice.random() < 0.5:
        row["asks"] = "; ".join(helps[2:])
    if dice.random() < 0.8:
        row["about"] = f"{one_of(dice, 'work')}. {one_of(dice, 'hopes')}."
    if row["employer"] and dice.random() < 0.15:
        row["reports_to"] = f"{one_of(dice, 'given')}.{one_of(dice, 'family')}@example.org".lower()
    if dice.random() < 0.75:
        _wish(dice, row, country)
    return row


def _wish(dice: Random, row: dict[str, str], country: Country) -> None:
    """Say whom this person would like to meet; a quarter never come here, they are open."""
    stage = row["career_stage"]
    if dice.random() < 0.5:
        _ask(dice, row, "sector", _sector_wish(dice, row["sector"]), firm=True)
    if dice.random() < 0.5:
        _ask(dice, row, "career_stage", _stage_wish(dice, stage), firm=stage != "retired")
    if dice.random() < 0.4:
        dearest = row["interests"].split("; ")[0]
        _ask(dice, row, "interests", "same" if dice.random() < 0.8 else dearest, firm=True)
    if row["situation"] and dice.random() < 0.35:
        _ask(dice, row, "situation", "same")
    if dice.random() < 0.08:
        _ask(dice, row, "languages", dice.choice(("French", "Spanish", "German", "Chinese", "Arabic")))
    if dice.random() < 0.1:
        there = dice.choice(countries()[:12])
        if there is not country:
            _ask(dice, row, "country", there.name)
    if row["beyond_work"] and dice.random() < 0.2:
        _ask(dice, row, "beyond_work", "same")
    if not any(row[f"wish_{question}"] for question in ("sector", "career_stage", "interests")):
        _ask(dice, row, "interests", "same")


def _ask(dice: Random, row: dict[str, str], question: str, wish: str, *, firm: bool = False) -> None:
    """Write down a wish and its weight. Only a wish that many people can grant is ever a must."""
    chance = dice.random()
    firm = firm and "English" in row["languages"] and row["sector"] in MANY_WORK_IN
    weight = "must" if firm and chance < 0.08 else "nice" if chance > 0.6 else "should"
    row[f"wish_{question}"], row[f"weight_{question}"] = wish, weight


MANY_WORK_IN = frozenset(("academic", "public", "school"))
COMPLEMENTS = {"public": "academic", "academic": "public", "school": "public; school"}
FURTHER_ALONG = {
    "student": "early; mid",
    "early": "mid; late",
    "mid": "late",
    "late": "early",
    "retired": "student; early",
}


def _sector_wish(dice: Random, sector: str) -> str:
    chance = dice.random()
    if chance < 0.5:
        return "same"
    return "different" if chance < 0.65 else COMPLEMENTS.get(sector, "academic; public")


def _stage_wish(dice: Random, stage: str) -> str:
    return "same" if dice.random() < 0.35 else FURTHER_ALONG[stage]


def _languages(dice: Random, country: Country) -> list[str]:
    spoken = [tongue for tongue, part in country.languages if dice.random() * 100 < part]
    if not spoken or ("en" not in spoken and not SPOKEN_ABROAD.intersection(spoken)):
        spoken.append("en")
    return [_names().languages[tongue] for tongue in spoken]


def _interests(dice: Random, sector: str) -> list[str]:
    chosen = dict.fromkeys(likely(dice, "topics") for _ in range(dice.randint(2, 5)))
    chosen[one_of(dice, "of_the_sector", sector)] = ""
    return list(chosen)


def _moment(dice: Random) -> datetime:
    """When somebody applied: many on the first days, most on the last ones."""
    chance, day = dice.random(), dice.random() * DAYS
    if chance < 0.2:
        day *= 0.12
    elif chance > 0.6:
        day = DAYS - day * 0.15
    return OPENS + timedelta(seconds=int(day * 86_400))


@lru_cache(1)
def _names() -> Locale:
    # Babel is loaded when a name is wanted: it is large, and `sameboat --help` must not wait for it.
    from babel import Locale

    return Locale("en")
