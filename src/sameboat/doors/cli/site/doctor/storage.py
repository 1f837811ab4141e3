"""The database: does it answer, is it whole, are its tables as the code wants them, who lives in it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from sameboat.base.kit.sqlite.base import SAFE
from sameboat.members.people.models import Person

from ...words import count
from ..copying import last_copy
from ..tables import say_what_waits, waiting_changes
from .findings import Finding, think, well, wrong

WHOLE_LOOK = 1 << 30
"""Bytes of a database up to which every page of it is looked at."""
A_COPY_IS_OLD = 26
"""Hours."""


def database() -> Iterator[Finding]:
    """It answers; a SQLite file is whole and safe with several processes."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            yield well("Database", f"PostgreSQL {cursor.fetchone()[0]} answers")
            return
        yield from _sqlite(cursor)


def _sqlite(cursor) -> Iterator[Finding]:  # type: ignore[no-untyped-def]  # Django's cursor has no public type
    cursor.execute("SELECT sqlite_version()")
    version = cursor.fetchone()[0]
    cursor.execute("PRAGMA journal_mode")
    journal = cursor.fetchone()[0]
    file = Path(connection.settings_dict["NAME"])
    if journal != "wal":
        yield think(
            "Database",
            f"SQLite {version} has a fault in write-ahead logging, so it goes without; writers wait for readers",
            f"A Python with SQLite {'.'.join(map(str, SAFE))} or newer, or PostgreSQL, is quicker.",
        )
    if file.stat().st_size <= WHOLE_LOOK:
        cursor.execute("PRAGMA quick_check(1)")
        if cursor.fetchone()[0] != "ok":
            yield wrong("Database", f"{file} is damaged", "Stop serve and work, and bring back the last good copy.")
            return
    if stat.S_IMODE(file.parent.stat().st_mode) & 0o077 and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield wrong("Database", f"others on this machine can read {file}", f"Say: chmod 700 {file.parent}")
    yield well("Database", f"SQLite {version}, journal {journal}, {file.stat().st_size / 1e6:,.1f} MB, whole")


def tables() -> Iterator[Finding]:
    """The tables are those of this version."""
    if waiting := waiting_changes():
        yield wrong("Tables", "they are older than the code", say_what_waits(waiting))
    else:
        yield well("Tables", "as this version wants them")


def invented_people() -> Iterator[Finding]:
    """Nobody of a demo lives among real people."""
    if not settings.DEMO and (found := Person.objects.filter(invented=True).count()):
        yield wrong(
            "People",
            f"{count(found, 'invented person', 'invented people')} of a demo",
            "Anybody could be them. A real site begins with an empty database: sameboat init FOLDER",
        )


def copies() -> Iterator[Finding]:
    """There is a copy of last night, and it was opened to see whether it holds."""
    if settings.DEMO:
        return
    copied = last_copy()
    if copied is None:
        yield think(
            "Copy", "none was made yet", "sameboat copy TO makes one and tries it; docs/operating.md: each night."
        )
    elif copied.hours_ago > A_COPY_IS_OLD:
        yield wrong(
            "Copy",
            f"the last good one is {copied.hours_ago:.0f} hours old",
            "Look at what should make it: sameboat copy",
        )
    else:
        yield well("Copy", f"made and tried {copied.hours_ago:.0f} hours ago")
