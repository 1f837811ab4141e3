"""What every answer tells a browser: all addresses of the site, errors, refusals and files among them."""

import re
import uuid

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

from sameboat.base.kit.ids import IdInAddress
from tests.site_makers import person

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
SOMETHING = {
    "id": IdInAddress().to_url(uuid.UUID(int=7)),
    "int": "7",
    "slug": "seven",
    "str": "seven",
    "path": "seven",
    "uuid": str(uuid.UUID(int=7)),
}


def addresses(patterns=None, before=""):
    """Every address of the resolver, with something in its places."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(each.pattern)
        if not isinstance(each, URLPattern):
            yield from addresses(each.url_patterns, here)
            continue
        filled = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SOMETHING[found[1] or "str"], here)
        filled = re.sub(r"\(\?P<\w+>[^)]*\)", "seven", filled)
        yield "/" + re.sub(r"[\^$\\]|\\Z", "", filled)


ADDRESSES = sorted(set(addresses()))


def is_well_told(answer):
    """Every header that protects the reader stands there, and none that tells too much."""
    headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "://" not in policy, "a page asks nobody else's server for anything"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Server"] == "Sameboat"
    assert "X-Powered-By" not in headers
    if "Content-Type" in headers and headers["Content-Type"].startswith("text/"):
        assert "charset=utf-8" in headers["Content-Type"].casefold()
    for cookie in answer.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in {"Lax", "Strict"}, cookie.key


def test_there_are_addresses_to_look_at():
    assert len(ADDRESSES) > 40
    assert "/" in ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_is_well_told_to_a_visitor(client, address):
    is_well_told(client.get(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_is_well_told_to_a_member_and_kept_by_no_browser(client, address):
    client.force_login(person(), backend=settings.AUTHENTICATION_BACKENDS[1])
    answer = client.get(address)
    is_well_told(answer)
    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        assert "no-store" in answer.headers["Cache-Control"], "the next person at this desk could find it"


def test_so_is_what_does_not_exist(client):
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    is_well_told(answer)


def test_so_is_a_redirect(client):
    answer = client.get("/today/")
    assert answer.status_code == 302
    is_well_told(answer)


def test_so_is_a_forged_form():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "somebody@example.org"})
    assert answer.status_code == 403
    is_well_told(answer)


def test_so_is_a_name_that_is_not_ours(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    is_well_told(answer)


def test_so_is_a_file(client):
    assert finders.find("ui/mark.svg")
    answer = client.get("/static/ui/mark.svg")
    assert answer.status_code == 200
    is_well_told(answer)


def whenever_it_is_asked(trouble):
    """A database that answers every question with this trouble."""

    def answer(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith("SELECT"):
            raise trouble
        return execute(sql, params, many, context)

    return connection.execute_wrapper(answer)


def test_so_is_our_own_fault_and_it_shows_no_code():
    with whenever_it_is_asked(ZeroDivisionError("a line of ours")):
        answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    is_well_told(answer)
    for telling in ("ZeroDivisionError", "Traceback", "a line of ours"):
        assert telling not in answer.text


@pytest.mark.parametrize(
    "why", ["attempt to write a readonly database", "database or disk is full", "database is locked"]
)
def test_when_nothing_can_be_written_the_page_says_when_to_come_back(why):
    with whenever_it_is_asked(OperationalError(why)):
        answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "300"
    assert "Everything that was saved before is safe" in answer.text
    assert why not in answer.text
    is_well_told(answer)


@override_settings(SECURE_HSTS_SECONDS=31536000)
def test_a_real_site_asks_browsers_to_come_by_tls_from_now_on(client):
    answer = client.get("/", secure=True)
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
