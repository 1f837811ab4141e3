"""Days on which somebody is away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Day


class AwayForm(forms.Form):
    """From when to when somebody is away."""

    first = forms.DateField(label=_("First day away"), widget=Day)
    last = forms.DateField(label=_("Last day away"), widget=Day, help_text=_("The same day again, if it is one day."))

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        said = super().clean() or {}
        if "first" in said and "last" in said and said["last"] < said["first"]:
            self.add_error("last", _("This is before the first day. Change one of the two."))
        return said
