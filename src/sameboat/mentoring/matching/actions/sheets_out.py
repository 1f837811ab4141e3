"""A match leaves the site as a sheet: by a coordinator's hand, and noted for each person who is named in it."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.queries.sheets import figures_sheet, review_sheet, waiting_sheet
from sameboat.mentoring.matching.rules.sheets import FIGURES, REVIEW, WAITING, may_take_out
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import is_coordinator
from sameboat.mentoring.programmes.sheet_writing import as_csv, as_xlsx
from sameboat.mentoring.wishes.actions.sheets_out import XLSX, File

SHEETS = {FIGURES: figures_sheet, REVIEW: review_sheet, WAITING: waiting_sheet}


@transaction.atomic
def take_out(round_: Round, what: str, *, workbook: bool, by: Person) -> File:
    """The sheet as a file. The diary says who took it and when, and so does that of each person named in it."""
    require(may_take_out(is_coordinator(by, round_.programme)))
    sheet = SHEETS[what](by, round_)
    note(f"take {what} out", round_, by=by)
    note_of_each(f"take {what} out", ((each, each.person) for each in sheet.about), by=by)
    name = f"{round_.programme.slug}-{round_.number}-{what}"
    if workbook:
        return File(f"{name}.xlsx", XLSX, as_xlsx(sheet.columns, sheet.rows, f"{what} {round_.number}"))
    return File(f"{name}.csv", "text/csv; charset=utf-8", as_csv(sheet.columns, sheet.rows))
