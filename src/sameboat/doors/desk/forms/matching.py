"""What a run is asked for, as a form in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed
from sameboat.mentoring.matching.rules.settings import MOST_HOURS, Care, care_of, cares_to_choose


class RunForm(forms.Form):
    """How much the worst-off count, hours in common, letters alone."""

    says_what_is_optional = True

    care = forms.ChoiceField(label=_("How much do those count who would get least of what they wish?"))
    hours = forms.FloatField(
        label=_("Free hours a week that partners have in common"),
        min_value=0,
        max_value=MOST_HOURS,
        help_text=_("For this run alone; the round's rules stay as they are. 0 asks for none."),
    )
    by_email = forms.BooleanField(label=_("Letters are enough for two who both said so"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        begins: Mapping[str, Any],
        usual: Mapping[str, Any],
        asks_hours: bool,
        before: Mapping[str, tuple[int, int, int]],
    ) -> None:
        self.cares = {care.key: care for care in cares_to_choose(usual)}
        chosen = care_of(begins)
        at_first = {
            "care": chosen.key if chosen and chosen.key in self.cares else [*self.cares][-1],
            "hours": f"{float(begins['hours']):g}",
            "by_email": begins["by_email"],
        }
        super().__init__(data, initial=at_first)
        self.begins = begins
        care = self.fields["care"]
        care.widget = Boxed(hints={key: _means(each, before.get(key)) for key, each in self.cares.items()})
        care.choices = [(key, each.name) for key, each in self.cares.items()]  # type: ignore[attr-defined]  # a choice field
        if not asks_hours:
            del self.fields["hours"], self.fields["by_email"]

    def said(self) -> dict[str, Any]:
        """The settings of a run."""
        aim = self.cares[self.cleaned_data["care"]].aim
        rest = {word: self.cleaned_data.get(word, self.begins[word]) for word in ("hours", "by_email")}
        return aim | rest


def _means(care: Care, before: tuple[int, int, int] | None) -> str:
    """What an answer would change, and what it came to when somebody chose it before."""
    if before is None:
        return str(care.means)
    number, worst, middle = before
    return say("%(means)s In run %(number)s the worst-off got %(worst)s in 100, half of all at least %(middle)s.") % {
        "means": care.means,
        "number": number,
        "worst": worst,
        "middle": middle,
    }
