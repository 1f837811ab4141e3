"""The site's keys lie in files of their own, outside the database's folder, readable by their owner alone.

* ``secret.key`` signs cookies and links.
* ``index.key`` makes blind indexes: what is equal can be found without being readable.
* ``site-0001.key``, ``site-0002.key``, …: site keys. Each wraps people's data keys for a week; the one with the
  highest number is in use, those before it are kept until no copy of the database that must open needs them.
* ``history.txt`` says when each site key was made and destroyed. It holds no key.
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import stat
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SECRET = "secret.key"  # nosec B105  a file name
INDEX = "index.key"
HISTORY = "history.txt"
PASSING = "made-in-passing"
"""Stands beside keys that a demo or a test made for itself: a real site refuses them."""
SITE_KEY = re.compile(r"site-(\d{4,})\.key")
BYTES = 32


@dataclass(frozen=True, slots=True)
class SiteKey:
    """One key that wraps people's data keys."""

    number: int
    made_at: datetime
    key: bytes


def secret_key(folder: Path, *, for_a_moment: bool) -> str:
    """The key that signs cookies and links.

    A demo or a test makes one where there is none; a real site must have been given its keys by ``sameboat init``.
    """
    file = folder / SECRET
    if file.is_file():
        return file.read_text(encoding="ascii").strip()
    if not for_a_moment:
        raise SystemExit(f"There is no key in {file}. sameboat init FOLDER makes a site with its keys.")
    mark_as_passing(folder)
    return write_key(file, secrets.token_urlsafe(48))


def make_keys(folder: Path, at: datetime) -> None:
    """Everything a new site needs. Keys that are there already stay as they are."""
    write_key(folder / SECRET, secrets.token_urlsafe(48))
    write_key(folder / INDEX, _new())
    if not site_key_numbers(folder):
        make_site_key(folder, at)


def mark_as_passing(folder: Path) -> None:
    """Say that the keys in this folder were made by a demo or a test."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / PASSING).touch(mode=0o600)


def made_in_passing(folder: Path) -> bool:
    """Whether a demo or a test made these keys."""
    return (folder / PASSING).exists()


def index_key(folder: Path) -> bytes:
    """The key of blind indexes."""
    return base64.b64decode((folder / INDEX).read_text(encoding="ascii"))


def site_key_numbers(folder: Path) -> list[int]:
    """Which site keys there are, the oldest first."""
    if not folder.is_dir():
        return []
    found = (SITE_KEY.fullmatch(path.name) for path in folder.iterdir())
    return sorted(int(name[1]) for name in found if name)


def site_key(folder: Path, number: int) -> SiteKey:
    """One site key. Raises ``FileNotFoundError`` once it is destroyed."""
    made_at, key = _place(folder, number).read_text(encoding="ascii").split()
    return SiteKey(number, datetime.fromisoformat(made_at), base64.b64decode(key))


def make_site_key(folder: Path, at: datetime) -> SiteKey:
    """Make the next site key. Where two processes do so at once, both get the one that was first."""
    number = max(site_key_numbers(folder), default=0) + 1
    made_at, key = write_key(_place(folder, number), f"{at.isoformat()} {_new()}").split()
    _remember(folder, f"{made_at} made {number}")
    return SiteKey(number, datetime.fromisoformat(made_at), base64.b64decode(key))


def destroy_site_key(folder: Path, number: int, at: datetime) -> None:
    """Overwrite and remove a site key, and write down when. What only it could open is unreadable from now on."""
    file = _place(folder, number)
    with file.open("r+b") as out:
        out.write(b"\0" * file.stat().st_size)
        out.flush()
        os.fsync(out.fileno())
    file.unlink()
    _remember(folder, f"{at.isoformat()} destroyed {number}")


def destroyed_site_keys(folder: Path) -> dict[int, datetime]:
    """When each destroyed site key was destroyed."""
    file = folder / HISTORY
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    acts = (line.split() for line in lines)
    return {int(number): datetime.fromisoformat(at) for at, act, number in acts if act == "destroyed"}


def readable_by_others(folder: Path) -> list[Path]:
    """Keys that somebody else on this machine could read; none, where all is well."""
    if not folder.is_dir():
        return []
    return [file for file in sorted(folder.glob("*.key")) if stat.S_IMODE(file.stat().st_mode) & 0o077]


def write_key(file: Path, key: str) -> str:
    """Write a new key for its owner alone (mode 600). If another process was quicker, its key counts."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(key + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    finally:
        Path(draft).unlink()
    _keep_names(file.parent)
    return key


def _place(folder: Path, number: int) -> Path:
    return folder / f"site-{number:04}.key"


def _new() -> str:
    return base64.b64encode(secrets.token_bytes(BYTES)).decode("ascii")


def _remember(folder: Path, line: str) -> None:
    with os.fdopen(os.open(folder / HISTORY, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as history:
        history.write(line + "\n")


def _keep_names(folder: Path) -> None:
    """A key that wraps anything must survive a power cut, and so must its name in the folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
