"""Whoever left stays gone, also when a copy of the database is brought back from before they did."""

from __future__ import annotations

from ..words import aside, count


def erase_whoever_left() -> int:
    """Erase anew whoever has left since the copy was made that is the database now; nobody, as a rule.

    The tables must be those of this version. Done before anything is served or sent, and after they were changed.
    """
    from sameboat.members.people.actions import erase_again

    if erased := erase_again():
        aside(
            f"{count(erased, 'person who has left was', 'people who have left were')} in that copy, and erased again."
        )
    return erased
