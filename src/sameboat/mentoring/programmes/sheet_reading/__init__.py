"""An uploaded sheet, read: what kind of file it is, what each column is, and who stands in its rows.

The importer itself is `sameboat.sheets`; here its findings and people become plain facts that every app may use.
Nothing here knows a database: a programme is the mapping of a programme file, a person is a mapping too.

    from sameboat.mentoring.programmes.sheet_reading import read_upload

    understood = read_upload(path, "answers.xlsx", programme_file, choice)
"""

from sameboat.mentoring.programmes.sheet_reading.choices import columns_to_choose_from, kinds_to_choose_from
from sameboat.mentoring.programmes.sheet_reading.reading import read_upload
from sameboat.mentoring.programmes.sheet_reading.understood import Choice, Column, Told, Understood
from sameboat.mentoring.programmes.sheet_reading.weighing import (
    LARGEST_FILE,
    MOST_ROWS,
    SMALL_ROWS,
    is_small,
    too_many_bytes,
    why_not_read,
)

__all__ = [
    "LARGEST_FILE",
    "MOST_ROWS",
    "SMALL_ROWS",
    "Choice",
    "Column",
    "Told",
    "Understood",
    "columns_to_choose_from",
    "is_small",
    "kinds_to_choose_from",
    "read_upload",
    "too_many_bytes",
    "why_not_read",
]
