"""The site's keys lie in files of their own, outside the database's folder, readable by their owner alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

SECRET = "secret.key"


def secret_key(folder: Path, *, for_a_moment: bool) -> str:
    """The key that signs cookies and links.

    A demo or a test makes one where there is none; a real site must have been given its keys by ``sameboat init``.
    """
    file = folder / SECRET
    if file.is_file():
        return file.read_text(encoding="ascii").strip()
    if not for_a_moment:
        raise SystemExit(f"There is no key in {file}. sameboat init FOLDER makes a site with its keys.")
    return write_key(file, secrets.token_urlsafe(48))


def write_key(file: Path, key: str) -> str:
    """Write a new key for its owner alone (mode 600). If another process was quicker, its key counts."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(key + "\n")
    try:
        os.link(draft, file)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    finally:
        Path(draft).unlink()
    return key
