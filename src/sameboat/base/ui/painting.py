"""How a field and what is filled in are drawn: plain functions, because a form of twenty fields has hundreds of parts.

Django draws each box, each of its attributes and each answer of a list by a template of its own, and a page of the
sign-up took sixty thousandths of a second for that alone. Every text that is not ours is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.forms import BoundField
from django.forms.utils import ErrorList
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import pgettext

from sameboat.base.ui.templatetags.ui import icon

Given = Mapping[str, Any]


def text(said: object) -> str:
    """A text for a page, escaped unless it is known to be safe.

    Django's ``conditional_escape`` does the same at eight times the cost, and a form asks hundreds of times.
    """
    shown = str(said)  # a lazy sentence shows only as a text whether it is safe
    return shown if isinstance(shown, SafeData) else escape(shown)


def attributes(named: Given, *, but: str = "") -> str:
    """`` name="value"`` of each; what is true is named alone, what is false left out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{text(value)}"'
        for name, value in named.items()
        if value is not False and name != but
    )


# ---- What is filled in


def box(widget: Given, *, but: str = "") -> str:
    """One box, or one little square or circle."""
    value = "" if widget["value"] is None else f' value="{text(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{text(widget["name"])}"{value}{attributes(widget["attrs"], but=but)}>'


def lines(widget: Given) -> str:
    """A box of several lines."""
    inside = text(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{text(widget["name"])}"{attributes(widget["attrs"])}>\n{inside}</textarea>'


def option(value: object, label: object, more: Given) -> str:
    """One line of a list that opens."""
    return f'<option value="{text(value)}"{attributes(more)}>{text(label)}</option>'


def chooser(widget: Given) -> str:
    """A list that opens."""
    inside = "".join(_opened(*group) for group in widget["optgroups"])
    return f'<select name="{text(widget["name"])}"{attributes(widget["attrs"])}>{inside}</select>'


def _opened(title: object, options: Iterable[Given], number: int) -> str:
    del number
    inside = "".join(option(each["value"], each["label"], each["attrs"]) for each in options)
    return f'<optgroup label="{text(title)}">{inside}</optgroup>' if title else inside


def picks(widget: Given) -> str:
    """Answers to be ticked, one under the other."""
    inside = "".join(_ticked(*group) for group in widget["optgroups"])
    more = f" {text(widget['attrs']['class'])}" if widget["attrs"].get("class") else ""
    return f'<div class="picks{more}"{_id(widget)} tabindex="-1">{inside}</div>'


def _ticked(title: object, options: Iterable[Given], number: int) -> str:
    del number
    inside = "".join(pick(each) for each in options)
    if not title:
        return inside
    return f'<div class="picks" role="group" aria-label="{text(title)}"><p class="h4">{text(title)}</p>{inside}</div>'


def pick(each: Given) -> str:
    """One answer to be ticked."""
    return f'<label class="pick"{_for(each)}>{_answer(each)}</label>'


def segments(widget: Given) -> str:
    """Two to four short answers in one strip."""
    inside = "".join(f"<label{_for(each)}>{_answer(each)}</label>" for each in _answers(widget))
    return f'<div class="{text(widget["attrs"]["class"])}"{_id(widget)} tabindex="-1">{inside}</div>'


def boxed(widget: Given) -> str:
    """Answers with a sentence each."""
    inside = "".join(f'<label class="pick boxed"{_for(each)}>{_answer(each)}</label>' for each in _answers(widget))
    return f'<div class="picks"{_id(widget)} tabindex="-1">{inside}</div>'


def _answers(widget: Given) -> Iterable[Given]:
    return (each for _title, options, _number in widget["optgroups"] for each in options)


def _answer(each: Given) -> str:
    hint = f"<small>{text(each['hint'])}</small>" if each.get("hint") else ""
    return f"{box(each, but='class')}<span>{text(each['label'])}{hint}</span>"


def _id(widget: Given) -> str:
    return f' id="{text(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""


def _for(each: Given) -> str:
    return f' for="{text(each["attrs"]["id"])}"' if each["attrs"].get("id") else ""


# ---- What stands around it


def errors(found: ErrorList | Iterable[object]) -> str:
    """What is to be mended, in words, each with a sign."""
    if not found:
        return ""
    whose = getattr(found, "field_id", None)
    name = f' id="{text(whose)}_error"' if whose else ""
    inside = "".join(f'<li class="error">{icon("alert")}<span>{text(each)}</span></li>' for each in found)
    return f'<ul class="errors"{name}>{inside}</ul>'


def field(bound: BoundField) -> str:
    """A field with its label, its hint and what is to be mended."""
    wrong = " wrong" if bound.errors else ""
    mend, label = errors(bound.errors), text(bound.label)
    if bound.use_fieldset:
        described = bound.aria_describedby
        about = f' aria-describedby="{text(described)}"' if described else ""
        legend = f'<legend class="label">{label}{_optional(bound)}</legend>' if bound.label else ""
        return f'<fieldset class="field{wrong}"{about}>\n{legend}\n{_hint(bound)}{mend}{bound}</fieldset>\n'
    whose = f' for="{text(bound.id_for_label)}"'
    if bound.widget_type == "checkbox":
        hint = f'<small id="{_hint_id(bound)}">{text(bound.help_text)}</small>' if bound.help_text else ""
        inside = f'<label class="pick"{whose}>{bound}<span>{label}{hint}</span></label>'
        return f'<div class="field{wrong}">\n{mend}{inside}</div>\n'
    above = f"<label{whose}>{label}{_optional(bound)}</label>" if bound.label else ""
    return f'<div class="field{wrong}">\n{above}\n{_hint(bound)}{mend}{bound}</div>\n'


def _optional(bound: BoundField) -> str:
    if bound.field.required or getattr(bound.form, "says_what_is_optional", False):
        return ""
    return f' <span class="optional">{escape(pgettext("a field that may stay empty", "optional"))}</span>'


def _hint(bound: BoundField) -> str:
    return f'<p class="hint" id="{_hint_id(bound)}">{text(bound.help_text)}</p>' if bound.help_text else ""


def _hint_id(bound: BoundField) -> str:
    return f"{text(bound.auto_id)}_helptext"


Painter = Callable[[Given], str]


def _of_a_widget(draw: Callable[[Given], str]) -> Painter:
    return lambda given: draw(given["widget"])


BOXES = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox", "tel", "search", "color")
PAINTED: dict[str, Painter] = {
    **{f"django/forms/widgets/{kind}.html": _of_a_widget(box) for kind in BOXES},
    "django/forms/widgets/textarea.html": _of_a_widget(lines),
    "django/forms/widgets/select.html": _of_a_widget(chooser),
    "django/forms/widgets/radio.html": _of_a_widget(picks),
    "django/forms/widgets/checkbox_select.html": _of_a_widget(picks),
    "django/forms/widgets/radio_option.html": _of_a_widget(pick),
    "django/forms/widgets/checkbox_option.html": _of_a_widget(pick),
    "ui/forms/segments.html": _of_a_widget(segments),
    "ui/forms/boxed.html": _of_a_widget(boxed),
    "ui/forms/field.html": lambda given: field(given["field"]),
    "django/forms/errors/list/default.html": lambda given: errors(given["errors"]),
    "django/forms/errors/list/ul.html": lambda given: errors(given["errors"]),
}
"""What is drawn here, by the name under which Django asks for it."""


def painted(name: str, given: Given) -> SafeString | None:
    """What Django asks for, or None where it is drawn by a template."""
    draw = PAINTED.get(name)
    return SafeString(draw(given)) if draw else None  # nosec B703  whatever is drawn escapes what it is given
