"""Who may have each other, as a table of truths."""

from __future__ import annotations

import pytest

from sameboat.mentoring.partnerships.rules import may_be_together, roles_of

ALL_IS_WELL = {"here": True, "stand": True, "have_partners": (), "mentors": False}


@pytest.mark.parametrize("how_many", [2, 3, 8])
def test_two_to_eight_people_may_be_partners(how_many):
    assert may_be_together(range(how_many), **ALL_IS_WELL)


@pytest.mark.parametrize(
    ("people", "facts", "why"),
    [
        ([1], {}, "From two to eight"),
        (range(9), {}, "From two to eight"),
        ([1, 1], {}, "their own partner"),
        ([1, 2], {"here": False}, "did not all apply"),
        ([1, 2], {"stand": False}, "has withdrawn"),
        ([1, 2], {"have_partners": ["Ana"]}, "has a partner already"),
        ([1, 2, 3], {"mentors": True}, "A mentor and a mentee are two"),
    ],
)
def test_others_may_not_and_read_why(people, facts, why):
    verdict = may_be_together(people, **(ALL_IS_WELL | facts))
    assert not verdict
    assert why in str(verdict.why)
    assert "Ana" not in str(verdict.why), "who has somebody is not told to others"


def test_of_mentors_the_first_is_the_mentor():
    assert roles_of(2, mentors=True) == ["mentor", "mentee"]
    assert roles_of(3, mentors=False) == ["peer"] * 3
