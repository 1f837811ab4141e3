"""Care at the desk: which partnerships to look at, how help was given, and when people are asked how it goes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.commons.care.models import HelpGiven
from sameboat.commons.care.rules.set_days import CHECK_INS

BY_HAND = [(how.value, how.label) for how in HelpGiven.How if how is not HelpGiven.How.OFFERED]


class HelpGivenForm(forms.Form):
    """How somebody of the team helped."""

    how = forms.ChoiceField(label=_("How you helped"), choices=BY_HAND)


class CheckInsForm(forms.Form):
    """On which days."""

    chosen = forms.MultipleChoiceField(
        label=_("Ask each person how it goes"),
        choices=list(CHECK_INS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They answer for themselves alone: neither you nor their partner reads it. None chosen: never."),
    )
