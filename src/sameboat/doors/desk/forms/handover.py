"""What whoever hands over puts into the file of their own."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class HandoverForm(forms.Form):
    """Their own address, if they like."""

    my_address = forms.BooleanField(
        label=_("Put my e-mail address into it"),
        help_text=_("So that whoever takes over can ask you. Nobody else's address is in it."),
        required=False,
    )
