"""What a partner writes who was called."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FourDigits(forms.Form):
    """The digits that the other read out."""

    number = forms.RegexField(
        r"^\s*\d{4}\s*$",
        label=_("The four digits that they read to you"),
        error_messages={"invalid": _("These are four digits, such as 0427.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short code"}),
    )
