"""What somebody who keeps people safe writes about a report."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.members.safety.rules import LONGEST_REPORT


class LaterWords(forms.Form):
    """An answer, or a note; the button says which."""

    words = forms.CharField(
        label=_("Write"),
        help_text=_(
            "Sealed with the report. An answer is read by whoever reported; a note by those who read this page."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_REPORT,
    )
