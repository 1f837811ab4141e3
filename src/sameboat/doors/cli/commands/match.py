"""``sameboat match``: from a sheet of sign-ups to partners, reasons and a proof."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import Programme, Sheet, file_option, folder_option

Former = file_option("Who were partners before: a,b on each line, or an earlier partners.csv. May be repeated.")
Locked = file_option("Pairs you made by hand: they stay together, whatever happens.")
Forbidden = file_option("Pairs who must not meet.")
Wants = file_option("What people say of one another by name: from,to,want (0 to 1).")
FirstClaim = file_option("Who goes first this time: ids, or the alone.csv of an earlier round.")
Out = folder_option("Where the result goes. If you do not say: beside the sheet, in a folder named after it.")


def match(
    sheet: Sheet,
    programme: Programme = "iln",
    former: Annotated[list[Path] | None, Former] = None,
    locked: Annotated[Path | None, Locked] = None,
    forbidden: Annotated[Path | None, Forbidden] = None,
    wants: Annotated[Path | None, Wants] = None,
    first_claim: Annotated[Path | None, FirstClaim] = None,
    out: Annotated[Path | None, Out] = None,
    seed: Annotated[int, typer.Option(help="Decides between partners who are equally good.")] = 0,
) -> None:
    """Match the people of a sheet, and say why.

    Five files are written: who meets whom (partners.csv), who is alone and what would help (alone.csv), what became
    of every wish (wishes.csv), the proof (audit.json), and a page to read and to print (report.html).
    """
    from ..encoder import begin_loading

    begin_loading(programme, sheet)
    from ..inputs import Inputs
    from ..matching import match_into

    given = Inputs(sheet, programme, tuple(former or ()), locked, forbidden, wants, first_claim, seed)
    match_into(given, out or beside(sheet))


def beside(sheet: Path) -> Path:
    """The folder a result goes to when nobody says where: ``spring.csv`` has its result in ``spring-matched``."""
    return sheet.with_name(f"{sheet.stem}-matched")
