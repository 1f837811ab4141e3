"""Ways to answer that Django does not draw: a strip of segments, weights, boxes with a hint, a day of the calendar.

Each is an ordinary Django widget: ``forms.ChoiceField(choices=…, widget=Segments)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise

WORDS = ("", "", "two", "three", "four")


class Segments(forms.RadioSelect):
    """Two to four short answers in one ruled strip; the chosen one has colour, a dot and weight."""

    template_name = "ui/forms/segments.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """As many columns as there are answers, where the page is wide enough."""
        context = super().get_context(name, value, attrs)
        answers = sum(1 for _ in self.choices)
        context["widget"]["attrs"]["class"] = f"seg {WORDS[answers] if answers < len(WORDS) else ''}".strip()
        return context


class Weights(forms.RadioSelect):
    """Nice, should, must: the word and the line beneath grow heavier with the wish."""

    template_name = "ui/forms/segments.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Drawn as weights."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["class"] = "weights"
        return context


class Boxed(forms.RadioSelect):
    """A few answers of which each needs a sentence: ``Boxed(hints={"round": "A form, then one partner"})``."""

    template_name = "ui/forms/boxed.html"

    def __init__(self, *args: Any, hints: Mapping[str, str | Promise] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """An answer, with its sentence."""
        option = super().create_option(name, value, *args, **more)
        option["hint"] = self.hints.get(str(value), "")
        return option


class BoxedMany(Boxed, forms.CheckboxSelectMultiple):
    """The same where several may be true."""

    input_type = "checkbox"
    allow_multiple_selected = True


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
