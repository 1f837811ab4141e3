"""``sameboat relay``: takes the site's letters, writes each down, and hands them on to the mail server."""

from __future__ import annotations

import typer


def relay() -> None:
    """Run the site's own small relay.

    It knows what went out when a sender is killed, so that no letter goes twice. sameboat work brings one along where
    SAMEBOAT_MAIL_JOURNAL is relay and none runs; run it by itself where it should outlive the worker. It listens to
    this machine alone, and stays until Ctrl-C or SIGTERM.
    """
    from ..site.opening import open_site
    from ..words import aside

    open_site()
    from sameboat.members.notices.relay.running import AnotherRuns, run_relay

    try:
        run_relay()
    except AnotherRuns as trouble:
        aside(f"No relay was started: {trouble}.")
        raise typer.Exit(1) from None
