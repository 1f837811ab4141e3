"""Which sheets of a match leave the site, and by whose hand."""

from __future__ import annotations

from sameboat.base.kit.verdicts import Verdict
from sameboat.mentoring.programmes.rules.programmes import may_lead

FIGURES, REVIEW, WAITING = "figures", "review", "waiting"
OF_A_MATCH = (FIGURES, REVIEW, WAITING)


def may_take_out(coordinates: bool) -> Verdict:
    """Coordinators alone, and what names people is noted for each of them."""
    return may_lead(coordinates)
