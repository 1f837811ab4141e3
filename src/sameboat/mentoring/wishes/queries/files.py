"""Who may read what of questions and answers."""

from __future__ import annotations

from typing import Any

from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.models import Question


def programme_file_of(round_: Round) -> dict[str, Any]:
    """The round as a programme file would say it: what ``sameboat programme`` writes and the engine reads."""
    return {
        "name": round_.programme.slug,
        "title": str(round_),
        "shape": round_.programme.shape,
        "questions": [_as_in_a_file(question) for question in round_.questions.all()],
        "rules": round_.rules,
        "aim": round_.aim,
        "term": {"weeks": round_.weeks} | ({"starts": round_.starts_on} if round_.starts_on else {}),
    }


def _as_in_a_file(question: Question) -> dict[str, Any]:
    facts = {word: getattr(question, word) for word in ("kind", "ask", "private", "wishable", "common")}
    return {"id": question.key, **facts, "options": list(question.options), "of": question.of}
