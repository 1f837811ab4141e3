"""Django's SQLite backend on a library that may safely be used by several processes.

Write-ahead logging has a corruption bug in SQLite 3.7.0 to 3.51.2. Where the standard library's SQLite is older than
3.51.3, pysqlite3 stands in for it; where neither is to be had, the journal is truncated
instead, and ``doctor`` says so.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

SAFE = (3, 51, 3)

if sqlite3.sqlite_version_info < SAFE:
    try:
        import pysqlite3

        if pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info:
            sys.modules["sqlite3"] = pysqlite3
            sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    except ImportError:
        pass

import sqlite3 as chosen  # noqa: E402  after the better one took its place

from django.db.backends.sqlite3 import base  # noqa: E402

WITH_WAL = chosen.sqlite_version_info >= SAFE
PROFILE = (
    f"journal_mode={'WAL' if WITH_WAL else 'TRUNCATE'}",
    "synchronous=FULL",  # a commit that was answered survives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # deleted text is overwritten
    "trusted_schema=OFF",
    "mmap_size=0",
    "journal_size_limit=67108864",
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that keeps the profile above."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection and set it up, once for its life."""
        connection = super().get_new_connection(conn_params)
        for line in PROFILE:
            connection.execute(f"PRAGMA {line}")
        return connection
