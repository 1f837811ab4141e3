"""``sameboat welcome``: another first link."""

from __future__ import annotations

from typing import Annotated

import typer


def welcome(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Of somebody who has an account here.")],
) -> None:
    """Print a link with which somebody comes in for the first time.

    For the first coordinator, should the link of sameboat init have been lost, or a week have passed.
    """
    from ..site.initialising import print_welcome

    print_welcome(address)
