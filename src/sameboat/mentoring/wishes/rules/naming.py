"""A mentee may name up to five mentors, the dearest first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_NAMED = 5
MENTEES = ("mentee", "either")
MENTORS = ("mentor", "either")


def may_name(*, two_sided: bool, role: str, named: int, known: bool) -> Verdict:
    """Somebody who would like a mentor, up to five times; ``known`` is a mentor of the round whom they may see."""
    if not two_sided:
        return no(_("Nobody is named in this programme: the matching looks for everybody alike."))
    if role not in MENTEES:
        return no(_("Mentors are named by those who would like one. Change your side first, if that is what you mean."))
    if not known:
        return no(_("This mentor is not to be found any more. The others are still here."))
    if named >= MOST_NAMED:
        return no(_("You have named five. Take one away first, then name another."))
    return YES
