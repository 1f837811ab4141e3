"""An uploaded programme file, as plain facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sameboat.sheets.programmes import ProgrammeFileError, read_programme


class NotAProgrammeFile(ValueError):  # noqa: N818  it is an answer
    """A file that is no programme; its sentence says why, and what would help."""


def read_programme_file(path: Path, name: str) -> dict[str, Any]:
    """What the file says. Whether its words mean anything, the engine knows."""
    if not path.is_file():
        raise NotAProgrammeFile(name)
    try:
        return read_programme(path)
    except ProgrammeFileError as trouble:
        raise NotAProgrammeFile(str(trouble).replace(str(path), name)) from None
