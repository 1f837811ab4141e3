"""The example round: the same for the same seed, as large as asked, and plainly invented."""

from collections import Counter

import pytest

from sameboat.doors.cli.example.round import COLUMNS, countries, how_many, sign_ups

QUESTIONS = ("sector", "career_stage", "interests", "situation", "languages", "country", "beyond_work")


@pytest.fixture(scope="module")
def everybody():
    return list(sign_ups())


def test_860_people_from_84_countries_sign_up(everybody):
    assert len(everybody) == 860
    assert len({row["country"] for row in everybody}) == 84


def test_no_country_is_above_the_cap(everybody):
    assert max(Counter(row["country"] for row in everybody).values()) < 0.2 * 860


def test_nobody_shares_an_id_or_an_address(everybody):
    for column in ("id", "email"):
        values = [row[column] for row in everybody]
        assert len(set(values)) == len(values)


def test_all_addresses_lead_nowhere(everybody):
    assert all(row["email"].endswith("@example.org") for row in everybody)


def test_a_quarter_is_open_and_some_wishes_are_musts(everybody):
    open_to_all = sum(not any(row[f"wish_{q}"] for q in QUESTIONS) for row in everybody)
    weights = Counter(row[f"weight_{q}"] for row in everybody for q in QUESTIONS)
    assert 0.2 < open_to_all / 860 < 0.3
    assert weights["should"] > weights["nice"] > weights["must"] > 20


def test_public_asks_for_academic_and_late_asks_for_early(everybody):
    assert sum(row["sector"] == "public" and row["wish_sector"] == "academic" for row in everybody) > 10
    assert sum(row["career_stage"] == "late" and row["wish_career_stage"] == "early" for row in everybody) > 10


def test_somebody_speaks_no_english_and_still_shares_a_tongue_with_another_country(everybody):
    without = [row for row in everybody if "English" not in row["languages"].split("; ")]
    assert len(without) > 20
    for row in without:
        spoken = set(row["languages"].split("; "))
        abroad = (other for other in everybody if other["country"] != row["country"])
        assert any(spoken.intersection(other["languages"].split("; ")) for other in abroad)


def test_every_row_has_every_column(everybody):
    assert all(tuple(row) == COLUMNS for row in everybody)


def test_people_apply_in_the_order_of_the_sheet(everybody):
    assert [row["applied_at"] for row in everybody] == sorted(row["applied_at"] for row in everybody)


def test_the_same_seed_makes_the_same_people_and_another_makes_others():
    assert list(sign_ups(50, 10, seed=3)) == list(sign_ups(50, 10, seed=3))
    assert list(sign_ups(50, 10, seed=3)) != list(sign_ups(50, 10, seed=4))


@pytest.mark.parametrize(
    ("people", "number", "biggest"), [(92, 20, (0.3,)), (762, 78, (0.28, 0.24)), (860, 84, (0.26, 0.23, 0.21))]
)
def test_as_many_countries_as_asked_are_above_the_cap(people, number, biggest):
    counts = how_many(people, number, biggest)
    assert sum(counts.values()) == people
    assert len(counts) == number
    assert min(counts.values()) >= 1
    assert sum(count > 0.2 * people for count in counts.values()) == len(biggest)


@pytest.mark.parametrize("number", [0, 3, 500])
def test_too_few_or_too_many_countries_are_refused(number):
    with pytest.raises(ValueError, match="countries"):
        how_many(2, number)


def test_the_table_knows_each_country_once_and_only_real_zones():
    from zoneinfo import ZoneInfo

    known = countries()
    assert len({country.code for country in known}) == len(known)
    for country in known:
        assert country.name
        assert all(ZoneInfo(zone) for zone in country.zones)
        assert all(0 < part <= 100 for _, part in country.languages)
