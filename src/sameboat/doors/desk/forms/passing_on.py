"""Wording what is passed on in the countries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.matching.rules.passing_on import LONGEST, TITLES


class PassedOnForm(forms.Form):
    """A text of each kind that the round has."""

    def __init__(self, *args: Any, texts: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        for kind, text in texts.items():
            self.fields[kind] = forms.CharField(
                label=str(TITLES[kind]),
                initial=text,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 9}),
                help_text=_("Leave it empty to have our own words again."),
            )
