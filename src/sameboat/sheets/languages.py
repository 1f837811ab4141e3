"""Languages: from the way people write them to ISO 639 codes, and back."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from sameboat.sheets.folding import LONGEST_NAME, nearest, plain
from sameboat.sheets.tongues import TONGUES

OTHER_NAMES = {
    "American English": "en", "British English": "en", "Australian English": "en", "Auslan": "asf",
    "Australian Sign Language": "asf", "ASL": "ase", "BSL": "bfi", "British Sign Language": "bfi",
    "Bahasa": "id", "Bahasa Indonesia": "id", "Bahasa Melayu": "ms", "Brazilian Portuguese": "pt",
    "Castellano": "es", "Castilian": "es", "Chinese Mandarin": "zh", "Mandarin": "zh", "Mandarin Chinese": "zh",
    "Putonghua": "zh", "Chinese Cantonese": "yue", "Cantonese": "yue", "Farsi": "fa", "Flemish": "nl",
    "Gaelic": "gd", "Greek": "el", "Modern Greek": "el", "Hawaiian": "haw", "isiXhosa": "xh", "isiZulu": "zu",
    "Kiswahili": "sw", "Latin American Spanish": "es", "Maori": "mi", "te reo": "mi", "te reo Maori": "mi",
    "Norwegian": "no", "Norwegian Bokmål": "no", "Bokmål": "no", "Nynorsk": "no", "Norwegian Nynorsk": "no",
    "Oriya": "or", "Pilipino": "fil", "Tagalog": "fil", "Pushto": "ps", "Sesotho": "st", "Setswana": "tn",
    "Simplified Chinese": "zh", "Traditional Chinese": "zh", "Sinhalese": "si", "Slovene": "sl", "Uighur": "ug",
    "Valencian": "ca", "Swiss German": "gsw", "Schwyzerdütsch": "gsw",
}  # fmt: skip
"""Names in use that the lists of names leave out."""

ONE_SPEECH = {"nb": "no", "nn": "no", "cmn": "zh", "tl": "fil", "tw": "ak"}
"""Written forms of one speech: two Norwegians share a language however each of them writes it."""

CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?")
"""A code, perhaps with a script and a region: *en*, *zh-hans-cn*, *es_419*."""


def language_code(text: str) -> str | None:
    """The ISO 639 code of a language written as a code or as a name in one of many languages.

    A region says how, not what: *en-GB* and *English (UK)* are English. *Ga*, spelt as a name, is the language
    of Accra; *ga*, spelt as a code, is Irish.

    >>> language_code("Deutsch"), language_code("pt_BR"), language_code("English (UK)"), language_code("Klingonese")
    ('de', 'pt', 'en', None)
    """
    name = plain(text[: LONGEST_NAME + 1])
    if not name or len(name) > LONGEST_NAME:
        return None
    spelt = _as_spelt().get(text.strip())
    return (
        spelt
        or _of_code(text.strip().casefold())
        or _english().get(name)
        or _in_any_tongue().get(name)
        or _without_region(text)
    )


def nearest_language(text: str) -> str | None:
    """The English name of the language whose name looks most like ``text``, or None."""
    return nearest(text, [language_name(code) for code in codes()])


def language_name(code: str, locale: str = "en") -> str:
    """The name of a language in the language of ``locale``; what is no code comes back as it is."""
    return str(Locale.parse(locale).languages.get(code, code))


@cache
def codes() -> frozenset[str]:
    """Every code of a language that has a name; regions and scripts left out."""
    return frozenset(c for c in map(str, Locale("en").languages) if c.isalpha() and len(c) in (2, 3)) - {
        "mul",
        "und",
        "zxx",
    }


def _of_code(text: str) -> str | None:
    parts = CODE.fullmatch(text)
    if not parts:
        return None
    today = get_global("language_aliases").get(parts[1], parts[1]).split("_")[0]
    today = ONE_SPEECH.get(today, today)
    return today if today in codes() else None


def _without_region(text: str) -> str | None:
    """*English (UK)* and *Spanish - Mexico* without what follows."""
    first = re.split(r"[(\[]| [-–] ", text, maxsplit=1)[0].strip()
    return language_code(first) if first and first != text.strip() else None


@cache
def _as_spelt() -> dict[str, str]:
    """English names as they are spelt, capitals and all."""
    return {str(Locale("en").languages[code]): ONE_SPEECH.get(code, code) for code in codes()}


@cache
def _english() -> dict[str, str]:
    known = {plain(str(Locale("en").languages[code])): ONE_SPEECH.get(code, code) for code in codes()}
    return known | {plain(name): code for name, code in OTHER_NAMES.items()}


@cache
def _in_any_tongue() -> dict[str, str]:
    """Names in other languages. A name that means two languages in two tongues means neither, save to its own."""
    known: dict[str, str] = {}
    unclear: set[str] = set()
    own: dict[str, str] = {}
    for tongue in TONGUES:
        names = Locale.parse(tongue).languages
        for code, name in names.items():
            if code not in codes():
                continue
            meant = ONE_SPEECH.get(code, code)
            if known.setdefault(plain(str(name)), meant) != meant:
                unclear.add(plain(str(name)))
            if code == tongue.partition("_")[0]:
                own[plain(str(name))] = meant
    return {name: code for name, code in known.items() if name not in unclear} | own
