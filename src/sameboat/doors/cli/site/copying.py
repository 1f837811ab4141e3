"""A copy of the database: made while the site runs, sealed, opened again to see whether it holds; and brought back."""

from __future__ import annotations

import base64
import contextlib
import secrets
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from pathlib import Path

from django.conf import settings
from django.db import connection

from sameboat.base.kit import clock
from sameboat.base.vault.key_files import write_key
from sameboat.members.notices.epochs import begin_new_epoch

from ..trouble import Refusal
from . import postgresql
from .erasing import erase_whoever_left
from .sealing import NotOurs, open_file, seal_file
from .tables import waiting_changes

KEY = "copy.key"
NOTED = "last-copy"
NAME = "sameboat-{:%Y%m%dT%H%M%SZ}.copy"


@dataclass(frozen=True, slots=True)
class LastCopy:
    """When the last copy was made that could be opened again."""

    at: datetime

    @property
    def hours_ago(self) -> float:
        """How long ago."""
        return (clock.now() - self.at).total_seconds() / 3600


def last_copy() -> LastCopy | None:
    """The last good copy that this machine made."""
    file = Path(settings.FOLDER) / NOTED
    return LastCopy(datetime.fromisoformat(file.read_text("ascii").strip())) if file.is_file() else None


def make_copy(into: Path, keep_days: int) -> Path:
    """Copy, seal, try, and remove copies older than that many days."""
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    if Path(settings.KEYS).resolve() in (into.resolve(), *into.resolve().parents):
        raise Refusal("A copy beside the keys is worth no more than no key at all. Choose a folder away from them.")
    now = datetime.now(UTC)
    sealed = into / NAME.format(now)
    with _a_quiet_place() as place:
        plain, again = place / "plain", place / "again"
        _dump(plain)
        seal_file(plain, sealed, _key())
        _try(sealed, again, plain)
    (Path(settings.FOLDER) / NOTED).write_text(now.isoformat(), "ascii")
    _remove_old(into, now - timedelta(days=keep_days))
    return sealed


def bring_back(sealed: Path) -> int:
    """Put a copy into the place of the database, which must be empty; how many letters' life begins now.

    Letters that the copy believes unsent may have gone out since: they are set aside, not sent again. Whoever left
    since is erased again: at once or, where the copy is older than the program, as soon as its tables are changed.
    """
    with _a_quiet_place() as place:
        plain = place / "plain"
        _open(sealed, plain)
        if connection.vendor == "sqlite":
            _into_sqlite(plain)
        else:
            postgresql.load(plain, connection.settings_dict)
    epoch = begin_new_epoch()
    if not waiting_changes():
        erase_whoever_left()
    return epoch


def _dump(plain: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(plain)])
        connection.close()
    else:
        postgresql.dump(plain, connection.settings_dict)


def _try(sealed: Path, again: Path, plain: Path) -> None:
    """The sealed copy, opened again, is letter for letter what was copied, and a whole database."""
    _open(sealed, again)
    if _digest(again) != _digest(plain):
        sealed.unlink()
        raise Refusal("The copy differs from what was copied. Look at the disk; this copy was removed.")
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(again)) as tried:
            well = tried.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if well != "ok":
            raise Refusal(f"The copy is as damaged as the database: {well}. Keep your older copies.")
    else:
        postgresql.look_into(again)


def _open(sealed: Path, plain: Path) -> None:
    try:
        open_file(sealed, plain, _key())
    except NotOurs:
        raise Refusal(
            f"{sealed} cannot be opened: it is no copy of ours, was damaged, or was sealed with another {KEY} "
            f"than the one in {settings.KEYS}."
        ) from None


def _into_sqlite(plain: Path) -> None:
    file = Path(connection.settings_dict["NAME"])
    connection.close()
    for there in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-journal")):
        if there.exists():
            raise Refusal(f"There is {there} already. Stop serve and work, move what begins with that name away.")
    with plain.open("rb") as source, file.open("xb") as out:
        file.chmod(0o600)
        while piece := source.read(1 << 20):
            out.write(piece)


def _remove_old(folder: Path, before: datetime) -> None:
    """Whoever erased their data is gone from every copy after that time, too."""
    for file in folder.glob("sameboat-*.copy"):
        with contextlib.suppress(ValueError):
            if datetime.strptime(file.name, "sameboat-%Y%m%dT%H%M%SZ.copy").replace(tzinfo=UTC) < before:
                file.unlink()


@contextlib.contextmanager
def _a_quiet_place() -> Iterator[Path]:
    """A folder for its owner alone beside the database, gone afterwards: nothing unsealed leaves that disk."""
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=settings.FOLDER) as place:
        yield Path(place)


def _key() -> bytes:
    """The copy key, among the keys; made when the first copy is."""
    return base64.b64decode(write_key(Path(settings.KEYS) / KEY, base64.b64encode(secrets.token_bytes(32)).decode()))


def _digest(file: Path) -> bytes:
    with file.open("rb") as source:
        return file_digest(source, "sha256").digest()
