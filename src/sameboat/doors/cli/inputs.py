"""What a run was given: a sheet, a programme, and the further files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folder import fingerprint
from .trouble import Refusal

NAMED = ("locked", "forbidden", "wants", "first_claim")


@dataclass(frozen=True)
class Inputs:
    """The arguments of ``sameboat match``."""

    sheet: Path
    programme: str = "iln"
    former: tuple[Path, ...] = ()
    locked: Path | None = None
    forbidden: Path | None = None
    wants: Path | None = None
    first_claim: Path | None = None
    seed: int = 0

    @property
    def files(self) -> dict[str, Path]:
        """Every file the run reads, by what it is for; the programme only where it is a file."""
        one_each = {name: path for name in NAMED if (path := getattr(self, name)) is not None}
        formers = {f"former {at}": path for at, path in enumerate(self.former, 1)}
        own = {"programme": Path(self.programme)} if Path(self.programme).is_file() else {}
        return {"sheet": self.sheet, **own, **formers, **one_each}

    def must_exist(self) -> None:
        """Refuse a file that is not there before any work is done."""
        for name, path in self.files.items():
            if not path.is_file():
                what = "is a folder" if path.is_dir() else "is not there"
                raise Refusal(f"{path}, given as the {name.replace('_', ' ')}, {what}. Look at the name and the place.")


def remembered(given: Inputs, folder: Path) -> dict[str, Any]:
    """What ``run.json`` keeps: every file with its fingerprint, and its way from the result's folder."""
    return {
        "programme": given.programme,
        "seed": given.seed,
        "inputs": {
            name: {"path": _way(path, folder), "sha256": fingerprint(path)} for name, path in given.files.items()
        },
    }


def recalled(run: Mapping[str, Any], folder: Path) -> Inputs:
    """The arguments of an earlier run, as its ``run.json`` tells them."""
    kept: Mapping[str, Any] = run["inputs"]
    paths = {name: (folder / about["path"]) for name, about in kept.items()}
    return Inputs(
        sheet=paths["sheet"],
        programme=str(paths.get("programme", run["programme"])),
        former=tuple(path for name, path in paths.items() if name.startswith("former ")),
        seed=int(run["seed"]),
        **{name: paths.get(name) for name in NAMED},
    )


def changed_since(run: Mapping[str, Any], given: Inputs) -> list[str]:
    """Which files are no longer what they were, in sentences."""
    told = []
    for name, path in given.files.items():
        before = run["inputs"].get(name, {}).get("sha256")
        if path.is_file() and before and fingerprint(path) != before:
            told.append(f"The {name.replace('_', ' ')} {path.name} has changed since this match was made.")
    return told


def _way(path: Path, folder: Path) -> str:
    """How to get from the folder to a file, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()
