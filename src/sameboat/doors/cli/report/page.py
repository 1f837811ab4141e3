"""Writes the page: one file with everything in it, no script, never above two megabytes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Result

from .contents import FEW_ENOUGH_TO_LIST, Contents, Label, contents

LARGEST_PAGE = 2_000_000
"""In bytes: what a mail server still takes."""


def report_page(
    people: Sequence[Person], programme: Programme, result: Result, *, label: Label, sheet: str, made: str
) -> str:
    """Return the page as HTML.

    Where the list of groups would make it too large, only the worst-off are listed, and fewer of them until it
    fits: a coordinator's eye goes there first, and ``partners.csv`` holds them all.
    """
    for most in (FEW_ENOUGH_TO_LIST, 200, 50, 10, 0):
        said = contents(people, programme, result, label=label, sheet=sheet, made=made, most_listed=most)
        page = _written(said)
        if len(page.encode()) <= LARGEST_PAGE:
            break
    return page


def _written(said: Contents) -> str:
    return _environment().get_template("page.html.jinja").render(said=said, fonts=_fonts())


@lru_cache(1)
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["count"] = lambda number: f"{number:,}"
    made.filters["zip"] = zip
    return made


@lru_cache(1)
def _fonts() -> dict[str, str]:
    """Three fonts as data addresses, so that the page asks nobody's server for anything."""
    names = {
        "book": "source-serif-4-latin",
        "slanted": "source-serif-4-latin-italic",
        "text": "atkinson-next-latin",
    }
    folder = files(__package__).joinpath("fonts")
    return {use: b64encode(folder.joinpath(f"{name}.woff2").read_bytes()).decode() for use, name in names.items()}
