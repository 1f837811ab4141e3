"""What may be asked of the matching, and how coarsely it answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

LOOKS_AN_HOUR = 200
"""Enough to play with every wish of a long form, too few to ask about others one by one."""
FEWEST = 10
"""Below this number of people nothing is told but that they are few."""
GRAIN = 5


def may_look(looks: int) -> Verdict:
    """At most two hundred looks an hour."""
    if looks < LOOKS_AN_HOUR:
        return YES
    return no(
        _(
            "That is two hundred looks in an hour, so the gauge rests for a while. Your wishes are saved all the same; "
            "look again later."
        )
    )


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many people, as coarsely as it may be told: 0 stands for *fewer than ten*, the rest are whole fives."""

    about: int

    @property
    def few(self) -> bool:
        """Fewer than ten; nobody learns how many fewer."""
        return self.about == 0


FEW = Count(0)


def coarse(people: int) -> Count:
    """Fewer than ten, or the nearest five. More people never make a smaller count."""
    return FEW if people < FEWEST else Count((people + GRAIN // 2) // GRAIN * GRAIN)


def counted(people: int) -> int:
    """How many of the first applicants the gauge looks at: whole tens.

    So one more applicant changes nothing that anybody sees; ten do, and nobody knows which.
    """
    return people // FEWEST * FEWEST
