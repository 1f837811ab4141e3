"""Who may apply, send, withdraw and come back: every combination that matters, in a table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sameboat.mentoring.programmes.rules.enrolments import (
    Applied,
    conditions_hold,
    may_come_back,
    may_fill_in,
    may_send,
    may_withdraw,
    role_is_known,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGUN = Applied(is_own=True, is_open=True)
SENT = replace(BEGUN, applied_at=NOW)
WITHDRAWN = replace(SENT, withdrawn_at=NOW)


@pytest.mark.parametrize(
    ("applied", "fill_in", "send", "withdraw", "come_back"),
    [
        (BEGUN, True, True, False, False),
        (SENT, True, False, True, False),
        (WITHDRAWN, True, True, False, True),
        (replace(BEGUN, is_own=False), False, False, False, False),
        (replace(SENT, is_own=False), False, False, False, False),
        (replace(WITHDRAWN, is_own=False), False, False, False, False),
        (replace(BEGUN, is_open=False), False, False, False, False),
        (replace(BEGUN, is_open=False, opens_later=True), False, False, False, False),
        (replace(SENT, is_open=False), False, False, True, False),
        (replace(SENT, is_open=False, announced=True), False, False, False, False),
        (replace(WITHDRAWN, is_open=False), False, False, False, False),
    ],
)
def test_what_may_be_done_with_an_application(applied, fill_in, send, withdraw, come_back):
    verdicts = [
        may_fill_in(applied),
        may_send(applied, agreed=True, address_proved=True, missing=()),
        may_withdraw(applied),
        may_come_back(applied),
    ]
    assert [bool(verdict) for verdict in verdicts] == [fill_in, send, withdraw, come_back]
    assert all(str(verdict.why) for verdict in verdicts if not verdict)


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ({"agreed": False}, "step 1"),
        ({"missing": ["Which country?"]}, "Which country?"),
        ({"missing": ["Which country?", "Which language?"]}, "Which country? · Which language?"),
        ({"unseen": ["What you care about"]}, "What you care about"),
        ({"address_proved": False}, "proved"),
    ],
)
def test_a_no_to_sending_names_what_is_missing(lacks, said):
    verdict = may_send(BEGUN, **{"agreed": True, "address_proved": True, "missing": (), **lacks})
    assert not verdict
    assert said in str(verdict.why)


AGREED = {
    "of_age_at": NOW,
    "eligible_at": NOW,
    "conduct_agreed_at": NOW,
    "notice_agreed_at": NOW,
    "notice_version": "1",
    "version_now": "1",
}


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"of_age_at": None}, False),
        ({"eligible_at": None}, False),
        ({"conduct_agreed_at": None}, False),
        ({"notice_agreed_at": None}, False),
        ({"version_now": "2"}, False),
        ({"eligibility_changed_at": NOW + timedelta(hours=1)}, False),
        ({"conduct_changed_at": NOW + timedelta(hours=1)}, False),
        ({"conduct_changed_at": NOW - timedelta(hours=1)}, True),
    ],
)
def test_conditions_hold_in_the_words_they_have_now(change, holds):
    assert conditions_hold(**{**AGREED, **change}) is holds


@pytest.mark.parametrize(
    ("role", "two_sided", "may"),
    [("peer", False, True), ("peer", True, False), ("either", True, True), ("", True, False)],
)
def test_sides_are_said_where_there_are_sides(role, two_sided, may):
    assert bool(role_is_known(role, two_sided=two_sided)) is may
