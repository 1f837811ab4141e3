"""Names people write, and the codes they mean."""

import csv
import zoneinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.sheets import countries, languages
from sameboat.sheets.names import (
    country_code,
    is_loose,
    label,
    language_code,
    nearest_country,
    nearest_language,
    nearest_zone,
    zone_name,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NZ", "NZ"), ("nz", "NZ"), (" New  Zealand ", "NZ"), ("Neuseeland", "NZ"), ("NZL", "NZ"), ("🇳🇿", "NZ"),
        ("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("Estados Unidos", "US"),
        ("UK", "GB"), ("Great Britain", "GB"), ("Scotland", "GB"), ("GB", "GB"),
        ("South Korea", "KR"), ("Republic of Korea", "KR"), ("Korea, Republic of", "KR"), ("대한민국", "KR"),
        ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("Holland", "NL"), ("The Netherlands", "NL"),
        ("Federal Republic of Germany", "DE"), ("deutschland", "DE"), ("Iran (Islamic Republic of)", "IR"),
        ("Bolivia (Plurinational State of)", "BO"), ("Tanzania, United Republic of", "TZ"), ("Viet Nam", "VN"),
        ("Cote d'Ivoire", "CI"), ("Ivory Coast", "CI"), ("Türkiye", "TR"), ("Turkey", "TR"), ("日本", "JP"),
        ("Россия", "RU"), ("مصر", "EG"), ("Kosovo", "XK"), ("DR Congo", "CD"), ("Republic of the Congo", "CG"),
        ("People's Republic of China", "CN"), ("Republic of China", "TW"), ("Georgia", "GE"), ("Niger", "NE"),
        ("Nigeria", "NG"), ("Saint Lucia", "LC"), ("St. Lucia", "LC"), ("Hong Kong", "HK"),
    ],
)  # fmt: skip
def test_a_country_is_understood_as_people_write_it(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "Atlantis", "Korea", "Congo", "Georgia, USA", "EU", "ZZ", "XX", "CT", "MI", "999"]
)
def test_what_is_no_one_country_is_not_guessed(text):
    assert country_code(text) is None


def test_every_country_on_the_map_of_libraries_is_understood():
    maps = Path(__file__).resolve().parents[3] / "shared" / "data" / "country_statistics"
    if not (maps / "ifla_library_map_2021-10.csv").exists():
        pytest.skip("the map of libraries is not here")
    with (maps / "ifla_library_map_2021-10.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["Name"] for row in csv.DictReader(file)]
    assert len(names) == 122
    assert [name for name in names if country_code(name) is None] == []
    assert len({country_code(name) for name in names}) == 122


def test_the_nearest_country_is_offered():
    assert nearest_country("Astralia") == "Australia"
    assert nearest_country("Korea") == "South Korea or North Korea"
    assert nearest_country("Qwertz") is None


@pytest.mark.parametrize("code", sorted(countries.codes()))
def test_every_country_comes_back_from_its_own_name(code):
    assert country_code(code) == code
    assert country_code(label("country", code)) == code


@pytest.mark.parametrize("locale", ["de", "fr", "es", "ru", "ar", "ja", "pt"])
def test_countries_come_back_from_their_names_in_other_languages(locale):
    back = {code: country_code(label("country", code, locale)) for code in countries.codes()}
    wrong = {code: found for code, found in back.items() if found not in (code, None)}
    assert wrong == {}, "a name is understood or not; it never means another country"
    assert sum(found is None for found in back.values()) <= 8


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"), ("EN", "en"), ("eng", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("English (UK)", "en"),
        ("zh-Hans-CN", "zh"), ("Mandarin", "zh"), ("Chinese (Simplified)", "zh"), ("中文", "zh"), ("Cantonese", "yue"),
        ("German", "de"), ("ger", "de"), ("Deutsch", "de"), ("français", "fr"), ("ESPAÑOL", "es"), ("Farsi", "fa"),
        ("Persian", "fa"), ("nb", "no"), ("Nynorsk", "no"), ("norsk", "no"), ("Tagalog", "fil"), ("Filipino", "fil"),
        ("Māori", "mi"), ("te reo Maori", "mi"), ("isiZulu", "zu"), ("Kiswahili", "sw"), ("العربية", "ar"),
        ("हिन्दी", "hi"), ("ASL", "ase"), ("Flemish", "nl"), ("Esperanto", "eo"), ("Spanish - Mexico", "es"),
    ],
)  # fmt: skip
def test_a_language_is_understood_as_people_write_it(text, code):
    assert language_code(text) == code


