"""A programme file to begin from, and a sheet that goes with it."""

from __future__ import annotations

from pathlib import Path

from sameboat.sheets.programmes import ProgrammeFileError, template_names, write_template

from .trouble import Refusal
from .words import near, say


def write_programme(name: str, out: Path) -> None:
    """Write a template and its example sheet into a folder."""
    try:
        if name in template_names():
            out.mkdir(parents=True, exist_ok=True)
        written = write_template(name, out)
    except ProgrammeFileError as trouble:
        raise Refusal(str(trouble)) from None
    for path in written:
        say(f"Wrote {near(path)}")
    programme, sheet = (near(path) for path in written)
    say(f"Try them: sameboat match {sheet} --programme {programme}")
