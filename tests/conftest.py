"""What every test of the site may ask for: a browser, a page at 320 or 1280 pixels, somebody signed in."""

from __future__ import annotations

import os

import pytest


def pytest_configure():
    """A password is hashed in a moment here, where it takes a fifth of a second on a site: hundreds are.

    And nothing fails because the machine is busy.
    """
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1

    from hypothesis import settings

    # How long something takes is measured in bench/, on a machine that does nothing else.
    settings.register_profile("sameboat", deadline=None)
    settings.load_profile("sameboat")


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, only what touches the database: the rest would say the same as on SQLite."""
    if os.environ.get("TEST_ON") != "postgresql":
        return
    touching = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
    items[:] = touching


def _touches_the_database(item):
    if item.get_closest_marker("alike") is not None:
        return False
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    return item.get_closest_marker("django_db") is not None or bool(fixtures & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """Tables are made from the models: ``tests/doors/test_tables.py`` shows that all changes would make the same."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001  the one of pytest-django comes first
    """Once the tests' own database is there, all changes are known again, and written down as made."""
    from django.conf import settings
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        call_command("migrate", fake=True, verbosity=0)


@pytest.fixture(scope="session")
def browser():
    """One browser for the run of a worker."""
    from tests.browser import a_browser

    with a_browser() as opened:
        yield opened


@pytest.fixture
def page(browser, live_server):
    """A fresh page on a phone's width, on the running site."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def wide_page(browser, live_server):
    """A fresh page on a desk's width, on the running site."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def signed_in(live_server):
    """``signed_in(page, person)``: the page belongs to that person now, as after signing in.

    ``opened=True``: and they have shown a password of their own in this browser, so that past talk is open.
    """
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tests.site_makers import password_was_shown, with_a_password

    def sign_in(page, person, *, opened=False):
        session = SessionStore()
        if opened:
            with_a_password(person)
            session.update(password_was_shown(person))
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture(autouse=True)
def limits_begin_anew(request):
    """What is counted against limits lies in a table of its own, which no test of a running site leaves behind."""
    yield
    if {"live_server", "transactional_db"} & set(request.fixturenames):
        from django.core.cache import cache

        request.getfixturevalue("django_db_blocker").unblock()
        try:
            cache.clear()
        finally:
            request.getfixturevalue("django_db_blocker").restore()
