"""Time zones: from the way people write them to the names that computers keep, and back."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache

from babel import Locale
from babel.core import get_global

from sameboat.sheets.folding import LONGEST_NAME, nearest, plain

OTHER_CITIES = {
    "Europe/London": "Edinburgh Glasgow Cardiff Manchester Leeds Liverpool Bristol Oxford "
    "Sheffield England Scotland Wales",
    "Europe/Berlin": "Hamburg Munich München Cologne Köln Frankfurt Stuttgart Leipzig Dresden Göttingen Heidelberg",
    "Europe/Paris": "Lyon Marseille Toulouse Bordeaux Lille Strasbourg",
    "Europe/Madrid": "Barcelona Valencia Seville Sevilla Bilbao Granada",
    "Europe/Rome": "Milan Milano Turin Torino Naples Napoli Florence Firenze Bologna",
    "Europe/Zurich": "Geneva Genève Bern Basel Lausanne",
    "Europe/Amsterdam": "Rotterdam The_Hague Utrecht Leiden",
    "Europe/Brussels": "Antwerp Ghent Leuven",
    "Europe/Warsaw": "Kraków Gdańsk Wrocław Poznań",
    "Europe/Lisbon": "Porto Coimbra",
    "Europe/Stockholm": "Gothenburg Göteborg Malmö Uppsala",
    "Europe/Oslo": "Bergen Trondheim Tromsø",
    "Europe/Copenhagen": "Aarhus Odense",
    "Europe/Helsinki": "Turku Tampere Oulu",
    "Europe/Dublin": "Cork Galway Limerick",
    "Europe/Vienna": "Wien Graz Salzburg Linz",
    "Europe/Istanbul": "Ankara Izmir",
    "Europe/Moscow": "Saint_Petersburg",
    "America/New_York": "NYC Boston Washington Washington_DC Philadelphia Atlanta Miami Pittsburgh Baltimore "
    "Cleveland Buffalo Raleigh Charlotte",
    "America/Chicago": "Houston Dallas Austin San_Antonio Minneapolis Saint_Louis New_Orleans Milwaukee Nashville",
    "America/Denver": "Salt_Lake_City Albuquerque Boulder",
    "America/Los_Angeles": "San_Francisco Seattle San_Diego Las_Vegas Sacramento Oakland",
    "America/Toronto": "Ottawa Montréal Québec Hamilton_Ontario",
    "America/Vancouver": "Victoria_BC",
    "America/Edmonton": "Calgary",
    "America/Sao_Paulo": "Rio_de_Janeiro Brasília Curitiba Porto_Alegre",
    "America/Mexico_City": "Guadalajara Puebla Oaxaca",
    "America/Bogota": "Medellín Cali",
    "America/Guayaquil": "Quito",
    "America/Argentina/Cordoba": "Rosario",
    "Asia/Kolkata": "Mumbai Delhi New_Delhi Bangalore Bengaluru Chennai Hyderabad Pune Ahmedabad Bombay Madras",
    "Asia/Shanghai": "Beijing Shenzhen Guangzhou Wuhan Nanjing Hangzhou Chengdu",
    "Asia/Tokyo": "Osaka Kyoto Nagoya Fukuoka Sapporo",
    "Asia/Seoul": "Busan Incheon",
    "Asia/Karachi": "Lahore Islamabad",
    "Asia/Ho_Chi_Minh": "Hanoi Da_Nang",
    "Asia/Manila": "Quezon_City Cebu",
    "Asia/Dubai": "Abu_Dhabi Sharjah",
    "Asia/Riyadh": "Jeddah Mecca",
    "Asia/Jakarta": "Bandung Yogyakarta Surabaya",
    "Asia/Yangon": "Mandalay Rangoon",
    "Asia/Jerusalem": "Haifa",
    "Africa/Johannesburg": "Cape_Town Pretoria Durban Stellenbosch Bloemfontein",
    "Africa/Lagos": "Abuja Ibadan Kano",
    "Africa/Nairobi": "Mombasa",
    "Africa/Dar_es_Salaam": "Dodoma Zanzibar",
    "Africa/Accra": "Kumasi",
    "Africa/Cairo": "Alexandria_Egypt",
    "Africa/Casablanca": "Rabat Marrakesh",
    "Australia/Sydney": "Canberra Wollongong",
    "Australia/Brisbane": "Gold_Coast Cairns Townsville Toowoomba",
    "Australia/Melbourne": "Geelong Ballarat",
    "Pacific/Auckland": "Wellington Christchurch Dunedin",
    "Pacific/Fiji": "Suva",
}
"""Cities that many librarians write and that the clock's own list of cities does not hold."""

