"""What cannot be read, and the bounds within which we read."""

from __future__ import annotations

from pathlib import Path

MOST_BYTES = 2_000_000_000
"""A larger file is refused before it is opened."""
MOST_UNPACKED = 1_500_000_000
"""An XLSX file is a packed folder; one that unpacks to more than this is refused unopened."""
MOST_PARTS = 10_000
"""Parts inside an XLSX file. Real ones have some dozens."""
MOST_COLUMNS = 16_384
"""As many columns as a spreadsheet program knows."""
MOST_CELLS = 200_000_000
"""Cells of a whole table, the blank ones counted."""
MOST_IN_A_CELL = 1_000_000
"""Characters in one cell. Spreadsheet programs stop at 32,767."""


class TableError(ValueError):
    """A file that cannot be read as a table. Its text is one kind sentence with a way out."""


def large_table(path: Path) -> TableError:
    """Say that a table is larger than anything we would fit in memory."""
    return TableError(
        f"{path.name} holds more than {MOST_CELLS:,} cells. "
        "Delete the columns that matching does not need, and try again."
    )


def wide_table(path: Path, width: int) -> TableError:
    """Say that a row is wider than any spreadsheet."""
    return TableError(
        f"{path.name} has a row of {width:,} cells, more than a spreadsheet can hold ({MOST_COLUMNS:,}). "
        "It is probably no table; open it in a spreadsheet program and save it as CSV UTF-8."
    )
