"""The days of a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.rules import Dates, dates_hang_together

DAYS = ("opens_on", "closes_on", "tells_on", "starts_on", "weeks")


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DatesForm(forms.Form):
    """When it opens, closes, tells and starts, and for how many weeks."""

    opens_on = forms.DateField(
        label=_("People can apply from"),
        widget=DayInput(),
        help_text=_("It begins wherever on earth that day is first."),
    )
    closes_on = forms.DateField(
        label=_("Last day to apply"),
        widget=DayInput(),
        required=False,
        help_text=_("The day counts everywhere on earth. Leave it empty if applications go on."),
    )
    tells_on = forms.DateField(
        label=_("Everybody is told on"),
        widget=DayInput(),
        required=False,
        help_text=_("Allow some days after the last day, to look at the pairs before anybody hears."),
    )
    starts_on = forms.DateField(label=_("It starts on"), widget=DayInput(), required=False)
    weeks = forms.IntegerField(
        label=_("For how many weeks"), min_value=1, max_value=156, help_text=_("Sixteen weeks are four months.")
    )

    def clean(self) -> dict[str, Any]:
        """The days come in their order; what is wrong stands beside the day that is wrong."""
        said = super().clean() or {}
        if set(DAYS) <= set(said):
            verdict = dates_hang_together(Dates(*(said[day] for day in DAYS)))
            if not verdict:
                self.add_error(None, str(verdict.why))
        return said

    def dates(self) -> dict[str, Any]:
        """What an action wants to hear."""
        return {day: self.cleaned_data[day] for day in DAYS}
