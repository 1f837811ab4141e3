"""What partners never break, as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.models import Shape
from sameboat.mentoring.wishes.models import Question

FORMER = (
    ("never", _("Never again in this programme")),
    ("unless both ask", _("Only if both ask for it")),
    ("allowed", _("Like everybody else")),
)
TRIOS = (("when odd", _("Becomes one of a group of three")), ("never", _("Waits, and is written to")))
READINGS = (
    ("A", _("of all who applied")),
    ("B", _("of those who take part; stricter")),
)
COMPARED = frozenset({"choice", "choices", "scale", "languages", "country", "place"})
"""Kinds of which two answers can be the same."""


class RulesForm(forms.Form):
    """The rules that this shape of programme knows. Shares of countries are said in per cent."""

    says_what_is_optional = True

    different = forms.MultipleChoiceField(label=_("Partners differ in"), required=False)
    shared = forms.MultipleChoiceField(label=_("Partners have in common"), required=False)
    hours = forms.FloatField(label=_("Free hours a week they have in common"), min_value=0, max_value=40)
    former = forms.ChoiceField(label=_("Partners of an earlier round meet"), choices=FORMER)
    reporting_line = forms.BooleanField(label=_("Nobody meets a person above or below them at work"), required=False)
    trios = forms.ChoiceField(label=_("If the number is odd, the last one"), choices=TRIOS)
    country_cap = forms.FloatField(
        label=_("Largest share of one country, in per cent"), min_value=0, max_value=100, help_text=_("0 for no limit.")
    )
    cap_reading = forms.ChoiceField(label=_("The share is counted"), choices=READINGS)
    least = forms.IntegerField(label=_("People in a circle, at least"), min_value=3, max_value=8)
    most = forms.IntegerField(label=_("and at most"), min_value=3, max_value=8)
    both_choose = forms.BooleanField(label=_("A mentee meets only mentors they chose by name"), required=False)

    def __init__(self, *args: Any, shape: str, asked: list[Question], **more: Any) -> None:
        super().__init__(*args, **more)
        for word in ("different", "shared"):
            self.fields[word].choices = [(question.key, question.ask) for question in asked]  # type: ignore[attr-defined]  # a choice field
        unknown = {
            Shape.PAIRS: ("least", "most", "both_choose"),
            Shape.MENTORS: ("least", "most", "trios"),
            Shape.CIRCLES: ("trios", "both_choose"),
        }[Shape(shape)]
        for word in unknown:
            del self.fields[word]
        if not any(question.kind == "country" for question in asked):
            del self.fields["country_cap"], self.fields["cap_reading"]

    def said(self) -> dict[str, Any]:
        """The rules in the words of a programme file."""
        said = dict(self.cleaned_data)
        if "least" in said:
            said["circle_size"] = [said.pop("least"), said.pop("most")]
        if "country_cap" in said:
            said["country_cap"] = said["country_cap"] / 100
        return said


def as_typed(rules: dict[str, Any]) -> dict[str, Any]:
    """The rules of a round as the form shows them."""
    least, most = rules.get("circle_size", (4, 6))
    return {
        "different": rules.get("different", []),
        "shared": rules.get("shared", []),
        "hours": f"{float(rules.get('hours', 0)):g}",
        "former": rules.get("former", "unless both ask"),
        "reporting_line": rules.get("reporting_line", True),
        "trios": rules.get("trios", "when odd"),
        "country_cap": f"{100 * float(rules.get('country_cap', 0)):g}",
        "cap_reading": rules.get("cap_reading", "A"),
        "least": least,
        "most": most,
        "both_choose": rules.get("both_choose", False),
    }
