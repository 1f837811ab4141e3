"""What somebody says about the columns of an export, against what we would have taken them for.

Either lines, or TOML for more::

    Expertise areas = interests
    Phone number =

    ["Expertise areas"]
    column = "interests"
    separator = ", "
    options = ["Chemistry", "Civil, mechanical, or nuclear engineering"]

A column with nothing after the ``=`` is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sameboat.sheets.exports.imported import Form
from sameboat.sheets.folding import alike, nearest
from sameboat.sheets.tables import TableError

_LEFT_OUT = frozenset(("", "-", "ignore", "none", "leave out"))


@dataclass(frozen=True, slots=True)
class Meant:
    """What one column is meant to be."""

    column: str
    """The column of the plain sheet; empty to leave it out."""
    separator: str = ""
    """What stands between the answers in a cell; empty to find out."""
    options: tuple[str, ...] = ()
    """The options of the form, where they are known."""
    single: bool = False
    """Whether the cells are single answers, whatever they look like."""


def read_mapping(path: str | Path) -> dict[str, Meant]:
    """Read a mapping file.

    Raises
    ------
    TableError
        For a file that is neither lines like ``old = new`` nor TOML.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise TableError(f"The mapping file {path} cannot be read ({trouble}).") from None
    try:
        return mapping_of(tomllib.loads(text), path.name)
    except tomllib.TOMLDecodeError:
        return mapping_of(_lines(text, path), path.name)


def mapping_of(facts: Mapping[str, object], where: str = "The mapping") -> dict[str, Meant]:
    """Make a mapping of what a TOML file says: for each heading a column, or a table with more."""
    meant: dict[str, Meant] = {}
    for heading, said in facts.items():
        if isinstance(said, str):
            meant[alike(heading)] = Meant(_column(said))
            continue
        known = {"column", "separator", "options", "single"}
        if not isinstance(said, Mapping) or not set(said) <= known or not isinstance(said.get("column", ""), str):
            raise TableError(
                f"{where}: “{heading}” must name a column, or say column, separator, options or single. "
                f'For example: "{heading}" = "interests".'
            )
        options = said.get("options", ())
        if not isinstance(options, (list, tuple)):
            raise TableError(f"{where}: the options of “{heading}” must be a list.")
        meant[alike(heading)] = Meant(
            _column(str(said.get("column", ""))),
            str(said.get("separator", "")),
            tuple(str(option) for option in options),
            bool(said.get("single", False)),
        )
    return meant


def check_mapping(mapping: Mapping[str, Meant], form: Form) -> None:
    """Refuse a mapping that speaks of columns the export does not have: a typing error would pass in silence."""
    headings = {alike(column.heading): column.heading for asked in form.asked for column in asked.columns}
    headings |= {alike(asked.question): asked.question for asked in form.asked if asked.question}
    for heading in mapping:
        if heading not in headings:
            near = nearest(heading, headings.values())
            hint = f" Is “{near}” meant?" if near else f" Its columns begin with: {', '.join(headings.values())[:200]}."
            raise TableError(f"The mapping speaks of a column “{heading}”, which the export does not have.{hint}")


def _lines(text: str, path: Path) -> dict[str, object]:
    facts: dict[str, object] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        old, equals, new = line.rpartition("=")
        if not equals or not old.strip():
            raise TableError(f"{path.name}, line {number}: write the column, an = and what it is: Job title = sector.")
        facts[_unquoted(old)] = _unquoted(new)
    return facts


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _column(said: str) -> str:
    said = said.strip()
    return "" if said.casefold() in _LEFT_OUT else said
