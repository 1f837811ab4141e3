"""The relay's book: one row for every letter it took, on the disk for good before the sender is told so.

A file of its own beside the database, so that a site whose database is brought back from a copy can still ask what had
gone out. Until it is handed on, a letter lies here sealed; afterwards its words *and* its reader's address are gone,
and what stays for 90 days is its Message-ID, which tells nobody anything, with its dates.
"""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from sameboat.base.kit import clock
from sameboat.base.kit.sqlite.base import PROFILE, chosen
from sameboat.base.vault.key_files import write_key
from sameboat.members.notices.rules import KEPT_FOR

KEY = "relay.key"
NAME = "relay.sqlite3"
NONCE = 12
WAITS = "handed_on_at IS NULL AND bounced_at IS NULL"
TABLES = f"""
CREATE TABLE IF NOT EXISTS letters (
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    sealed BLOB,
    urgent INTEGER NOT NULL,
    taken_at REAL NOT NULL,
    try_after REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    handed_on_at REAL,
    bounced_at REAL,
    why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS waiting ON letters (urgent DESC, try_after, number) WHERE {WAITS};
CREATE INDEX IF NOT EXISTS bounced ON letters (bounced_at) WHERE bounced_at IS NOT NULL;
"""


class BookClosed(Exception):  # noqa: N818  it is a fact about a file
    """The book cannot be opened, or is not there."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that is to be handed on."""

    number: int
    message_id: str
    taken_at: datetime
    attempts: int
    sender: str
    reader: str
    content: bytes


class Book:
    """One connection to the book. Every process and thread opens its own."""

    def __init__(self, file: Path, keys: Path, *, must_be_there: bool = False) -> None:
        if must_be_there and not file.exists():
            raise BookClosed(str(file))
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            file.touch(mode=0o600)
        try:
            self._rows = chosen.connect(file, timeout=30, isolation_level=None)
            for line in PROFILE:
                self._rows.execute(f"PRAGMA {line}")
            if not self._rows.execute("SELECT 1 FROM sqlite_master WHERE name = 'letters'").fetchone():
                self._rows.executescript(TABLES)
        except chosen.Error as trouble:
            raise BookClosed(type(trouble).__name__) from None
        self._lock = AESGCM(
            base64.b64decode(write_key(keys / KEY, base64.b64encode(secrets.token_bytes(32)).decode("ascii")))
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let it go."""
        self._rows.close()

    def take(self, message_id: str, sender: str, reader: str, content: bytes, *, urgent: bool = False) -> bool:
        """Write a letter down. False when it was taken before: one letter is handed on once, however often it comes.

        One that came back may be tried again: its reader's address may have been mended.
        """
        head = f"{sender}\n{reader}\n".encode()
        row = (message_id, self._sealed(head + content, message_id), urgent, _now(), _now())
        with self._writing():
            done = self._rows.execute(
                "INSERT INTO letters (message_id, sealed, urgent, taken_at, try_after) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (message_id) DO UPDATE SET sealed = excluded.sealed, taken_at = excluded.taken_at, "
                "try_after = excluded.try_after, attempts = 0, bounced_at = NULL, why = '' "
                "WHERE bounced_at IS NOT NULL",
                row,
            )
            return bool(done.rowcount > 0)

    def knows(self, message_id: str) -> bool:
        """Whether it was taken."""
        return self._one("SELECT 1 FROM letters WHERE message_id = ?", message_id) is not None

    def next_to_hand_on(self) -> Waiting | None:
        """The next letter whose time has come: what somebody sits and waits for before all others."""
        row = self._one(
            f"SELECT number, message_id, taken_at, attempts, sealed FROM letters WHERE {WAITS} AND try_after <= ? "  # nosec B608
            "ORDER BY urgent DESC, try_after, number LIMIT 1",
            _now(),
        )
        if row is None:
            return None
        number, message_id, taken_at, attempts, sealed = row
        sender, reader, content = self._opened(sealed, message_id).split(b"\n", 2)
        return Waiting(number, message_id, _moment(taken_at), attempts, sender.decode(), reader.decode(), content)

    def handed_on(self, letter: Waiting) -> None:
        """The mail server has it. Its words and its reader's address are destroyed here."""
        self._write("UPDATE letters SET handed_on_at = ?, sealed = NULL, why = '' WHERE number = ?", letter.number)

    def came_back(self, letter: Waiting, why: str) -> None:
        """The mail server refused it for good."""
        self._write("UPDATE letters SET bounced_at = ?, sealed = NULL, why = ? WHERE number = ?", why, letter.number)

    def put_off(self, letter: Waiting, why: str, wait: timedelta) -> None:
        """The mail server did not want it now."""
        change = "UPDATE letters SET try_after = ? + ?, attempts = attempts + 1, why = ? WHERE number = ?"
        self._write(change, wait.total_seconds(), why, letter.number)

    def withdraw(self, message_ids: Collection[str]) -> None:
        """Those that still wait are not handed on; that they were taken stays known."""
        with self._writing():
            self._rows.executemany(
                f"UPDATE letters SET handed_on_at = ?, sealed = NULL WHERE {WAITS} AND message_id = ?",  # nosec B608
                [(_now(), message_id) for message_id in message_ids],
            )

    def waiting(self) -> frozenset[str]:
        """The Message-IDs of all that is to be handed on."""
        return frozenset(message_id for (message_id,) in self._all(f"SELECT message_id FROM letters WHERE {WAITS}"))  # nosec B608

    def waits_since(self) -> datetime | None:
        """Since when the oldest waits."""
        (oldest,) = self._one(f"SELECT min(taken_at) FROM letters WHERE {WAITS}") or (None,)  # nosec B608
        return None if oldest is None else _moment(oldest)

    def bounced_since(self, moment: datetime) -> Iterable[tuple[str, datetime]]:
        """What came back since then."""
        rows = self._all("SELECT message_id, bounced_at FROM letters WHERE bounced_at >= ?", moment.timestamp())
        return [(message_id, _moment(at)) for message_id, at in rows]

    def forget_old(self) -> int:
        """Rows are kept for 90 days after their letter was handed on; what still waits is kept as long as it waits."""
        before = _now() - KEPT_FOR.total_seconds()
        with self._writing():
            gone = self._rows.execute("DELETE FROM letters WHERE coalesce(handed_on_at, bounced_at) < ?", (before,))
            return int(gone.rowcount)

    def settle(self) -> None:
        """Nothing to do just now: nothing lingers in the log that SQLite writes ahead."""
        self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._rows.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")

    def _write(self, change: str, *facts: object) -> None:
        with self._writing():
            self._rows.execute(change, (_now(), *facts))

    def _one(self, question: str, *facts: object) -> tuple[Any, ...] | None:
        answer: tuple[Any, ...] | None = self._rows.execute(question, facts).fetchone()
        return answer

    def _all(self, question: str, *facts: object) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._rows.execute(question, facts).fetchall()
        return rows

    def _sealed(self, words: bytes, message_id: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._lock.encrypt(nonce, words, message_id.encode())

    def _opened(self, sealed: bytes, message_id: str) -> bytes:
        try:
            return self._lock.decrypt(sealed[:NONCE], sealed[NONCE:], message_id.encode())
        except InvalidTag:
            raise BookClosed(f"{KEY} does not open what waits in the book") from None


def book_in_use(*, must_be_there: bool = False) -> Book:
    """The book of this site."""
    return Book(settings.RELAY_FOLDER / NAME, settings.KEYS, must_be_there=must_be_there)


def _now() -> float:
    return clock.now().timestamp()


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, tz=clock.now().tzinfo)
