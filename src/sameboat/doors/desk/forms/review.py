"""What coordinators choose in the review: filters, names to look for, people to act on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.matching.queries.review import Filtered

MOST_PAGES = 10_000


class FilterForm(forms.Form):
    """Which rows of the table to show. What is not understood shows everything, and no mistake is made of it."""

    show = forms.CharField(required=False, max_length=12)
    country = forms.CharField(required=False, max_length=2)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    def wanted(self) -> Filtered:
        """The filter as the query takes it."""
        said: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        return Filtered(said.get("show") or "", said.get("country") or "", said.get("page") or 1)


class NameForm(forms.Form):
    """Somebody, by a part of their name. Posted, so that no name stands in an address."""

    name = forms.CharField(
        label=_("Part of a name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
        error_messages={"required": _("Write a part of the name.")},
    )


def id_in(data: QueryDict, word: str) -> UUID | None:
    """An id in an address or a form; None where there is none, or something else."""
    try:
        return UUID(data.get(word, ""))
    except ValueError:
        return None


class CompareForm(forms.Form):
    """Which two runs stand side by side, by their numbers."""

    before = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    after = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, runs: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for word in ("before", "after"):
            self.fields[word].choices = [(number, str(number)) for number in runs]  # type: ignore[attr-defined]  # choice fields
