"""A field for every kind of question: what the browser offers, and what is understood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.base.ui.widgets import LongList
from sameboat.mentoring.programmes.rules.names import choices_of, name_of
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.rules.answers import LONGEST_TEXT, MANY, NAMED, read_answer, shown

LONGEST_LINE = 2_000
LANGUAGE_BOXES = 3
OWN_WORD_BOXES: dict[str, str] = {"employer": "organization", "city": "address-level2", "place": "address-level2"}
"""What the browser may already know, by the key of the question."""


class AnswerField(forms.Field):
    """An answer to a question, cleaned to the tuple of its values."""

    def __init__(self, question: Question, *, many: bool | None = None, **more: Any) -> None:
        self.question, self.many = question, many
        super().__init__(**more)

    def to_python(self, value: Any) -> tuple[str, ...]:
        """The values that were meant, or what could not be understood, beside the field."""
        said = [value] if isinstance(value, str) else list(value or [])
        if any(len(text) > LONGEST_LINE + LONGEST_TEXT for text in said):
            raise ValidationError(_("This is far more than fits here. Say it in fewer words."), code="long")
        reading = read_answer(self.question, [text.replace("\x00", "") for text in said], many=self.many)
        if reading.troubles:
            raise ValidationError(list(reading.troubles), code="unread")
        return reading.values

    def validate(self, value: tuple[str, ...]) -> None:
        """Needed questions need an answer."""
        if self.required and not value:
            raise ValidationError(_("The round needs this to find you a partner."), code="required")

    def prepare_value(self, value: Any) -> Any:
        """As it stands in the box: names instead of codes, lists with commas."""
        if isinstance(self.widget, forms.SelectMultiple | forms.CheckboxSelectMultiple | SeveralBoxes):
            return value
        if isinstance(value, list | tuple):
            if isinstance(self.widget, forms.Select):
                return value[0] if value else ""
            joint = "\n" if self.question.kind == "text" else ", "
            return joint.join(shown(self.question, each) for each in value)
        return value


class SeveralBoxes(forms.Widget):
    """A few boxes of one name for a short list, each with the browser's suggestions. More than one fits in a box."""

    template_name = "signup/_boxes.html"

    def __init__(self, kind: str, labels: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        self.kind, self.labels = kind, labels
        super().__init__(attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """All boxes that are not empty."""
        del files
        found = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [text for text in found if text.strip()]

    def id_for_label(self, id_: str) -> str:
        """A group: its legend is the label."""
        del id_
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """One box for each value, and an empty one or two."""
        context = super().get_context(name, None, attrs)
        said = [name_of(self.kind, text) for text in (value or [])]
        boxes = max(len(self.labels), len(said))
        context["widget"] |= {
            "boxes": [
                {"value": said[at] if at < len(said) else "", "label": self.labels[min(at, len(self.labels) - 1)]}
                for at in range(boxes)
            ],
            "described": context["widget"]["attrs"].get("aria-describedby", ""),
            "suggestions": _suggestions(choices_of(self.kind)),
        }
        return context


@lru_cache(maxsize=16)
def _suggestions(known: tuple[tuple[str, str], ...]) -> SafeString:
    """Some hundred names for the browser to offer: drawn once a language."""
    return format_html_join("", '<option value="{}"></option>', ((name,) for _code, name in known))


def answer_field(question: Question) -> AnswerField:
    """The field for one's own answer."""
    return AnswerField(
        question,
        label=question.ask,
        help_text=_with_a_hint(question),
        required=question.needed,
        widget=_widget(question, several=question.kind in MANY),
    )


def these_field(question: Question, offered: Question | None = None) -> AnswerField:
    """The field for *one of these*: any values of the question, also where an answer has only one."""
    return AnswerField(question, many=True, required=False, widget=_widget(offered or question, several=True))


def _widget(question: Question, *, several: bool) -> forms.Widget:
    options = [(option, option) for option in question.options]
    if options and several:
        return forms.CheckboxSelectMultiple(choices=options)
    if options:
        return forms.Select(choices=[("", _("Choose")), *options])
    if question.kind in NAMED and not several:
        attrs = {"autocomplete": "country"} if question.kind == "country" else {}
        return LongList(choices=[("", _("Choose")), *choices_of(question.kind)], attrs=attrs)
    if question.kind in NAMED:
        labels = (
            [_("A language"), _("Another language"), _("One more language")]
            if question.kind == "languages"
            else [_("One"), _("Another"), _("One more")]
        )
        return SeveralBoxes(question.kind, labels[:LANGUAGE_BOXES])
    if question.kind == "text":
        return forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_TEXT})
    more: dict[str, Any] = {"maxlength": LONGEST_LINE, "autocomplete": OWN_WORD_BOXES.get(question.key, "off")}
    if question.kind == "number":
        more |= {"inputmode": "decimal", "class": "short"}
    return forms.TextInput(attrs=more)


def _with_a_hint(question: Question) -> str:
    """The coordinator's hint, or the one that a kind of question always needs."""
    if question.hint:
        return question.hint
    if question.kind == "languages":
        return _("As you would write them, in any language. More than three? Put several in one box, with commas.")
    if question.kind in MANY and not question.options:
        return _("In your own words, with commas between them. Two or three are plenty.")
    return ""
