"""Styles, scripts and fonts, gathered into one folder under names that say what is inside."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = ".gathered"


def gather_statics() -> bool:
    """Gather them again if any is newer than what was gathered. Says whether it did."""
    if are_gathered():
        return False
    # Nothing is cleared first: a page that is open in a browser still names the files of before.
    call_command("collectstatic", interactive=False, verbosity=0)
    _mark().write_text(_fingerprint(), "ascii")
    return True


def are_gathered() -> bool:
    """Whether what lies there is as new as the code. On a developer's machine nothing needs to be gathered."""
    if settings.STORAGES["staticfiles"]["BACKEND"].endswith(".StaticFilesStorage"):
        return True
    return _mark().is_file() and _mark().read_text("ascii") == _fingerprint()


def _mark() -> Path:
    return Path(settings.STATIC_ROOT) / MARK


def _fingerprint() -> str:
    """Of every file: its name, its size and when it was written."""
    facts = []
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            file = Path(storage.path(name)).stat()
            facts.append(f"{name} {file.st_size} {file.st_mtime_ns}")
    facts.append(settings.STORAGES["staticfiles"]["BACKEND"])
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()