@pytest.mark.parametrize("text", ["", "xx", "Klingonese", "English, French", "English and French", "q"])
def test_what_is_no_one_language_is_not_guessed(text):
    assert language_code(text) is None


def test_every_language_comes_back_from_its_own_name():
    back = {code: language_code(label("languages", code)) for code in languages.codes()}
    wrong = {code: found for code, found in back.items() if found != languages.ONE_SPEECH.get(code, code)}
    assert wrong == {}
    assert nearest_language("Frensh") == "French"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin"),
        ("New York", "America/New_York"), ("san francisco", "America/Los_Angeles"), ("São Paulo", "America/Sao_Paulo"),
        ("Wellington", "Pacific/Auckland"), ("Mumbai", "Asia/Kolkata"), ("Asia/Calcutta", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"), ("US/Eastern", "America/New_York"), ("UTC", "Etc/UTC"), ("GMT", "Etc/UTC"),
        ("UTC+2", "Etc/GMT-2"), ("GMT-5", "Etc/GMT+5"), ("UTC−5", "Etc/GMT+5"), ("+02:00", "Etc/GMT-2"),
        ("UTC+05:30", "Asia/Kolkata"), ("UTC+5:45", "Asia/Kathmandu"), ("UTC+0", "Etc/UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"), ("W. Europe Standard Time", "Europe/Berlin"), ("EST", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"), ("(GMT+10:00) Canberra", "Australia/Sydney"),
    ],
)  # fmt: skip
def test_a_time_zone_is_understood_as_people_write_it(text, zone):
    assert zone_name(text) == zone
    zoneinfo.ZoneInfo(zone)


@pytest.mark.parametrize("text", ["", "Mars", "IST", "CST", "UTC+15", "UTC-3:30", "5", "0", "Factory"])
def test_what_is_no_one_time_zone_is_not_guessed(text):
    assert zone_name(text) is None


def test_every_zone_is_understood_and_means_the_same_hours():
    for name in zoneinfo.available_timezones() - {"Factory", "localtime"}:
        assert zone_name(name) is not None, name
    assert zone_name("Pacific/Chatham") == "Pacific/Chatham"


@pytest.mark.parametrize(
    ("text", "loose"), [("EST", True), ("UTC+2", True), ("Berlin", False), ("UTC", False), ("US/Eastern", False)]
)
def test_short_names_and_distances_are_known_to_be_loose(text, loose):
    assert is_loose(text) is loose


def test_the_nearest_zone_is_offered():
    assert nearest_zone("Europe/Berln") == "Europe/Berlin"
    assert nearest_zone("Sidney") == "Australia/Sydney"


def test_labels_read_well_in_a_sentence_and_in_other_languages():
    assert label("country", "NZ") == "New Zealand"
    assert label("country", "NZ", "de") == "Neuseeland"
    assert label("languages", "de", "fr") == "allemand"
    assert label("zone", "America/New_York") == "New York"
    assert label("country", "Atlantis") == "Atlantis"
    assert label("choice", "public") == "public"


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading_of_names(text):
    assert country_code(text) is None or country_code(text) in countries.codes()
    assert language_code(text) is None or language_code(text) in languages.codes()
    zone = zone_name(text)
    assert zone is None or zoneinfo.ZoneInfo(zone)
