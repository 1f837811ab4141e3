"""What stands on a programme's shelf."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Segments
from sameboat.commons.opportunities.models import Sort
from sameboat.commons.opportunities.rules import shelves


class ShelfForm(forms.Form):
    """One thing on the shelf."""

    title = forms.CharField(label=_("What it is called"), max_length=shelves.LONGEST_TITLE)
    sort = forms.ChoiceField(label=_("What it is"), choices=Sort.choices, initial=Sort.GUIDE, widget=Segments)
    link = forms.CharField(label=_("Link"), max_length=500, required=False)
    about = forms.CharField(
        label=_("What it is about, and for whom"),
        max_length=shelves.LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
