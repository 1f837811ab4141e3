"""Settings and keys: who can read them, and whether they belong to a real site."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from sameboat.base.vault.key_files import INDEX, SECRET, made_in_passing, readable_by_others, site_key_numbers

from ..opening import SETTINGS
from .findings import Finding, think, well, wrong


def settings_file() -> Iterator[Finding]:
    """The settings hold the password of the mail server."""
    named = os.environ.get(SETTINGS)
    if not named:
        yield think("Settings", "come from the environment alone", "sameboat init FOLDER writes them into a file.")
        return
    file = Path(named)
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield wrong("Settings", f"others on this machine can read {file}", f"Say: chmod 600 {file}")
    else:
        yield well("Settings", f"{file}, read by its owner alone")


def keys() -> Iterator[Finding]:
    """Keys lie outside the database's folder, for their owner alone, and are complete."""
    folder = Path(settings.KEYS)
    missing = [name for name in (SECRET, INDEX) if not (folder / name).is_file()]
    if missing or not site_key_numbers(folder):
        yield wrong("Keys", f"some are missing in {folder}", "Bring them back from where you keep their copy.")
        return
    trouble = False
    if readable_by_others(folder):
        trouble = True
        yield wrong("Keys", f"others on this machine can read those in {folder}", f"Say: chmod -R go= {folder}")
    if folder.resolve().is_relative_to(Path(settings.FOLDER).resolve()):
        trouble = True
        yield wrong(
            "Keys",
            "they lie in the database's folder, so that one stolen copy has both",
            f"Move {folder} elsewhere, and say where in SAMEBOAT_KEYS.",
        )
    if not settings.DEMO and made_in_passing(folder):
        trouble = True
        yield wrong("Keys", "they were made for a demo", "sameboat init FOLDER makes a site with keys of its own.")
    if not trouble:
        yield well("Keys", f"{folder}, apart from the database, read by their owner alone")


def kind_of_site() -> Iterator[Finding]:
    """Settings that are for developers and demos."""
    if settings.TESTING:
        yield wrong("Settings", "SAMEBOAT_TESTING is set", "Take it out of the environment; it is for our tests alone.")
    if settings.DEBUG:
        yield wrong("Settings", "SAMEBOAT_DEBUG shows our code to visitors", "Take it out, and start serve again.")
    if settings.DEMO:
        yield think("Settings", "this is a demo; anybody can be anybody", "For real people: sameboat init FOLDER")
