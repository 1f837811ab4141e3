"""A programme file becomes questions of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sameboat.base.kit.verdicts import Verdict, require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.actions.questions import ask_questions_of
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.rules.files import may_take_questions_of


@transaction.atomic
def take_questions_of(
    programme_file: Mapping[str, Any], *, into: Round, fits_together: Verdict, by: Person
) -> list[Question]:
    """Ask what a programme file asks, besides what is asked already. Rules and dates of the round stay as they are.

    ``fits_together`` is what the engine says of the file: the one that reads it for a match must understand it.
    """
    asked = dict(into.questions.values_list("key", "kind"))
    questions = list(programme_file.get("questions", ())) if fits_together else []
    require(may_take_questions_of(questions, asked=asked, fits_together=fits_together))
    worded = [{**question, "ask": question.get("ask") or question["id"].replace("_", " ")} for question in questions]
    return ask_questions_of({"questions": worded}, into=into, by=by)
