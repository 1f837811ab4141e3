"""``sameboat check``: everything wrong or doubtful on a sheet, with what to do."""

from __future__ import annotations

from .options import Programme, Sheet


def check(sheet: Sheet, programme: Programme = "iln") -> None:
    """Look for mistakes in a sheet.

    Lists everything wrong or doubtful, by row and column, with what to do. Ends with exit code 1 when the sheet
    cannot be matched as it is.
    """
    from ..checking import check_sheet

    check_sheet(sheet, programme)
