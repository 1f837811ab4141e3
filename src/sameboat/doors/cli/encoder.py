"""The sentence encoder, made ready beside other work: it takes as long to load as the engine takes to import."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sameboat.engine.sentences import is_installed, load

HEADING = 1 << 16
"""Bytes of a first line that are looked at."""
_PREPARED: list[Future[Any]] = []


def begin_loading(programme: str, sheet: Path | None = None) -> None:
    """Begin to load the encoder if it looks as if it will be wanted.

    This is a guess that only saves time: whoever needs the encoder later gets it in any case.
    """
    if _PREPARED or not is_installed():
        return
    texts = _texts_compared(programme)
    if not texts or (sheet and not _may_hold(sheet, texts)):
        return
    aside = ThreadPoolExecutor(1)
    _PREPARED.append(aside.submit(load))
    aside.shutdown(wait=False)


def encoder() -> Any:
    """The encoder, loaded by now or in a moment."""
    return _PREPARED[0].result() if _PREPARED else load()


def _texts_compared(programme: str) -> list[str]:
    """The questions whose free text the programme compares; none if the programme cannot be read."""
    from sameboat.sheets.programmes import ProgrammeFileError, read_programme

    try:
        questions = read_programme(programme).get("questions", ())
    except ProgrammeFileError:
        return []
    asked = [q for q in questions if isinstance(q, dict)] if isinstance(questions, list) else []
    return [str(q.get("id")) for q in asked if q.get("kind") == "text" and q.get("common")]


def _may_hold(sheet: Path, columns: list[str]) -> bool:
    """Whether a sheet seems to have one of these columns. A workbook is not looked into."""
    try:
        with sheet.open("rb") as file:
            heading = file.readline(HEADING).lower()
    except OSError:
        return False
    return heading.startswith(b"pk") or any(column.lower().encode() in heading for column in columns)