HABITS = {
    "America/New_York": "et est edt eastern_time",
    "America/Chicago": "ct cdt central_time",
    "America/Denver": "mt mdt mountain_time",
    "America/Los_Angeles": "pt pst pdt pacific_time",
    "America/Halifax": "adt atlantic_time",
    "Europe/London": "bst uk_time",
    "Europe/Brussels": "cet cest central_european_time",
    "Europe/Athens": "eet eest eastern_european_time",
    "Europe/Lisbon": "wet west",
    "Europe/Moscow": "msk",
    "Australia/Sydney": "aest aedt",
    "Australia/Adelaide": "acst acdt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt nzt",
    "Africa/Johannesburg": "sast",
    "Africa/Nairobi": "eat",
    "Africa/Lagos": "wat",
    "Africa/Maputo": "cat",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Asia/Manila": "pht",
    "Asia/Singapore": "sgt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Karachi": "pkt",
}
"""Short names, and the place whose clocks they usually mean. IST and CST mean three places each, so they mean none."""

BROKEN_HOURS = {
    "+03:30": "Asia/Tehran", "+04:30": "Asia/Kabul", "+05:30": "Asia/Kolkata", "+05:45": "Asia/Kathmandu",
    "+06:30": "Asia/Yangon", "+08:45": "Australia/Eucla", "+09:30": "Australia/Darwin",
    "-09:30": "Pacific/Marquesas",
}  # fmt: skip
"""Places that are this far from UTC all year, for distances that are no whole hours."""

OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+\-−–±])\s*(\d{1,2})(?:[:.]?(\d{2}))?(?:\s*(?:h|hrs|hours))?", re.IGNORECASE)


def zone_name(text: str) -> str | None:
    """The IANA name of a time zone written as such, as a city, as a distance from UTC or in short.

    >>> zone_name("europe/berlin"), zone_name("San Francisco"), zone_name("UTC+2"), zone_name("Mars")
    ('Europe/Berlin', 'America/Los_Angeles', 'Etc/GMT-2', None)
    """
    if len(text) > LONGEST_NAME:
        return None
    bare = re.sub(r"^\((?:utc|gmt)?[^)]*\)\s*", "", text.strip(), flags=re.IGNORECASE) or text.strip(" ()")
    whole = text.strip().replace(" ", "_").casefold()
    return _kept_names().get(whole) or _at_a_distance(bare) or _first_known(text, bare, *bare.split(","))


def is_loose(text: str) -> bool:
    """Whether ``text`` leaves room for doubt: a short name like EST, or a distance that knows no summer time."""
    return plain(text) in _habits() or _at_a_distance(text.strip(" ()")) not in (None, "Etc/UTC")


def nearest_zone(text: str) -> str | None:
    """The time zone whose name or city looks most like ``text``, or None."""
    near = nearest(text.rpartition("/")[2], _known())
    return _known()[near] if near else None


def zone_label(zone: str, locale: str = "en") -> str:
    """The city a time zone is named after, in the language of ``locale`` where that is known."""
    about = Locale.parse(locale).time_zones.get(zone, {})
    return str(about.get("city") or zone.rpartition("/")[2].replace("_", " "))


def _first_known(*pieces: str) -> str | None:
    return next((_known()[name] for name in map(plain, pieces) if name in _known()), None)


def _at_a_distance(text: str) -> str | None:
    """A distance from UTC as a zone of its own. The names of these count the other way round."""
    said = OFFSET.fullmatch(text.strip())
    if not said:
        return None
    ahead, hours, minutes = said[1] == "+", int(said[2]), int(said[3] or 0)
    if minutes:
        return BROKEN_HOURS.get(f"{'+' if ahead else '-'}{hours:02}:{minutes:02}")
    if hours == 0:
        return "Etc/UTC"
    if said[1] == "±" or hours > (14 if ahead else 12):
        return None
    return f"Etc/GMT{'-' if ahead else '+'}{hours}"


@cache
def _habits() -> dict[str, str]:
    return {plain(word): zone for zone, words in HABITS.items() for word in words.split()}


@cache
def _kept_names() -> dict[str, str]:
    """The names that computers keep, in small letters, each with the name it goes by today."""
    today = get_global("zone_aliases")
    kept = {n.casefold(): today.get(n, n) for n in zoneinfo.available_timezones() if n not in ("Factory", "localtime")}
    return kept | dict.fromkeys(("utc", "gmt", "z", "zulu", "uct", "greenwich"), "Etc/UTC") | _habits()


@cache
def _known() -> dict[str, str]:
    """Names and cities with blanks, dots and accents set aside. What counts in hours is left to `OFFSET`."""
    today = get_global("zone_aliases")
    names = sorted(n for n in zoneinfo.available_timezones() if "/" in n and not n.startswith("Etc/"))
    known: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n in today, n)):  # a city alone; an old name of it gives way
        if not name.startswith("US/"):
            known.setdefault(plain(name.rpartition("/")[2]), today.get(name, name))
    for zone, about in Locale("en").time_zones.items():
        if zone in names and about.get("city"):
            known.setdefault(plain(str(about["city"])), zone)
    for zone, cities in OTHER_CITIES.items():
        known.update({plain(city): zone for city in cities.split()})
    for windows, zone in get_global("windows_zone_mapping").items():
        if not OFFSET.fullmatch(windows):
            known[plain(windows)] = today.get(zone, zone)
    return known | {plain(name): today.get(name, name) for name in names} | _habits()
