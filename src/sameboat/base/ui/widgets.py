"""Ways to answer that Django does not draw: a strip of segments, weights, boxes with a hint, a day of the calendar.

Each is an ordinary Django widget: ``forms.ChoiceField(choices=…, widget=Segments)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from sameboat.base.ui import painting

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


class LongList(forms.Select):
    """A list of hundreds, such as countries: drawn once, with the one that was chosen marked in it each time."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """As Django draws a list, without looking at every line of it again."""
        del renderer
        options = tuple((str(code), str(label)) for code, label in self.choices)
        chosen = next((each for each in self.format_value(value) if each in dict(options)), None)
        inside = _lines_of(options)
        if chosen is not None:
            plain, marked = (
                painting.option(chosen, "", more)[: -len("</option>")] for more in ({}, {"selected": True})
            )
            inside = inside.replace(plain, marked, 1)
        attributes = painting.attributes(self.build_attrs(self.attrs, attrs))
        drawn = f'<select name="{painting.text(name)}"{attributes}>{inside}</select>'
        return SafeString(drawn)  # nosec B703  each part is escaped


@lru_cache(maxsize=64)
def _lines_of(options: tuple[tuple[str, str], ...]) -> str:
    """All lines of a list; a list's names are in one language."""
    return "".join(painting.option(code, label, {}) for code, label in options)
