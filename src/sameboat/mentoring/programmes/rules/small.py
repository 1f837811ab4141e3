"""Small numbers: who could be meant is not told to those who may not know of anybody by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

FEWEST = 5
"""Under this a number is only said to be small."""


@dataclass(frozen=True, slots=True)
class CountryNumbers:
    """What a country coordinator reads of their own country; None for what would tell too much."""

    applied: str
    would_take_part: str | None = None
    would_wait: str | None = None
    of_a_hundred: int | None = None
    over: bool = False
    """More have applied than have a place, so that it is worth saying so to others."""


def blurred(number: int) -> str:
    """The number, or that there are fewer than five. Nobody at all is nobody."""
    return str(number) if number == 0 or number >= FEWEST else _("fewer than five")


def numbers_of_a_country(*, applied: int, would_take_part: int, of_all: float) -> CountryNumbers:
    """Its numbers, none of which is small, nor can be found by taking one from another.

    Where so few would wait that it could be said who, the parts are left out, and with them the share of all.
    """
    waits = applied - would_take_part
    if 0 < applied < FEWEST:
        return CountryNumbers(blurred(applied))
    small = 0 < waits < FEWEST or 0 < would_take_part < FEWEST
    return CountryNumbers(
        str(applied),
        None if small else str(would_take_part),
        None if small or not waits else str(waits),
        round(100 * of_all),
        over=waits > 0,
    )
