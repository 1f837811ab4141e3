"""``sameboat demo``: a site full of people who do not exist."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Where = typer.Argument(metavar="FOLDER", help="Where it lives; if you do not say: sameboat-demo, here.")
HERE = Path("sameboat-demo")


def demo(
    folder: Annotated[Path, Where] = HERE,
    serve: Annotated[bool, typer.Option("--serve", help="Serve it as soon as it is full.")] = False,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="With --serve: where.")] = None,
) -> None:
    """Make a site full of invented people, to look around in.

    Every role has a button that signs in, and letters are shown on a page instead of being sent. Done twice, it goes
    on with what is there.
    """
    from ..site.showing import show_demo

    show_demo(folder, serve, port)
