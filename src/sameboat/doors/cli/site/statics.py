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
    if settings.STORAGES["staticfiles"]["BACKEND"].endswith(".StaticFilesStorage"):
        return False  # on a developer's machine they are served from where they lie
    mark = Path(settings.STATIC_ROOT) / MARK
    now = _fingerprint()
    if mark.is_file() and mark.read_text("ascii") == now:
        return False
    # Nothing is cleared first: a page that is open in a browser still names the files of before.
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now, "ascii")
    return True


def _fingerprint() -> str:
    """Of every file: its name, its size and when it was written."""
    facts = []
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            file = Path(storage.path(name)).stat()
            facts.append(f"{name} {file.st_size} {file.st_mtime_ns}")
    facts.append(settings.STORAGES["staticfiles"]["BACKEND"])
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()
