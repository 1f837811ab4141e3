"""``sameboat work``: letters are sent, jobs are done, duties come round."""

from __future__ import annotations

from typing import Annotated

import typer


def work(
    until_idle: Annotated[bool, typer.Option("--until-idle", help="End when there is nothing left to do.")] = False,
    patience: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="How long work in hand may take when asked to end.")
    ] = 25.0,
) -> None:
    """Send letters and do what pages do not wait for.

    Stays until Ctrl-C or SIGTERM, then finishes what is in hand. Several may run at once, on several machines. What one
    was doing when it was killed is taken up by another within a minute. Where SAMEBOAT_MAIL_JOURNAL is relay, the relay
    comes along unless one runs already; then all workers belong on one machine.
    """
    from ..site.opening import open_site

    open_site()
    from sameboat.base.jobs.worker import Worker

    from ..site.erasing import erase_whoever_left
    from ..site.relaying import relay_beside
    from ..site.tables import waiting_changes

    if not waiting_changes():
        erase_whoever_left()

    with relay_beside(until_handed_on=patience if until_idle else 0.0):
        Worker(patience=patience, until_idle=until_idle).run()
