"""What care knew of partnerships whose talk was erased is forgotten, too: days and clicks have no use by then."""

from __future__ import annotations

from sameboat.commons.care.models import Ask, HelpAsked, HelpGiven, OwnCare, Rhythm, Silence


def forget_what_was_erased() -> int:
    """Rows about partnerships that are kept no longer. How many."""
    of_partnerships = (Silence, Rhythm, HelpGiven)
    of_parts = (Ask, HelpAsked, OwnCare)
    gone = sum(
        kind._default_manager.filter(partner__partnership__erased_at__isnull=False).delete()[0] for kind in of_parts
    )
    return gone + sum(
        kind._default_manager.filter(partnership__erased_at__isnull=False).delete()[0] for kind in of_partnerships
    )
