"""Whether the questions of a programme file fit into a round."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.wishes.rules.questions import (
    COUNTED_ONCE,
    HEAVIEST,
    LONGEST_KEY,
    LONGEST_OPTION,
    MOST_OPTIONS,
    MOST_QUESTIONS,
)

LONGEST_ASK = 240
KEY = re.compile(r"[A-Za-z0-9_-]+")


def may_take_questions_of(
    questions: Sequence[Mapping[str, Any]], *, asked: Mapping[str, str], fits_together: Verdict
) -> Verdict:
    """Every new question fits in with what is asked. ``asked`` is the kind of each question there is, by its key."""
    if not fits_together:
        return fits_together
    new = [question for question in questions if question["id"] not in asked]
    if not questions:
        return no(_("There are no questions in this file. A question begins with a line [[questions]]."))
    if not new:
        return no(_("Everything in this file is asked already. Change questions one by one on their own pages."))
    if len(new) + len(asked) > MOST_QUESTIONS:
        return no(_("A round asks at most sixty questions. Most people stop long before that; shorten the file."))
    kinds = list(asked.values())
    for question in new:
        verdict = _one(question, kinds)
        if not verdict:
            return verdict
        kinds.append(question["kind"])
    return YES


def _one(question: Mapping[str, Any], kinds: Collection[str]) -> Verdict:
    key = question["id"]
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        return no(
            say("“%(key)s” cannot be the id of a question: use at most 40 letters from a to z, digits and _.")
            % {"key": key[:60]}
        )
    if len(question.get("ask", "")) > LONGEST_ASK:
        return no(say("The question %(key)s is longer than 240 letters. Say it in fewer words.") % {"key": key})
    options = question.get("options", ())
    if len(options) > MOST_OPTIONS or any(len(str(option)) > LONGEST_OPTION for option in options):
        return no(
            say("The question %(key)s has more than a hundred options, or one longer than 80 letters.") % {"key": key}
        )
    if not 0 <= float(question.get("common", 0)) <= HEAVIEST:
        return no(say("In the question %(key)s, common must be a number from 0 to 10.") % {"key": key})
    if question["kind"] in COUNTED_ONCE and question["kind"] in kinds:
        return no(
            say(
                "The round asks something like %(key)s already, and it can be asked only once. Take it out of the file."
            )
            % {"key": key.replace("_", " ")}
        )
    return YES
