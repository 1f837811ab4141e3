"""``sameboat migrate``: the tables, as this version wants them."""

from __future__ import annotations


def migrate() -> None:
    """Bring the tables up to date.

    After an upgrade, and after a copy (sameboat copy). Doing it twice does no harm.
    """
    from ..site.opening import open_site
    from ..words import count, say

    open_site()
    from ..site.erasing import erase_whoever_left
    from ..site.tables import change_tables

    made = change_tables()
    erase_whoever_left()
    say(f"The tables are up to date: {count(made, 'change', 'changes')} made." if made else "Nothing was waiting.")
