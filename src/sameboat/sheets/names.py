"""Names people write, the codes they mean, and the way back.

Reading understands many languages; `label` writes in one, English unless told otherwise.
"""

from __future__ import annotations

from sameboat.sheets.countries import country_code, country_name, nearest_country
from sameboat.sheets.languages import language_code, language_name, nearest_language
from sameboat.sheets.zones import is_loose, nearest_zone, zone_label, zone_name

__all__ = [
    "country_code",
    "is_loose",
    "label",
    "language_code",
    "nearest_country",
    "nearest_language",
    "nearest_zone",
    "zone_name",
]


def label(kind: str, value: str, locale: str = "en") -> str:
    """How a value reads in a sentence: ``NZ`` is *New Zealand*. ``kind`` is the kind of the question.

    >>> label("country", "NZ"), label("languages", "mi"), label("zone", "Pacific/Auckland"), label("choice", "x")
    ('New Zealand', 'Māori', 'Auckland', 'x')
    """
    if kind == "country":
        return country_name(value, locale)
    if kind in ("language", "languages"):
        return language_name(value, locale)
    if kind == "zone":
        return zone_label(value, locale)
    return value
