"""``sameboat letters``: which letters somebody must look at, and what becomes of them."""

from __future__ import annotations

from typing import Annotated

import typer

Which = typer.Option(metavar="LETTER", help="Send it again, under the same Message-ID: a number from the list, or all.")
Out = typer.Option(metavar="LETTER", help="It did go out: a number from the list, or all that are uncertain.")


def letters(
    again: Annotated[list[str] | None, Which] = None, went_out: Annotated[list[str] | None, Out] = None
) -> None:
    """Say how letters stand, and deal with those that somebody must look at.

    Lists letters of which nobody knows whether they went out, that came back, or that were given up: when, what about,
    why, and the Message-ID under which the log of the mail server knows them. Nobody's address and no word of a letter
    is shown; whom it concerns, coordinators see on their pages.
    """
    from ..site.opening import open_site
    from ..words import say

    open_site()
    from ..site.letters import believe_they_went_out, how_letters_stand, send_them_again

    for line in (*send_them_again(again or []), *believe_they_went_out(went_out or []), *how_letters_stand()):
        say(line)
