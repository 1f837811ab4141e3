"""Which letters somebody wants."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Kind


class WantedLetters(forms.Form):
    """One tick for every kind of letter that one can do without."""

    wanted = forms.MultipleChoiceField(
        label=_("Which letters you want"),
        help_text=_("What you cannot do without, such as a letter about your own application, always comes."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[Kind, bool]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"wanted": [kind.name for kind, wanted in choices if wanted]})
        super().__init__(*args, **kwargs)
        field = self.fields["wanted"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(kind.name, kind.title) for kind, _wanted in choices]
