"""What the command line says, and how: one thing a line, counted in words people use."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sameboat.sheets.findings import Finding

MARKS = {"stop": "stop ", "doubt": "look ", "note": "note "}


def say(words: str = "") -> None:
    """Say one thing to whoever reads the answer."""
    print(harmless(words))


def aside(words: str = "") -> None:
    """Say one thing beside the answer, where it does not get in the way of a pipe."""
    print(harmless(words), file=sys.stderr)


def harmless(words: str) -> str:
    """The same words without control characters: a cell of a stranger's sheet must not steer the terminal."""
    return "".join(" " if not letter.isprintable() and letter != "\n" else letter for letter in words)


def count(number: int, one: str, many: str) -> str:
    """*one pair*, *430 pairs*."""
    return f"one {one}" if number == 1 else f"{number:,} {many}"


def listed(findings: Iterable[Finding]) -> list[str]:
    """Findings as lines, what stops the run first."""
    order = tuple(MARKS)
    ordered = sorted(findings, key=lambda finding: order.index(finding.severity))
    return [f"{MARKS[finding.severity]} {finding}" for finding in ordered]


def counted(findings: Iterable[Finding]) -> str:
    """*2 things stop it, one to look at*; empty when there was nothing."""
    severities = [finding.severity for finding in findings]
    stops, doubts, notes = (severities.count(severity) for severity in ("stop", "doubt", "note"))
    parts = []
    if stops:
        parts.append("one thing stops it" if stops == 1 else f"{stops:,} things stop it")
    if doubts:
        parts.append(f"{doubts:,} to look at")
    if notes:
        parts.append("one note" if notes == 1 else f"{notes:,} notes")
    return ", ".join(parts)


def near(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
