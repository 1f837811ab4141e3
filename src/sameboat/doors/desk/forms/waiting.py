"""Forms of the room *Waiting*: when newcomers are matched, how long mentors have, whom one looks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed
from sameboat.mentoring.matching.rules.offers import MOST_DAYS
from sameboat.mentoring.programmes.models import Newcomers


class NewcomersForm(forms.Form):
    """When people who apply after the announcement, or go on waiting, are matched."""

    newcomers = forms.ChoiceField(
        label=_("People who come later, or go on waiting, are matched"),
        choices=Newcomers.choices,
        widget=Boxed(
            hints={
                Newcomers.EACH: _(
                    "Within minutes, with the best of those who wait. Both are told at once; nobody looks at it first."
                ),
                Newcomers.WEEKLY: _("All who wait, together, and told at once. More wait, so more is found."),
                Newcomers.BY_HAND: _("With the button on this page. You read what was found before anybody is told."),
            }
        ),
    )

    def __init__(self, *args: Any, circles: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if circles:
            field: Any = self.fields["newcomers"]
            field.choices = [(word, name) for word, name in Newcomers.choices if word != Newcomers.EACH]


class DaysForm(forms.Form):
    """How many days mentors have to answer."""

    days = forms.IntegerField(
        label=_("Days a mentor has to accept a mentee or pass on"),
        help_text=_(
            "0: mentors are not asked, and partners are told at once. Mentors who are being asked keep their day."
        ),
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )


class OffersForm(forms.Form):
    """Which offers to look at."""

    state = forms.ChoiceField(
        choices=[(word, word) for word in ("", "waits", "accepted", "passed", "lapsed", "withdrawn")], required=False
    )


class MissedForm(forms.Form):
    """Somebody by a part of their name."""

    name = forms.CharField(label=_("Part of a name"), required=False, max_length=80)
