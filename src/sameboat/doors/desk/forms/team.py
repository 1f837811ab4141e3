"""Inviting somebody to a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import LongList
from sameboat.mentoring.programmes.models import Role
from sameboat.mentoring.programmes.rules.names import choices_of


class InvitationForm(forms.Form):
    """An address, a part, and for a country coordinator a country."""

    email = forms.EmailField(
        label=_("Their e-mail address"), help_text=_("They accept with an account that has proved this address.")
    )
    role = forms.ChoiceField(label=_("Their part"), choices=[(role.value, role.label.capitalize()) for role in Role])
    country = forms.ChoiceField(
        label=_("Which country"), required=False, help_text=_("Only for a country coordinator."), widget=LongList
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["country"].choices = [("", _("Choose a country")), *choices_of("country")]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A country coordinator has a country."""
        said = super().clean() or {}
        if said.get("role") == Role.COUNTRY_COORDINATOR and not said.get("country"):
            self.add_error("country", str(_("Choose the country they are to look after.")))
        return said
