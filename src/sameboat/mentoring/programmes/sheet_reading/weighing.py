"""How large a file may be, and whether it is small enough to be read while somebody waits."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

LARGEST_FILE = 20_000_000
"""Bytes of an upload."""
LARGEST_UNPACKED = 400_000_000
"""Bytes of a workbook once unpacked. Reading stops at what its list of contents says, so that list can be believed."""
MOST_ROWS = 100_000
SMALL_ROWS = 2_000
"""More people than this are added by the worker."""
SMALL_FILE = 1_200_000
"""A text file of more bytes is read by the worker; 2,000 people in full take some 850,000."""
SMALL_UNPACKED = 12_000_000
"""The same of a workbook once unpacked."""


def is_small(path: Path) -> bool:
    """Whether a page may read the file by itself, in a moment and in little memory."""
    if not path.is_file():
        return True
    unpacked = _unpacked(path)
    return path.stat().st_size <= SMALL_FILE if unpacked is None else unpacked <= SMALL_UNPACKED


def why_not_read(path: Path) -> str:
    """Why a file is not read at all; empty if it is."""
    if not path.is_file():
        return _("The file is no longer here. Upload the sheet again.")
    if path.stat().st_size > LARGEST_FILE:
        return too_many_bytes()
    unpacked = _unpacked(path)
    if unpacked is not None and unpacked > LARGEST_UNPACKED:
        return _(
            "This workbook unpacks to %(size)s million bytes, more than we are willing to open. Save only the sheet "
            "with the answers, as CSV UTF-8."
        ) % {"size": unpacked // 1_000_000}
    return ""


def too_many_bytes() -> str:
    """The sentence for a file of too many bytes, also before it was kept."""
    return _(
        "This file is larger than %(size)s million bytes. Delete the columns that matching does not need, or save it "
        "in two files and import one after the other."
    ) % {"size": LARGEST_FILE // 1_000_000}


def too_many_rows(rows: int) -> str:
    """The sentence for a sheet of too many rows."""
    return _(
        "This sheet has %(rows)s rows; at most %(most)s are read at once. Save it in several files and import one "
        "after the other."
    ) % {"rows": f"{rows:,}", "most": f"{MOST_ROWS:,}"}


def _unpacked(path: Path) -> int | None:
    """What a packed folder says it unpacks to; None for any other file."""
    if not zipfile.is_zipfile(path):
        return None
    try:
        with zipfile.ZipFile(path) as package:
            return sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
