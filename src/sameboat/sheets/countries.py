"""Countries: from the way people write them to ISO 3166 codes, and back."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from sameboat.sheets.folding import LONGEST_NAME, nearest, plain
from sameboat.sheets.tongues import TONGUES

NO_COUNTRY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
"""Two letters that the names' source knows and that are no country of ISO 3166. Kosovo's XK stays."""

OTHER_NAMES = {
    "America": "US", "Aotearoa": "NZ", "Aotearoa New Zealand": "NZ", "Britain": "GB", "Bosnia": "BA",
    "Brunei Darussalam": "BN", "Burma": "MM", "Cabo Verde": "CV", "Cape Verde": "CV", "Czech Republic": "CZ",
    "Democratic People's Republic of Korea": "KP", "Korea, Democratic People's Republic of": "KP", "DPRK": "KP",
    "Democratic Republic of the Congo": "CD", "Democratic Republic of Congo": "CD", "DR Congo": "CD", "DRC": "CD",
    "Congo, Democratic Republic of the": "CD", "Congo Kinshasa": "CD", "Zaire": "CD",
    "Republic of the Congo": "CG", "Republic of Congo": "CG", "Congo Brazzaville": "CG",
    "Congo, Republic of the": "CG", "East Timor": "TL", "Eire": "IE", "England": "GB", "Great Britain": "GB",
    "Holland": "NL", "Holy See": "VA", "Hong Kong": "HK", "Hong Kong SAR": "HK",
    "Falkland Islands (Malvinas)": "FK", "Ivory Coast": "CI", "KSA": "SA", "Lao PDR": "LA",
    "Lao People's Democratic Republic": "LA", "Macao": "MO", "Macau": "MO", "Macedonia": "MK",
    "Micronesia, Federated States of": "FM", "Myanmar": "MM", "Northern Ireland": "GB", "Palestine": "PS",
    "State of Palestine": "PS", "Palestine, State of": "PS", "PRC": "CN", "Republic of China": "TW",
    "Taiwan, Province of China": "TW", "Republic of Ireland": "IE", "Republic of Korea": "KR",
    "Korea, Republic of": "KR", "Korea, South": "KR", "Korea, North": "KP", "ROK": "KR",
    "Russian Federation": "RU", "Saint Vincent and the Grenadines": "VC", "Scotland": "GB", "Swaziland": "SZ",
    "Syrian Arab Republic": "SY", "The Gambia": "GM", "Trinidad": "TT", "Turkey": "TR", "Turkiye": "TR",
    "UAE": "AE", "U.A.E.": "AE", "UK": "GB", "U.K.": "GB", "United States of America": "US", "U.S.": "US",
    "U.S.A.": "US", "Vatican": "VA", "Viet Nam": "VN", "Wales": "GB", "Cymru": "GB", "Bolivia": "BO",
    "Bonaire, Sint Eustatius and Saba": "BQ", "China, Hong Kong Special Administrative Region": "HK",
    "China, Macao Special Administrative Region": "MO",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "Reunion": "RE", "São Tomé": "ST", "St Lucia": "LC", "St Kitts": "KN", "Antigua": "AG",
}  # fmt: skip
"""Names in use that the lists of names leave out."""

UNCLEAR = {
    "congo": "Congo - Kinshasa or Congo - Brazzaville",
    "korea": "South Korea or North Korea",
    "virgin islands": "U.S. Virgin Islands or British Virgin Islands",
}
"""Names of two countries each. Which one is meant is asked, not guessed."""

FORMS_OF_STATE = re.compile(
    r"^(?:the )?(?:(?:federal|federative|democratic|socialist|people s|peoples|islamic|united|independent|"
    r"plurinational|bolivarian|co operative|cooperative|hashemite|oriental|gabonese|hellenic|swiss) )*"
    r"(?:republic|kingdom|state|states|commonwealth|principality|confederation|sultanate|emirate|union|federation)"
    r" of (?:the )?"
)
"""What stands before a short name in the long one: *Federal Republic of*, *Plurinational State of*."""


def country_code(text: str) -> str | None:
    """The ISO 3166 code of a country written as a code, a name in one of many languages, or a flag.

    >>> country_code("nz"), country_code("Neuseeland"), country_code("Holland"), country_code("Atlantis")
    ('NZ', 'NZ', 'NL', None)
    """
    name = _flag(text) or plain(text[: LONGEST_NAME + 1])
    if not name or len(name) > LONGEST_NAME:
        return None
    return _of_code(name) or _english().get(name) or _long_name(name) or _in_any_tongue().get(name)


def nearest_country(text: str) -> str | None:
    """The English name of the country whose name looks most like ``text``, or of both it could be, or None."""
    return UNCLEAR.get(plain(text)) or nearest(text, [country_name(code) for code in codes()])


def country_name(code: str, locale: str = "en") -> str:
    """The name of a country in the language of ``locale``; what is no code comes back as it is."""
    return str(Locale.parse(locale).territories.get(code, code)) if code in codes() else code


@cache
def codes() -> frozenset[str]:
    """Every two-letter code that stands for a country."""
    return frozenset(c for c in map(str, Locale("en").territories) if len(c) == 2 and c.isalpha()) - NO_COUNTRY


def _of_code(name: str) -> str | None:
    code = name.upper()
    if code in codes():
        return code
    if len(code) == 3:  # three letters or three digits, of which only those that mean one country today
        today = get_global("territory_aliases").get(code, ())
        return today[0] if len(today) == 1 and today[0] in codes() else None
    return None


def _flag(text: str) -> str:
    """The letters of a flag, which is written with two letters of a kind of its own."""
    letters = [chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in text.strip() if 0x1F1E6 <= ord(sign) <= 0x1F1FF]
    return "".join(letters) if len(letters) == 2 and len(text.strip()) == 2 else ""


def _long_name(name: str) -> str | None:
    short = FORMS_OF_STATE.sub("", name)
    bare = short.removeprefix("the ")
    turned = re.sub(r"^(.*?) ((?:\w+ )*(?:republic|kingdom|state|states) of(?: the)?)$", r"\1", name)
    for shorter in (bare, turned):
        if shorter != name and shorter in _english():
            return _english()[shorter]
    return None


@cache
def _english() -> dict[str, str]:
    known = {plain(str(name)): code for code, name in Locale("en").territories.items() if code in codes()}
    for name, code in list(known.items()):
        known.setdefault(name.replace("st ", "saint "), code)
    return known | {plain(name): code for name, code in OTHER_NAMES.items()}


@cache
def _in_any_tongue() -> dict[str, str]:
    """Names in other languages. A name that means two countries in two languages means neither."""
    known: dict[str, str] = {}
    unclear: set[str] = set()
    for tongue in TONGUES:
        for code, name in Locale.parse(tongue).territories.items():
            if code in codes() and known.setdefault(plain(str(name)), code) != code:
                unclear.add(plain(str(name)))
    return {name: code for name, code in known.items() if name not in unclear and name not in UNCLEAR}
