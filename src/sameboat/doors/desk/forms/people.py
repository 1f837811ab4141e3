"""Looking for people in the line."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import LongList

STATES = (
    ("", _("Everybody")),
    ("waits", _("Would wait today")),
    ("first", _("Come first, from last round")),
    ("unproved", _("Address not proved")),
)
ROLES = (("", _("Any side")), ("mentor", _("Mentors")), ("mentee", _("Mentees")), ("either", _("Either")))


class LookForm(forms.Form):
    """Narrow the line down. A name is looked for by POST: what somebody is called stands in no address."""

    says_what_is_optional = True

    state = forms.ChoiceField(label=_("Which of them"), choices=STATES, required=False)
    country = forms.ChoiceField(label=_("From"), required=False, widget=LongList)
    role = forms.ChoiceField(label=_("On which side"), choices=ROLES, required=False)
    name = forms.CharField(label=_("Part of a name"), required=False, max_length=80)

    def __init__(self, *args: object, countries: Iterable[tuple[str, str]], two_sided: bool, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # a form takes what any form takes
        self.fields["country"].choices = [("", _("Anywhere")), *countries]  # type: ignore[attr-defined]  # a choice field
        if not two_sided:
            del self.fields["role"]
