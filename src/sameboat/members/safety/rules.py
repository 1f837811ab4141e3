"""What may be said about people one would rather not meet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_AVOIDED = 20
LONGEST = 200


def may_avoid(named: Sequence[str]) -> Verdict:
    """A short list of names or addresses. No reason is asked for."""
    if len(named) > MOST_AVOIDED:
        return no(_("Twenty names fit here. If it is a whole workplace, the round keeps you apart from colleagues."))
    if any(len(text) > LONGEST for text in named):
        return no(_("One of these is longer than two hundred letters. A name or an address is enough."))
    return YES


def tidy(named: Sequence[str]) -> list[str]:
    """Each name once, without blanks around it."""
    return list(dict.fromkeys(text for text in (" ".join(line.split()) for line in named) if text))
