"""What people read and agree to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000


def _text(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST, widget=forms.Textarea())


class TextsForm(forms.Form):
    """Four texts. An empty line begins a new paragraph."""

    eligibility = _text(_("Who may take part"), _("People say yes to this when they apply."))
    conduct = _text(_("Conduct"), _("People agree to this when they apply. It holds in everything they do together."))
    agreement = _text(
        _("What partners agree on"), _("A beginning for the two of them; they change it to what suits them.")
    )
    notice = _text(
        _("Privacy notice"), _("Who sees what, what it is used for, and when it is deleted. It has a version number.")
    )
