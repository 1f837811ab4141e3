"""Giving partnerships to troubleshooters: which to look at, all of a country at once, and each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import TeamMember

Choices = list[tuple[str, str]]


class CountryForm(forms.Form):
    """Every partnership with somebody in a country, to one troubleshooter."""

    country = forms.ChoiceField(label=_("Every partnership with somebody in"))
    part = forms.TypedChoiceField(label=_("is looked after by"), coerce=int)

    def __init__(self, *args: Any, countries: Choices, parts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["country"].choices = [("", _("Choose a country")), *countries]  # type: ignore[attr-defined]  # a choice field
        self.fields["part"].choices = [("", _("Choose a troubleshooter")), *parts]  # type: ignore[attr-defined]  # a choice field


class EachForm(forms.Form):
    """A choice for each partnership of the page."""

    def __init__(self, *args: Any, partnerships: Sequence[Partnership], parts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        standing = {key for key, _name in parts}
        for each in partnerships:
            now = str(each.troubleshooter_id or "")
            self.fields[str(each.pk)] = forms.ChoiceField(
                label=", ".join(partner.person.name or str(_("somebody")) for partner in each.partners.all()),
                choices=[("", _("nobody")), *parts],
                initial=now if now in standing else "",
                required=False,
            )

    def given(self) -> dict[UUID, int | None]:
        """Each partnership of the page, and the part in the team it is given to."""
        return {UUID(key): int(part) if part else None for key, part in self.cleaned_data.items()}


def named(parts: Iterable[TeamMember]) -> Choices:
    """Parts as one chooses among them."""
    return [(str(part.pk), part.person.name or str(_("somebody"))) for part in parts]
