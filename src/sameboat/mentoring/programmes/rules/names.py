"""Names people write, and the codes they mean: countries, languages, time zones, in the reader's own language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from sameboat.sheets import countries, languages, zones
from sameboat.sheets.names import (
    country_code,
    label,
    language_code,
    nearest_country,
    nearest_language,
    nearest_zone,
    zone_name,
)

__all__ = [
    "choices_of",
    "code_of",
    "country_code",
    "language_code",
    "name_of",
    "nearest_country",
    "nearest_language",
    "nearest_zone",
    "zone_name",
]

READERS: dict[str, tuple[Callable[[str], str | None], Callable[[str], str | None]]] = {
    "country": (country_code, nearest_country),
    "languages": (language_code, nearest_language),
    "zone": (zone_name, nearest_zone),
}


def code_of(kind: str, text: str) -> str | None:
    """The code that a written name means, or None."""
    return READERS[kind][0](text)


def nearest_to(kind: str, text: str) -> str | None:
    """The name that looks most like what was written, or None."""
    return READERS[kind][1](text)


def name_of(kind: str, value: str) -> str:
    """How a value reads in the language of the page."""
    return _label(kind, value, _locale())


def choices_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Every country, language or time zone with its name in the language of the page, in that language's order."""
    return _choices(kind, _locale())


def _locale() -> str:
    """The page's language as the names know it; English where they do not."""
    return _known_locale(get_language() or "en")


@cache
def _known_locale(language: str) -> str:
    try:
        return str(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"


@lru_cache(maxsize=4_000)
def _label(kind: str, value: str, locale: str) -> str:
    """A table of fifty people names fifty countries."""
    return label(kind, value, locale)


@cache
def _choices(kind: str, locale: str) -> tuple[tuple[str, str], ...]:
    codes = {"country": countries.codes, "languages": languages.codes, "zone": _zones}[kind]()
    named = (
        (code, _zone_with_its_part_of_the_world(code) if kind == "zone" else label(kind, code, locale))
        for code in codes
    )
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def _zone_with_its_part_of_the_world(zone: str) -> str:
    return zone.replace("_", " ")


@cache
def _zones() -> frozenset[str]:
    """The zones that are in use today, one a name."""
    return frozenset(zone for zone in zones._known().values() if "/" in zone and not zone.startswith("Etc/"))
