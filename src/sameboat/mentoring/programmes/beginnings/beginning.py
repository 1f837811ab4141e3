"""A template: questions and rules from its programme file, words from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sameboat.mentoring.programmes.beginnings.first_weeks import TopicBegun
from sameboat.sheets.programmes import read_programme

Text = str | Promise


@dataclass(frozen=True)
class Beginning:
    """What a coordinator reads before choosing, and what the first round says until it is changed."""

    name: str
    called: Text
    """Its name in a list."""
    what: Text
    """What it is, in plain words."""
    like: Text
    """What it learnt from."""
    summary: Text
    """One sentence for the public page."""
    eligibility: Text
    agreement: Text
    conduct: Text
    notice: Text
    starter_questions: Text
    """What partners may ask each other first; one a line."""
    guidance: Text
    """What to do in the first week."""
    topics: tuple[TopicBegun, ...] = ()
    """What to talk about later, if they like."""
    needed: frozenset[str] = frozenset()
    """The questions without which nobody could be matched well."""
    ongoing: bool = False
    """Applications go on: there is no last day."""

    def mapping(self) -> dict[str, Any]:
        """The programme file: shape, questions, rules, aim, term; and which questions are needed."""
        facts = read_programme(self.name)
        for question in facts["questions"]:
            question["needed"] = question["id"] in self.needed
        return facts

    def texts(self) -> dict[str, str]:
        """What people read and agree to, in the language of whoever opens the round."""
        words = ("eligibility", "conduct", "agreement", "notice", "starter_questions", "guidance")
        return {word: str(getattr(self, word)) for word in words}
