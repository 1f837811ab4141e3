"""``sameboat init``: a new site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = typer.Argument(metavar="FOLDER", help="Where the site lives: an empty folder, or one to be made.")
Address = typer.Option(metavar="URL", help="What people will type: https://mentoring.example.org")
Coordinator = typer.Option(metavar="ADDRESS", help="The e-mail address of the first coordinator.")


def init(
    folder: Annotated[Path, Folder],
    address: Annotated[str | None, Address] = None,
    name: Annotated[str | None, typer.Option(help="What the site calls itself.")] = None,
    database: Annotated[
        str | None, typer.Option(metavar="URL", help="postgresql://… ; if you do not say: a SQLite file.")
    ] = None,
    mail_host: Annotated[str | None, typer.Option(metavar="HOST", help="The mail server.")] = None,
    mail_port: Annotated[int | None, typer.Option(min=1, max=65535, help="587, 465 or 25.")] = None,
    mail_user: Annotated[str | None, typer.Option(help="Its user, if it asks for one.")] = None,
    mail_password_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with its password: on a command line all could read it.")
    ] = None,
    mail_from: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Whom letters come from.")] = None,
    mail_journal: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who knows what went out: relay (our own), mailgun or none.")
    ] = None,
    contact: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where people write who have a question; shown under Help.")
    ] = None,
    coordinator: Annotated[str | None, Coordinator] = None,
    coordinator_name: Annotated[str | None, typer.Option(metavar="NAME", help="And their name.")] = None,
    ask: Annotated[
        bool, typer.Option("--ask/--no-questions", help="Ask for what was not said, or take the usual.")
    ] = True,
) -> None:
    """Set up a new site.

    Asks for the address, the mail server and the first coordinator; writes one settings file with a remark above each
    line, and the keys; makes the database; and prints a link with which the first coordinator comes in. Nothing that
    is there already is written over.
    """
    from ..site.asking import Said
    from ..site.initialising import init_site

    said = Said(
        address=address,
        name=name,
        database=database,
        mail_host=mail_host,
        mail_port=mail_port,
        mail_user=mail_user,
        mail_password_file=mail_password_file,
        mail_from=mail_from,
        mail_journal=mail_journal,
        contact=contact,
        coordinator=coordinator,
        coordinator_name=coordinator_name,
    )
    init_site(folder, said, ask)
