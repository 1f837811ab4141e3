"""What a site is told from outside: a commented settings file, and the environment, which has the last word.

``sameboat init`` writes the file; ``SAMEBOAT_SETTINGS`` says where it lies. Each line of it is the name of an
environment variable and its value, so that one may be tried in a shell before it is written down.
"""

from __future__ import annotations

import os
from pathlib import Path


class Environment:
    """Settings by name; those of the process come before those of the file."""

    def __init__(self, process: dict[str, str] | None = None) -> None:
        process = dict(os.environ) if process is None else process
        file = process.get("SAMEBOAT_SETTINGS", "")
        self._known = {**(read_settings(Path(file)) if file else {}), **process}
        self.folder = Path(file).resolve().parent if file else Path.cwd() / "var"

    def text(self, name: str, default: str = "") -> str:
        """A setting as it was written."""
        return self._known.get(f"SAMEBOAT_{name}", default).strip()

    def yes(self, name: str, default: bool = False) -> bool:
        """A setting that is on or off."""
        said = self.text(name).casefold()
        return default if not said else said in {"1", "yes", "true", "on"}

    def number(self, name: str, default: int) -> int:
        """A setting that counts."""
        said = self.text(name)
        if said and not said.lstrip("-").isdigit():
            raise SystemExit(f"SAMEBOAT_{name} is “{said}”; it must be a whole number.")
        return int(said) if said else default

    def several(self, name: str, default: str = "") -> list[str]:
        """A setting that lists things, parted by commas."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def path(self, name: str, default: str) -> Path:
        """A setting that names a file or folder; a relative one lies beside the settings file."""
        return self.folder / Path(self.text(name, default)).expanduser()


def read_settings(file: Path) -> dict[str, str]:
    """The lines ``NAME = value`` of a settings file; a line that begins with # is a remark."""
    if not file.is_file():
        raise SystemExit(f"SAMEBOAT_SETTINGS names {file}, and there is no such file. sameboat init makes one.")
    settings = {}
    for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise SystemExit(f"{file}, line {at}: “{line}” is no setting. Settings look like SAMEBOAT_MAIL = …")
        settings[name.strip()] = value.strip().strip('"')
    return settings
