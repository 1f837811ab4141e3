"""Programme files: ordinary TOML that people edit, and four templates to begin from."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from sameboat.sheets.folding import nearest
from sameboat.sheets.writing import write_text

TEMPLATES = ("iln", "qut", "spectrum", "circle")
LARGEST_PROGRAMME = 1_000_000
"""Bytes of a programme file; a real one has some thousand."""


class ProgrammeFileError(ValueError):
    """A programme file that cannot be read or written, with a way out in the sentence."""


def template_names() -> tuple[str, ...]:
    """The names of the templates that come with the package."""
    return TEMPLATES


def read_programme(name_or_path: str | Path) -> dict[str, Any]:
    """The programme of that name, or in that file, as a plain mapping.

    What the words in it mean, ``Programme.from_mapping`` checks.

    Raises
    ------
    ProgrammeFileError
        If there is no such programme, or the file is not one.
    """
    path = Path(name_or_path)
    if str(name_or_path) in TEMPLATES:
        return tomllib.loads(_template(f"{name_or_path}.toml"))
    if not path.exists() and path.suffix != ".toml":
        near = nearest(str(name_or_path), TEMPLATES, cutoff=0.6)
        hint = f" Do you mean {near}?" if near else ""
        raise ProgrammeFileError(
            f"There is no programme “{name_or_path}”.{hint} There are {', '.join(TEMPLATES)}; or name a file, such as "
            "mine.toml."
        )
    try:
        return tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as trouble:
        raise ProgrammeFileError(
            f"{path} is not a programme file: {_in_words(trouble)}. Texts stand in quotes, lists in square brackets; "
            "sameboat programme iln writes a file to compare with."
        ) from None


def write_template(name: str, folder: str | Path = ".") -> tuple[Path, Path]:
    """Write a template and an example sheet beside it. Nothing is overwritten.

    Returns
    -------
    programme, sheet
        The two files.

    Raises
    ------
    ProgrammeFileError
        For a name that is no template, and where one of the files is there already; then neither is written.
    """
    if name not in TEMPLATES:
        raise ProgrammeFileError(f"There is no template “{name}”. There are {', '.join(TEMPLATES)}.")
    folder = Path(folder)
    files = [folder / f"{name}.toml", folder / f"{name}-example.csv"]
    for file in files:
        if file.exists() or file.is_symlink():
            raise ProgrammeFileError(
                f"{file} is there already, and nothing is overwritten. Move it away, or choose another folder."
            )
    try:
        for file in files:
            write_text(file, _template(file.name))
    except OSError as trouble:
        raise ProgrammeFileError(
            f"{folder} cannot be written to: {trouble.strerror or trouble}. Choose another folder."
        ) from None
    return files[0], files[1]


def _template(file: str) -> str:
    return (resources.files("sameboat.sheets") / "templates" / file).read_text(encoding="utf-8")


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_PROGRAMME:
            raise ProgrammeFileError(f"{path} is too large for a programme file. Is it the sheet?")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ProgrammeFileError(f"There is no file {path}. Check the name and the folder.") from None
    except IsADirectoryError:
        raise ProgrammeFileError(f"{path} is a folder. Give the file inside it.") from None
    except UnicodeDecodeError:
        raise ProgrammeFileError(f"{path} is not text in UTF-8. Save it as plain text in UTF-8.") from None
    except (OSError, ValueError) as trouble:
        if isinstance(trouble, ProgrammeFileError):
            raise
        raise ProgrammeFileError(f"{path} cannot be opened: {getattr(trouble, 'strerror', None) or trouble}.") from None


def _in_words(trouble: tomllib.TOMLDecodeError) -> str:
    """What the reader of the file says, with the place in words."""
    said = str(trouble).rstrip(".")
    return said.replace("(at line", "in line").replace(", column", ", letter").rstrip(")")
