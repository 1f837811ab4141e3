"""What locked pairs break: the coordinator decides, and is told."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sameboat.engine import words
from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.explain.possible import Possible
from sameboat.engine.explain.view import View
from sameboat.engine.meaning import Stated


def notes_on_locks(
    view: View, wishes: Callable[[int], list[Stated]], say: Phrases, forbidden: Collection[tuple[int, int]]
) -> tuple[str, ...]:
    """A sentence for each locked pair that breaks a rule or a public must.

    What is private is not told of, and cannot be: one sentence for all locks asks the coordinator to ask them.
    """
    locked = [k for k, is_locked in enumerate(view.locked) if is_locked]
    if not locked:
        return ()
    people = [i for k in locked for i in view.groups[k]]
    possible = Possible(view.crowd, wishes, say.wish, people, forbidden)
    notes = [words.LOCKED]
    for k in locked:
        for i, j in view.links[k]:
            broken = [*possible.between(i, j)]
            if broken:
                notes.append(words.locked_against(view.people[i].id, view.people[j].id, broken))
    return tuple(notes)
