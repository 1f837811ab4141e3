"""The fields of one wish: which, how much, and where one of these is wished for, which ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sameboat.base.ui.widgets import Segments, Weights
from sameboat.doors.signup.forms.fields import these_field
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.rules.answers import shown
from sameboat.mentoring.wishes.rules.said import Wished
from sameboat.mentoring.wishes.rules.wishes import kinds_of_wish

ANY = "any"
Text = str | Promise


@dataclass(slots=True)
class WishRow:
    """One wish on the page."""

    question: Question
    title: str
    hint: str
    kind: forms.BoundField
    weight: forms.BoundField
    these: forms.BoundField | None
    private: bool


SHORT: dict[str, Text] = {
    "country": _lazy("Country"),
    "languages": _lazy("Languages"),
    "sector": _lazy("Kind of library"),
    "career_stage": _lazy("Stage of working life"),
    "situation": _lazy("What they are in the middle of"),
    "interests": _lazy("Interests at work"),
    "beyond_work": _lazy("Interests beyond work"),
    "employer": _lazy("Workplace"),
    "free_hours": _lazy("Hours in common"),
    "asks": _lazy("Help with what you ask for"),
    "theme": _lazy("Theme"),
    "field": _lazy("Field of work"),
    "contact": _lazy("Ways to keep in touch"),
    "city": _lazy("Place"),
    "study": _lazy("Stage of studies"),
    "years_in_the_field": _lazy("Years in the field"),
    "race_or_ethnicity": _lazy("Race or ethnicity"),
    "gender": _lazy("Gender"),
    "lgbtq": _lazy("LGBTQ+"),
    "disability": _lazy("Disability or chronic illness"),
    "first_generation": _lazy("First in the family to study"),
}
"""What the templates' questions are about, in two or three words."""


def title_of(question: Question) -> str:
    """What a wish is about: in a word or two where we know some, else in the question's own words."""
    return str(SHORT.get(question.key, question.ask))


def wish_fields(
    question: Question, wished: Wished, own: tuple[str, ...], offered: Question | None
) -> dict[str, forms.Field]:
    """The fields of one wish by name, with what stands there."""
    name = f"w-{question.key}"
    kinds = kinds_of_wish(question)
    fields: dict[str, forms.Field] = {
        name: forms.ChoiceField(
            label=title_of(question),
            choices=[(kind, _said(question, kind)) for kind in kinds if own or kind == "these"]
            + [(ANY, _("No matter"))],
            initial=wished.kind or ANY,
            required=False,
            widget=Segments(attrs={"aria-label": _("%(what)s: what you wish for") % {"what": title_of(question)}}),
        ),
        f"{name}-weight": forms.ChoiceField(
            label=_("How much it matters"),
            choices=[("nice", _("Nice to have")), ("should", _("It should be")), ("must", _("It must be"))],
            initial=wished.weight,
            required=False,
            widget=Weights(attrs={"aria-label": _("%(what)s: how much it matters") % {"what": title_of(question)}}),
        ),
    }
    if "these" in kinds and question.kind != "asks":
        these = these_field(question, offered)
        these.label = _("%(what)s: which ones") % {"what": title_of(question)}
        these.initial = wished.values if wished.kind == "these" else ()
        fields[f"{name}-these"] = these
    return fields


def rows_of(form: forms.Form, questions: list[Question], own: Mapping[str, tuple[str, ...]]) -> list[WishRow]:
    """The wishes as they are drawn."""
    return [
        WishRow(
            question,
            title_of(question),
            _hint(question, own.get(question.key, ())),
            form[f"w-{question.key}"],
            form[f"w-{question.key}-weight"],
            form[f"w-{question.key}-these"] if f"w-{question.key}-these" in form.fields else None,
            question.private,
        )
        for question in questions
    ]


def wished_in(cleaned: Mapping[str, Any], key: str) -> Wished:
    """What was wished. Weight counts only beside a wish."""
    kind = cleaned.get(f"w-{key}") or ANY
    if kind == ANY:
        return Wished()
    values = tuple(cleaned.get(f"w-{key}-these") or ()) if kind == "these" else ()
    return Wished(kind, values, cleaned.get(f"w-{key}-weight") or "should")


def _said(question: Question, kind: str) -> str:
    if question.kind == "hours":
        return _("An hour in common")
    if question.kind == "asks":
        return _("Somebody who can help")
    return {"same": _("Same"), "different": _("Different"), "these": _("One of these")}[kind]


def _hint(question: Question, own: tuple[str, ...]) -> str:
    if question.kind == "hours":
        return _("Free at the same time as you, at least an hour a week.") if own else _("You left your hours empty.")
    if not own:
        return _("You left this empty, so there is nothing to be the same as.")
    if question.kind == "asks":
        return _("You ask for help with: %(values)s") % {"values": _list(question, own)}
    return _("Yours: %(values)s") % {"values": _list(question, own)}


def _list(question: Question, own: tuple[str, ...]) -> str:
    return ", ".join(shown(question, value) for value in own)
