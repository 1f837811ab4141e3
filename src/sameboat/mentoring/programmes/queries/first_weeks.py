"""What helps partners begin: starter questions and guidance, a round's own or those of its template."""

from __future__ import annotations

from sameboat.mentoring.programmes.beginnings import BEGINNINGS, Beginning
from sameboat.mentoring.programmes.models import Round


def starter_questions_of(round_: Round) -> list[str]:
    """What partners may ask each other first, one after the other."""
    words = round_.starter_questions.strip() or str(_begins(round_).starter_questions)
    return [line.strip() for line in words.splitlines() if line.strip()]


def guidance_of(round_: Round) -> str:
    """What to do in the first week."""
    return round_.guidance.strip() or str(_begins(round_).guidance)


def _begins(round_: Round) -> Beginning:
    return BEGINNINGS.get(round_.programme.template) or BEGINNINGS["iln"]
