"""Goals, steps, links and themes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed, Day
from sameboat.mentoring.plans.models import GoalKind
from sameboat.mentoring.plans.rules.goals import host_of

MONTHS_AHEAD = 12


class GoalForm(forms.Form):
    """A goal in one's own words."""

    kind = forms.ChoiceField(
        label=_("Whose is it?"),
        choices=GoalKind.choices,
        initial=GoalKind.OWN,
        widget=Boxed(
            hints={
                GoalKind.OWN: _("You say what becomes of it. The others can read it."),
                GoalKind.SHARED: _("Each of you can add steps and say what becomes of it."),
                GoalKind.PROJECT: _("The same, with links, and a day on which it is finished."),
            }
        ),
    )
    text = forms.CharField(
        label=_("In your own words"),
        help_text=_("Such as: decide by the summer whether I stay. Small is fine, and so is vague; it can change."),
        max_length=240,
    )
    more = forms.CharField(
        label=_("What would be different then?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    by_day = forms.DateField(
        label=_("A day you would like to have it by"),
        help_text=_("Nothing happens on that day, and nobody is reminded."),
        required=False,
        widget=Day,
    )

    def __init__(self, *args: Any, change: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if change:
            del self.fields["kind"]


class StepForm(forms.Form):
    """One small step."""

    text = forms.CharField(label=_("A small next step"), max_length=240)


class LinkForm(forms.Form):
    """An address, and what it is."""

    address = forms.CharField(
        label=_("Address of the page"),
        max_length=600,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("It is kept as text. This site never opens it."),
    )
    called = forms.CharField(label=_("What it is"), required=False, max_length=120)

    def clean_address(self) -> str:
        """An address of the web, with a host."""
        address = str(self.cleaned_data["address"]).strip()
        if not host_of(address):
            raise forms.ValidationError(
                _("This is no address of a web page. It begins with https:// and names a host.")
            )
        return address


class ThemeForm(forms.Form):
    """A theme, and for how long."""

    text = forms.CharField(label=_("The theme"), help_text=_("Such as: saying no, kindly."), max_length=160)
    more = forms.CharField(
        label=_("A few words about it"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    month = forms.ChoiceField(label=_("For how long?"), required=False)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.months = _months(today, self.initial.get("month"))
        choices = [("", str(_("The whole time")))]
        choices += [(each.isoformat(), date_format(each, "F Y")) for each in self.months]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]  # it is a ChoiceField

    def clean_month(self) -> date | None:
        """The first day of its month."""
        said = self.cleaned_data["month"]
        return date.fromisoformat(said) if said else None


def _months(today: date, kept: date | None) -> list[date]:
    """From the present month on, and the one it has now."""
    first = today.year * 12 + today.month - 1
    months = [date(at // 12, at % 12 + 1, 1) for at in range(first, first + MONTHS_AHEAD)]
    return sorted({*months, *([kept] if kept else [])})
