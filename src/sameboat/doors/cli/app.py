"""The command line: ``sameboat``. Commands translate between a terminal and the engine; they decide nothing.

Only what ``--help`` needs is imported here. The engine brings numba and NumPy, sheets bring babel and openpyxl: a
second or two together, so each command imports them when it runs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .commands.answers import answers
from .commands.check import check
from .commands.copy import bring_back, copy
from .commands.demo import demo
from .commands.doctor import doctor
from .commands.example import example
from .commands.import_export import import_export
from .commands.init import init
from .commands.letters import letters
from .commands.match import match
from .commands.migrate import migrate
from .commands.programme import programme
from .commands.relay import relay
from .commands.serve import serve
from .commands.warm import warm
from .commands.welcome import welcome
from .commands.why import why
from .commands.work import work
from .trouble import told_kindly

SETTINGS = "settings.conf"
"""What the settings file of a site is called."""

app = typer.Typer(
    name="sameboat",
    help="Peer mentoring for people in the same boat: a partner who fits, the reason, and a proof.",
    epilog="Look around first: sameboat demo --serve, or sameboat example",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: the boxes and colours of rich cost half a second of start-up.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command()(example)
app.command()(check)
app.command()(match)
app.command()(why)
app.command("import")(import_export)
app.command()(programme)
app.command()(demo)
app.command()(init)
app.command()(serve)
app.command()(work)
app.command()(relay)
app.command()(answers)
app.command()(letters)
app.command()(migrate)
app.command()(doctor)
app.command()(copy)
app.command("bring-back")(bring_back)
app.command()(welcome)
app.command()(warm)


def _say_version(wanted: bool) -> None:
    if wanted:
        from sameboat import __version__

        typer.echo(f"sameboat {__version__}")
        raise typer.Exit


@app.callback()
def _sameboat(
    site: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Which site: the folder that sameboat init made.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_say_version)
    ] = False,
) -> None:
    del version  # it has been said
    if site:
        os.environ["SAMEBOAT_SETTINGS"] = str((site / SETTINGS if site.is_dir() else site).resolve())


def main() -> None:
    """Run one command, and end with its exit code: 0, 1 for a sheet that cannot be used, 2 for wrong arguments."""
    # The engine shares its work out to threads itself; numeric libraries that do so again only get in their way.
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no dash or quotation mark gets a question mark, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(told_kindly(app))


if __name__ == "__main__":
    main()
