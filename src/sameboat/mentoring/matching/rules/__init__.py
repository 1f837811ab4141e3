"""What may be done in the matching, and what the site says about it."""

from sameboat.mentoring.matching.rules.gauge import (
    FEW,
    FEWEST,
    GRAIN,
    LOOKS_AN_HOUR,
    Count,
    coarse,
    counted,
    may_look,
)

__all__ = ["FEW", "FEWEST", "GRAIN", "LOOKS_AN_HOUR", "Count", "coarse", "counted", "may_look"]
