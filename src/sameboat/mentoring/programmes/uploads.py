"""Uploaded files while an import goes on: in the site's folder, for nobody else to read, under names nobody can guess.

Beside a file may lie what the worker has read from it, and how far the worker has come; all of it goes with the file.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from sameboat.base.kit import clock

KEPT_FOR = timedelta(days=1)
"""An import that nobody went on with ends after so long."""
READ, DONE = ".read.json", ".done"


def folder() -> Path:
    """Where they lie. Made when first needed, closed to everybody but the site."""
    place: Path = settings.FOLDER / "uploads"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def keep(chunks: Iterable[bytes]) -> str:
    """Keep a file under a random name, and give the name."""
    name = secrets.token_hex(16)
    with _opened(folder() / name) as file:
        for chunk in chunks:
            file.write(chunk)
    return name


def path_of(name: str) -> Path:
    """Where a kept file lies."""
    return folder() / name


def forget(name: str) -> None:
    """Delete a file and what was read from it. Gone already is as good."""
    if name:
        for path in (path_of(name), _beside(name, READ), _beside(name, DONE)):
            path.unlink(missing_ok=True)


def forget_strays(known: Iterable[str]) -> int:
    """Delete what no import speaks of and has lain for a day: left behind when a machine stopped in between."""
    known = set(known)
    before = (clock.now() - KEPT_FOR).timestamp()
    strays = [p for p in folder().iterdir() if p.name.partition(".")[0] not in known and p.stat().st_mtime < before]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def remember_reading(name: str, facts: Any) -> None:
    """What the worker has read from a file, for the pages to show."""
    beside = _beside(name, READ)
    fresh = beside.with_suffix(".part")
    with _opened(fresh) as file:
        file.write(json.dumps(facts, ensure_ascii=False).encode("utf-8"))
    fresh.replace(beside)


def reading_of(name: str) -> Any | None:
    """What was read from a file; None if nobody has yet."""
    try:
        return json.loads(_beside(name, READ).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def forget_reading(name: str) -> None:
    """It is to be read anew."""
    _beside(name, READ).unlink(missing_ok=True)


def say_how_far(name: str, done: int, of: int) -> None:
    """How many people the worker has written so far. Nobody else sees them before all are."""
    with _opened(_beside(name, DONE)) as file:
        file.write(f"{done} {of}".encode())


def how_far(name: str) -> tuple[int, int]:
    """People written, and of how many; nothing of nothing before the worker has begun."""
    try:
        done, _blank, of = _beside(name, DONE).read_text().partition(" ")
        return int(done), int(of)
    except (FileNotFoundError, ValueError):
        return 0, 0


def _beside(name: str, ending: str) -> Path:
    return folder() / f"{name}{ending}"


def _opened(path: Path) -> Any:
    """A file for writing that only the site can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
