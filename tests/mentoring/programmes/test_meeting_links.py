"""Where partners may meet by video: a pattern that leads to one host and has one place for a room."""

from __future__ import annotations

import pytest

from sameboat.mentoring.programmes.rules import may_be_the_meeting_link


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "https://meet.example.org/{random}",
        "https://meet.example.org:8443/rooms/{random}/join",
        "https://meet.example.org/open?room={random}&lang=en",
        "https://xn--bcher-kva.example.org/stacks-{random}",
    ],
)
def test_a_pattern_of_a_plain_host_is_taken(pattern):
    assert may_be_the_meeting_link(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "https://meet.example.org/",
        "https://meet.example.org/{random}/{random}",
        "https://meet.example.org/{room}",
        "https://meet.example.org/{random}{0.__class__}",
        "http://meet.example.org/{random}",
        "javascript://meet.example.org/{random}",
        "HTTPS://meet.example.org/{random}",
        " https://meet.example.org/{random}",
        "https://{random}.example.org/",
        "https://{random}",
        "https://meet.example.org{random}/",
        "https://meet.example.org@elsewhere.example.org/{random}",
        "https://meet.example.org:pass@elsewhere.example.org/{random}",
        "https://meet.example.org\\@elsewhere.example.org/{random}",
        "https://meet.example.org/%2e%2e/{random}",
        "https://192.0.2.7/{random}",
        "https://[2001:db8::1]/{random}",
        "https://localhost/{random}",
        "https://mеet.example.org/{random}",  # its second letter is Cyrillic
        "https://meet.example.org/{random}\n",
        "https://meet.example.org/{random} elsewhere",
        "https://meet.example.org/" + "a" * 200 + "{random}",
    ],
)
def test_whatever_could_lead_elsewhere_is_refused_with_a_sentence(pattern):
    verdict = may_be_the_meeting_link(pattern)
    assert not verdict
    assert str(verdict.why)
