"""A folder of results, written all at once or not at all.

Everything is first written beside its place, then moved in one go. ``run.json`` names every file with its
fingerprint, so a later reader knows whether they belong together, and a later run knows which files are its own to
replace: what somebody changed or put there by hand is kept under another name.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RUN = "run.json"
READY = ".sameboat-ready-"
"""A folder of this name inside a result folder holds finished files that a killed run had no time to move."""
BLOCK = 1 << 20


@dataclass
class Writing:
    """A result in the making: write into ``at``; what was put aside on arrival is in ``kept``."""

    at: Path
    kept: list[str] = field(default_factory=list)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Writing]:
    """Give a place to write into, and make it ``folder`` when all has gone well."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Writing(Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)))
    try:
        making.at.chmod(0o755)
        yield making
        _sync(making.at)
        _move_in(making, folder)
    finally:
        shutil.rmtree(making.at, ignore_errors=True)


def _move_in(making: Writing, folder: Path) -> None:
    try:
        # Where the folder is new, or empty, one rename does everything at once.
        making.at.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        finish(folder)
        making.kept += _put_aside(folder, {path.name for path in making.at.iterdir()})
        ready = folder / f"{READY}{os.getpid()}"
        making.at.rename(ready)
        finish(folder)


def finish(folder: Path) -> None:
    """Move finished files to their place, also those that a killed run left waiting."""
    for ready in sorted(folder.glob(f"{READY}*")):
        for path in sorted(ready.iterdir(), key=lambda path: path.name == RUN):
            path.replace(folder / path.name)
        ready.rmdir()


def _put_aside(folder: Path, names: set[str]) -> list[str]:
    """Keep whatever stands in the way and is not exactly what an earlier run wrote."""
    ours = read_run(folder).get("files", {})
    return [kept for name in sorted(names - {RUN}) if (kept := keep(folder / name, unless=ours.get(name)))]


def keep(path: Path, *, unless: str | None) -> str:
    """Give a file another name if it is there and has another fingerprint than ``unless``; say so."""
    if not path.exists() or (path.is_file() and fingerprint(path) == unless):
        return ""
    number = 1
    while (beside := path.with_name(f"{path.stem}.kept-{number}{path.suffix}")).exists():
        number += 1
    path.rename(beside)
    return f"{path.name} was not as the last run left it; it is kept as {beside.name}."


def write_over(path: Path, write: Callable[[Path], object], *, ours: str | None = None) -> str:
    """Write a file; one that stood there, says something else and is not ``ours`` keeps another name. Say so."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        write(fresh)
        same = path.is_file() and fingerprint(path) in (fingerprint(fresh), ours)
        kept = "" if same else keep(path, unless=None)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def read_run(folder: Path) -> dict[str, Any]:
    """What an earlier run wrote down about itself; empty when there was none."""
    try:
        said = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def write_run(folder: Path, about: Mapping[str, Any]) -> None:
    """Write down what was run, with the fingerprint of every file beside it."""
    files = {path.name: fingerprint(path) for path in sorted(folder.iterdir())}
    write_json(folder / RUN, {**about, "files": files})


def write_json(path: Path, facts: Any, other: Callable[[Any], Any] = str) -> None:
    """Write facts as JSON that a person can read too."""
    text = json.dumps(facts, indent=2, ensure_ascii=False, default=other)
    path.write_text(text + "\n", encoding="utf-8")


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, as everybody's ``sha256sum`` says it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sync(folder: Path) -> None:
    """Make sure the disk has it before the name says so."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
