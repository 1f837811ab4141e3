"""Exports of form services, turned into plain sheets.

    from sameboat.sheets.exports import read_export, write_sheet, suggest_programme

    imported = read_export("answers.xlsx")
    for took in imported.took:
        print(took.column, "→", took.into or "left out", took.how, took.why)
    write_sheet(imported, "sheet.csv")

The way of an answer: `layouts` finds questions and answers in the file, `gathering` makes one column of ticks
spread over many, `options` finds the options behind cells that join them, `recognising` and `contents` say which
column of the plain sheet it is, `moments` reads the times, `mapping` lets a person overrule all of it, `reading`
puts it together, `suggesting` begins a programme file.
"""

from sameboat.sheets.exports.imported import SERVICES, Imported, Took
from sameboat.sheets.exports.mapping import Meant, mapping_of, read_mapping
from sameboat.sheets.exports.options import Options, find_options
from sameboat.sheets.exports.reading import read_export, write_sheet
from sameboat.sheets.exports.suggesting import suggest_programme
from sameboat.sheets.tables import TableError

__all__ = [
    "SERVICES", "Imported", "Meant", "Options", "TableError", "Took", "find_options", "mapping_of", "read_export",
    "read_mapping", "suggest_programme", "write_sheet",
]  # fmt: skip
