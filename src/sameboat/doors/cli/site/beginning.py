"""A new site: its folder, its settings file, its keys. Nothing that is there already is written over."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from ..trouble import Refusal

SETTINGS = "settings.conf"
DATA = "data"
KEYS = "keys"


@dataclass(frozen=True)
class Answers:
    """What a new site is told; empty is what the settings file says without it."""

    address: str
    name: str = "Sameboat"
    database: str = ""
    mail_host: str = "localhost"
    mail_port: int = 25
    mail_starttls: bool = False
    mail_tls: bool = False
    mail_user: str = ""
    mail_password: str = ""
    mail_from: str = "Sameboat <sameboat@example.org>"
    mail_journal: str = "relay"
    contact: str = ""
    demo: bool = False


def begin(folder: Path, answers: Answers) -> Path:
    """Make the folder of a site, with its settings and its keys, and return the settings file.

    Raises
    ------
    Refusal
        Where a site lives there already.
    """
    settings = refuse_if_there(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATA).mkdir(mode=0o700, exist_ok=True)
    _keys(folder / KEYS, passing=answers.demo)
    draft = os.open(settings, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(draft, "w", encoding="utf-8") as out:
        out.write(settings_text(answers))
    return settings


def refuse_if_there(folder: Path) -> Path:
    """The settings file that a site in this folder would have, if none has it yet."""
    settings = folder / SETTINGS
    if settings.exists():
        raise Refusal(f"A site lives in {folder} already; its settings are in {settings}. Nothing was changed.")
    return settings


def settings_text(answers: Answers) -> str:
    """The settings file, a remark above each line."""
    said = {field.name: _on_one_line(getattr(answers, field.name)) for field in fields(answers)}
    for name in ("database", "mail_user", "mail_password", "contact", "demo"):
        line = f"SAMEBOAT_{name.upper()} = "
        said[name] = line + said[name] if said[name] not in ("", "no") else f"# {line}"
    return files(__package__).joinpath(SETTINGS).read_text("utf-8").format(data=DATA, keys=KEYS, **said)


def _on_one_line(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = str(value).strip()
    if any(not letter.isprintable() for letter in words):
        raise Refusal("A setting is one line of letters; this one holds a line break or another control character.")
    return words


def _keys(folder: Path, *, passing: bool) -> None:
    from sameboat.base.vault.key_files import make_keys, mark_as_passing

    folder.mkdir(mode=0o700, exist_ok=True)
    make_keys(folder, datetime.now(UTC))
    if passing:
        mark_as_passing(folder)
