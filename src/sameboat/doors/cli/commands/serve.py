"""``sameboat serve``: the site, in browsers."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Where; if you do not say, 8000 or the next free one.")
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Who can reach it: 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="How many processes make pages: as many as processors, up to 4.")
    ] = None,
    with_work: Annotated[
        bool | None, typer.Option("--with-work/--without-work", help="Send letters and do tasks beside it.")
    ] = None,
    migrate: Annotated[bool, typer.Option("--migrate", help="Bring the tables up to date first.")] = False,
) -> None:
    """Serve the site.

    Says where it is, and stays until Ctrl-C. A demo brings its own worker and keeps its tables up to date; on a real
    site sameboat work runs beside it, and tables change only when you say so. A real site is not served with the
    invented people of a demo, nor with keys that others can read.
    """
    from ..site.serving import Wanted, serve_site

    serve_site(Wanted(host, port, workers, with_work, migrate))
