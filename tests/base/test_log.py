"""What the site writes down about itself holds ids, kinds and places in the code, and no word of anybody."""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest
import structlog

CANARY = "CANARY-ada@example.org"


@pytest.fixture
def told():
    """The lines written down, as objects."""
    (handler,) = (found for found in logging.getLogger().handlers if type(found) is logging.StreamHandler)
    page = io.StringIO()
    before = handler.setStream(page)
    yield lambda: [json.loads(line) for line in page.getvalue().splitlines()]
    handler.setStream(before)


def test_a_line_says_what_happened_with_ids(told):
    structlog.get_logger("sameboat.test").warning("letter put off", letter="7")
    (line,) = told()
    assert (line["event"], line["letter"], line["level"], line["logger"]) == (
        "letter put off",
        "7",
        "warning",
        "sameboat.test",
    )
    assert line["timestamp"].endswith("Z")


def test_an_error_is_told_without_what_it_says(told):
    try:
        raise ValueError(CANARY)
    except ValueError:
        structlog.get_logger("sameboat.test").exception("it failed")
        logging.getLogger("django.request").exception("Internal Server Error: %s", f"/account/{CANARY}/")
    lines = told()
    assert {line["error"] for line in lines} == {"builtins.ValueError"}
    assert "test_log.py" in lines[0]["through"][0]
    assert "CANARY" not in json.dumps(lines)


def test_a_library_is_told_by_the_fixed_part_of_its_message(told):
    logging.getLogger("some.library").warning("could not reach %s", CANARY)
    (line,) = told()
    assert line["event"] == "could not reach %s"


@pytest.mark.django_db
def test_a_request_is_told_by_its_route_and_status(told, client):
    assert client.get("/letters/off/not-signed/").status_code == 404
    (line,) = told()
    assert (line["route"], line["status"]) == ("letters/off/<str:signed>/", 404)
    assert "not-signed" not in json.dumps(line)


def test_an_error_given_by_itself_is_told_too(told):
    structlog.get_logger("sameboat.test").error("it failed", exc_info=ValueError(CANARY))
    structlog.get_logger("sameboat.test").error("it failed", exc_info=sys.exc_info())
    first, second = told()
    assert first["error"] == "builtins.ValueError"
    assert "error" not in second
