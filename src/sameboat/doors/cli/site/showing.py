"""The demo: a folder of its own, tables, people, and then its pages."""

from __future__ import annotations

import os
from pathlib import Path

from ..words import near, say
from .beginning import SETTINGS, Answers, begin
from .opening import open_site
from .serving import Wanted, serve_site

ADDRESS = "http://localhost:8000"


def show_demo(folder: Path, serve: bool, port: int | None) -> None:
    """Make the demo where there is none, fill it as far as it is not full, and serve it if asked to."""
    settings = folder / SETTINGS
    if not settings.exists():
        begin(folder, Answers(ADDRESS, demo=True))
    os.environ["SAMEBOAT_SETTINGS"] = str(settings.resolve())
    open_site()
    _fill()
    if serve:
        serve_site(Wanted(port=port))
    else:
        say(f"Look around: sameboat --site {near(folder)} serve")


def _fill() -> None:
    from django.conf import settings

    from ..demo.filling import fill, is_filled
    from ..progress import told
    from ..trouble import Refusal
    from .tables import change_tables

    if not settings.DEMO:
        raise Refusal(
            f"{settings.FOLDER} belongs to a real site, and nobody invented moves in there. Choose another folder."
        )
    with told() as tell:
        tell("Making the tables", 0.0)
        change_tables()
        if not is_filled():
            fill(tell)
