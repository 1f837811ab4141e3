"""PostgreSQL copied and brought back by its own tools; passwords go by the environment, which others cannot read."""

from __future__ import annotations

import os
import shutil
import subprocess  # nosec B404  the programs are PostgreSQL's own
from pathlib import Path
from typing import Any

from ..trouble import Refusal


def dump(plain: Path, at: dict[str, Any]) -> None:
    """Everything, as one moment saw it."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", str(plain)], at)


def look_into(plain: Path) -> None:
    """Read the whole dump, as bringing it back would."""
    _run("pg_restore", ["--file", os.devnull, str(plain)], None)


def load(plain: Path, at: dict[str, Any]) -> None:
    """Bring it back into an empty database, whole or not at all."""
    words = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname", at["NAME"]]
    _run("pg_restore", [*words, str(plain)], at)


def _run(program: str, words: list[str], at: dict[str, Any] | None) -> None:
    found = shutil.which(program)
    if found is None:
        raise Refusal(f"{program} is not installed here. On Debian: apt install postgresql-client")
    surroundings = dict(os.environ)
    if at is not None:
        names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
        surroundings |= {name: str(at[fact]) for name, fact in names.items() if at.get(fact)}
    ran = subprocess.run([found, *words], env=surroundings, capture_output=True, text=True, check=False)  # nosec B603
    if ran.returncode:
        told = ran.stderr.strip().splitlines()
        raise Refusal(f"{program} did not succeed: {told[0] if told else 'it gave no reason'}")
