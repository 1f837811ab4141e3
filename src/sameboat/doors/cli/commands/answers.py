"""``sameboat answers``: takes answers by mail from the site's own mail server."""

from __future__ import annotations

import typer


def answers() -> None:
    """Take answers by mail.

    Partners who asked for it answer a letter, and what they wrote stands in that one talk. sameboat serve brings this
    along where SAMEBOAT_ANSWERS_AT is set; run it by itself where it should outlive the pages. It listens to this
    machine alone, for the mail server to hand mails in, and stays until Ctrl-C or SIGTERM.
    """
    from ..site.opening import open_site
    from ..trouble import Refusal
    from ..words import aside

    open_site()
    from sameboat.commons.conversations.answers.running import AnotherListens, take_answers
    from sameboat.commons.conversations.queries import answers_come_here

    if not answers_come_here():
        raise Refusal(
            "This site takes no answers by mail: SAMEBOAT_ANSWERS_AT and SAMEBOAT_ANSWERS_VERIFIED_BY say where they "
            "come in and who says who sent them. docs/operating.md has the lines for the mail server."
        )
    try:
        take_answers()
    except AnotherListens as trouble:
        aside(f"No answers are taken here: {trouble}.")
        raise typer.Exit(1) from None
