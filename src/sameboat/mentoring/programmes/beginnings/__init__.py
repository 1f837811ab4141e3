"""What a programme may begin from: the four templates, each with its own words for people."""

from __future__ import annotations

from sameboat.mentoring.programmes.beginnings.beginning import Beginning
from sameboat.mentoring.programmes.beginnings.circle import CIRCLE
from sameboat.mentoring.programmes.beginnings.iln import ILN
from sameboat.mentoring.programmes.beginnings.qut import QUT
from sameboat.mentoring.programmes.beginnings.spectrum import SPECTRUM

BEGINNINGS: dict[str, Beginning] = {each.name: each for each in (ILN, QUT, SPECTRUM, CIRCLE)}

__all__ = ["BEGINNINGS", "Beginning"]
