"""Compiles the engine once on a machine, beside the pages, so that the first match need not wait for it."""

from __future__ import annotations

import sys
from pathlib import Path

import sameboat

MARK = Path(sys.prefix) / ".sameboat-engine"
"""Touched when the engine was compiled; ``make setup`` touches the same file."""


def was_compiled() -> bool:
    """Whether it was compiled on this machine, be it an earlier state of it."""
    return MARK.exists()


def is_cold() -> bool:
    """Whether some file of the engine is newer than its last compilation."""
    if not was_compiled():
        return True
    compiled = MARK.stat().st_mtime
    engine = Path(sameboat.__file__).parent / "engine"
    return any(file.stat().st_mtime > compiled for file in engine.rglob("*.py"))


def warm() -> None:
    """Compile it, and remember that."""
    from sameboat.engine import warm as engine

    engine.main()
    MARK.touch()


if __name__ == "__main__":
    warm()
