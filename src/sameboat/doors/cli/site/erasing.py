"""Whoever left stays gone, and what was erased stays erased, also when a copy is brought back from before."""

from __future__ import annotations

from ..words import aside, count


def erase_whoever_left() -> int:
    """Erase anew whoever has left since the copy was made that is the database now; nobody, as a rule.

    So are the words of whoever erased what they had written in a partnership, and of partnerships that were kept until
    a day since. The tables must be those of this version. Done before anything is served or sent, and after they were
    changed.
    """
    from sameboat.members.people.actions import erase_again
    from sameboat.mentoring.partnerships.actions.keeping import erase_words_again

    if erased := erase_again():
        aside(
            f"{count(erased, 'person who has left was', 'people who have left were')} in that copy, and erased again."
        )
    if words := erase_words_again():
        aside(f"{count(words, 'part of a talk was', 'parts of talks were')} erased since then, and erased again.")
    return erased
