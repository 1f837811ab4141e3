"""``sameboat doctor``: whether all is well."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Say whether all is well.

    Looks at settings, keys, database, worker, letters, mail server, address, disk and clock. Each line says what is
    so, and, where something is wrong, what to do. Ends with exit code 1 when something must be mended.
    """
    from ..site.opening import open_site
    from ..words import say

    open_site()
    from ..site.doctor import findings
    from ..site.doctor.findings import THINK, WRONG

    marks = []
    for finding in findings():
        say(str(finding))
        marks.append(finding.mark)
    if WRONG in marks:
        say("Something must be mended.")
        raise typer.Exit(1)
    say("It works; some of it could be better." if THINK in marks else "All is well.")
