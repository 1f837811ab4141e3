"""What somebody writes about the time they have had together."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Day

LONGEST = 4000


class TurningPointForm(forms.Form):
    """Something turned."""

    text = forms.CharField(
        label=_("What turned?"),
        help_text=_(
            "A sentence is enough. Such as: I came to ask how one leaves, and found I was explaining how one stays."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.DateField(label=_("On which day, more or less?"), widget=Day)


class ReflectionForm(forms.Form):
    """Looking back; any of it may stay empty, but not all."""

    says_what_is_optional = True

    learnt = forms.CharField(
        label=_("What do you see now that you did not see at the beginning?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    changed = forms.CharField(
        label=_("What did you do differently, or would you?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next = forms.CharField(
        label=_("What would you like for the time to come?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, str]:
        """At least a word."""
        said = super().clean() or {}
        if not self.errors and not any(said.values()):
            raise forms.ValidationError(_("Nothing stands here yet. Answer the one question that speaks to you."))
        return said
