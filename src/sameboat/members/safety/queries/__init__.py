"""Whom people would rather not meet, whom they have blocked, and what they reported: each for those it concerns."""

from sameboat.members.safety.queries.avoided import avoided_by, avoided_for_matching, place
from sameboat.members.safety.queries.blocks import blocks_of, kept_apart_from
from sameboat.members.safety.queries.reports import (
    Opened,
    Readers,
    Remark,
    opened,
    opened_to_writer,
    place_of,
    place_of_words,
    readers_of,
    remarks_on,
    remarks_to_writer,
    report_by,
    report_for,
    reports_by,
    reports_for,
)

__all__ = [
    "Opened",
    "Readers",
    "Remark",
    "avoided_by",
    "avoided_for_matching",
    "blocks_of",
    "kept_apart_from",
    "opened",
    "opened_to_writer",
    "place",
    "place_of",
    "place_of_words",
    "readers_of",
    "remarks_on",
    "remarks_to_writer",
    "report_by",
    "report_for",
    "reports_by",
    "reports_for",
]
