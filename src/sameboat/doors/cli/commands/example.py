"""``sameboat example``: see it work before you have a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..example.size import COUNTRIES, PEOPLE, SEED
from .options import folder_option

Out = folder_option("Where the sheet and its result go.")
HERE = Path("sameboat-example")


def example(
    out: Annotated[Path, Out] = HERE,
    people: Annotated[int, typer.Option(min=2, help="How many people sign up.")] = PEOPLE,
    countries: Annotated[int, typer.Option(min=1, help="From how many countries.")] = COUNTRIES,
    seed: Annotated[int, typer.Option(help="Another number makes other people.")] = SEED,
) -> None:
    """Match a round of invented librarians.

    Makes a sheet of people who do not exist, matches it, and says where the report lies.
    """
    from ..encoder import begin_loading

    begin_loading("iln")
    from ..showing import show_example

    show_example(out, people, countries, seed)
