"""A round leaves the site as a sheet: by a coordinator's hand, and never unnoticed."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import applicants_of, is_coordinator
from sameboat.mentoring.programmes.rules.imports import may_take_sheets_out
from sameboat.mentoring.programmes.sheet_writing import as_csv, as_xlsx
from sameboat.mentoring.wishes.queries.sheets import plain_sheet_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class File(NamedTuple):
    """What a browser is given to keep."""

    name: str
    kind: str
    content: bytes


@transaction.atomic
def take_sheet_out(round_: Round, *, workbook: bool, by: Person) -> File:
    """Everybody of the round with their public answers and wishes.

    The diary says who took it and when, and so does that of each person named in it.
    """
    require(may_take_sheets_out(is_coordinator(by, round_.programme)))
    sheet = plain_sheet_of(by, round_)
    note("take sheet out", round_, by=by)
    note_of_each("take people out", ((each, each.person) for each in applicants_of(by, round_)), by=by)
    name = f"{round_.programme.slug}-{round_.number}"
    if workbook:
        return File(f"{name}.xlsx", XLSX, as_xlsx(sheet.columns, sheet.rows, str(round_)))
    return File(f"{name}.csv", "text/csv; charset=utf-8", as_csv(sheet.columns, sheet.rows))
