"""The pool: people of one programme who said that they would read a stranger's draft now and then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

CALLED = 5
"""So many of the pool get a letter about one draft: enough that one has time, few enough that nobody is asked daily."""


@dataclass(frozen=True, slots=True)
class Known:
    """What keeps two people apart."""

    names: frozenset[str] = frozenset()
    """The person's own name and address, as somebody else may have named them."""
    avoids: frozenset[str] = frozenset()
    """Names and addresses that the person would rather not meet."""
    workplaces: frozenset[str] = frozenset()
    blocked: frozenset[object] = field(default_factory=frozenset)
    """People with whom nothing may be shared, whoever of the two said so."""


def may_be_in_the_pool(*, has_programme: bool, in_the_team: bool, workplace_known: bool) -> Verdict:
    """Partners of a programme who have no part in running it, and whose colleagues can be told from others."""
    if not has_programme:
        return no(_("The pool belongs to a programme, and the two of you found each other without one."))
    if in_the_team:
        return no(_("People who run the programme read nothing of its members, so they cannot be in its pool."))
    if not workplace_known:
        return no(_("Say where you work, so that no draft of a colleague ever comes to you. Nobody reads it."))
    return YES


def may_ask_the_pool(*, has_programme: bool, workplace_known: bool) -> Verdict:
    """Nobody of one's own workplace ever reads one's draft; so it has to be known which that is."""
    if not has_programme:
        return no(_("The pool belongs to a programme, and the two of you found each other without one."))
    if not workplace_known:
        return no(_("Say where you work, so that no colleague of yours is asked. Nobody reads it."))
    return YES


def may_read_for(asker: Known, reader: Known, *, same: object, partners: Collection[object]) -> Verdict:
    """Never a colleague, never somebody whom either would rather not meet. The reader is not told which it was."""
    apart = (
        same in partners
        or same in asker.blocked
        or bool(asker.workplaces & reader.workplaces)
        or bool(asker.avoids & reader.names)
        or bool(reader.avoids & asker.names)
    )
    return no(_("Somebody else reads this one.")) if apart else YES


def may_take_up(*, waits: bool, have_one: bool) -> Verdict:
    """One reader at a time, and for each reader one draft at a time."""
    if not waits:
        return no(_("Somebody else reads this one now, or it is no longer needed. Thank you for looking."))
    if have_one:
        return no(_("You are reading one already. Say what you think of it, or hand it back, and take this one then."))
    return YES


def may_go_on_reading(*, has_turn: bool) -> Verdict:
    """As long as the draft is there and it is one's own turn."""
    return YES if has_turn else no(_("This draft is no longer with you. It was erased, or you handed it back."))
