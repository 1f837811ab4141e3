"""What a look found: well, worth a thought, or wrong; and what to do."""

from __future__ import annotations

from dataclasses import dataclass

WELL, THINK, WRONG = "well", "look", "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor."""

    mark: str
    about: str
    what: str
    way_out: str = ""

    def __str__(self) -> str:
        line = f"{self.mark:<6} {self.about}: {self.what}"
        return f"{line}\n       {self.way_out}" if self.way_out else line


def well(about: str, what: str) -> Finding:
    """As it should be."""
    return Finding(WELL, about, what)


def think(about: str, what: str, way_out: str) -> Finding:
    """It works, and could be better."""
    return Finding(THINK, about, what, way_out)


def wrong(about: str, what: str, way_out: str) -> Finding:
    """It must be mended."""
    return Finding(WRONG, about, what, way_out)
