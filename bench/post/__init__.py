"""Letters and jobs while workers are killed: what is lost, what is doubled, and what the vault costs.

It is measured in a process of its own, on a database, keys and a mail server made for it and thrown away.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def section():
    """The chapter."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sameboat.config.settings",
            "SAMEBOAT_TESTING": "1",
            "SAMEBOAT_FOLDER": folder,
            "SAMEBOAT_KEYS": f"{folder}/keys",
            "SAMEBOAT_LOG": "CRITICAL",
        }
        command = [sys.executable, "-m", "bench.post.measuring", folder]
        return subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True, check=True).stdout
