"""A question, as a coordinator words it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.models import Kind, Question
from sameboat.mentoring.wishes.rules.questions import MOST_OPTIONS, Asked, key_for

COUNTS = (
    ("0", _("Nothing")),
    ("0.5", _("A little")),
    ("1", _("Much")),
    ("2", _("Very much")),
)


class QuestionForm(forms.Form):
    """Its words, its kind, its list, its marks."""

    says_what_is_optional = True

    kind = forms.ChoiceField(label=_("What an answer looks like"), choices=Kind.choices)
    ask = forms.CharField(
        label=_("The question"), max_length=240, help_text=_("As you would ask it face to face, to one person.")
    )
    hint = forms.CharField(
        label=_("A word of help beneath it (may stay empty)"),
        max_length=240,
        required=False,
        help_text=_("What it is for, or an example. It is read before answering."),
    )
    options = forms.CharField(
        label=_("The list to choose from, one on each line"),
        required=False,
        max_length=MOST_OPTIONS * 90,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "People see them in this order; move a line to move it. Of a scale: from one end to the other. Left empty, "
            "people write their own words."
        ),
    )
    of = forms.ChoiceField(
        label=_("Which question says what others offer"),
        required=False,
        help_text=_("Only for a question about help that people would like."),
    )
    wishable = forms.BooleanField(
        label=_("People may wish about it"),
        required=False,
        help_text=_("The same as me, different from me, or one of these."),
    )
    private = forms.BooleanField(
        label=_("It is private"),
        required=False,
        help_text=_("Asked only after consent, kept encrypted, seen by no coordinator. It may always stay blank."),
    )
    needed = forms.BooleanField(
        label=_("It must be answered"),
        required=False,
        help_text=_("Without it an application cannot be sent. Ask for this rarely."),
    )
    common = forms.ChoiceField(
        label=_("What having this in common counts, where nobody wished anything"), choices=COUNTS
    )

    def __init__(self, *args: Any, offers: list[Question], common: float = 0.0, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["of"].choices = [("", _("Choose a question")), *((each.key, each.ask) for each in offers)]  # type: ignore[attr-defined]  # a choice field
        if f"{common:g}" not in dict(COUNTS):
            self.fields["common"].choices = [*COUNTS, (f"{common:g}", f"{common:g}")]  # type: ignore[attr-defined]  # a choice field

    def asked(self) -> Asked:
        """The question as rules think about it."""
        said = self.cleaned_data
        lines = [line.strip() for line in said["options"].splitlines()]
        return Asked(
            kind=said["kind"],
            ask=said["ask"],
            hint=said["hint"],
            options=[line for line in lines if line],
            private=said["private"],
            wishable=said["wishable"],
            needed=said["needed"],
            common=float(said["common"]),
            of=said["of"] if said["kind"] == Kind.ASKS else "",
        )

    def as_a_question(self, round_: Round, key: str = "") -> Question:
        """The question as it is typed at this moment, saved or not, to be shown as people would see it."""
        typed = {word: self[word].value() for word in self.fields}
        options = [line.strip() for line in str(typed["options"] or "").splitlines() if line.strip()]
        return Question(
            round=round_,
            key=key or key_for(str(typed["ask"] or ""), []),
            kind=typed["kind"] if typed["kind"] in Kind.values else Kind.CHOICE,
            ask=typed["ask"] or str(_("The question will stand here")),
            hint=typed["hint"] or "",
            options=options,
            wishable=bool(typed["wishable"]),
            private=bool(typed["private"]),
            needed=bool(typed["needed"]),
            of=typed["of"] or "",
        )


def as_typed(question: Question) -> dict[str, Any]:
    """A question as the form shows it."""
    return {
        word: getattr(question, word) for word in ("kind", "ask", "hint", "of", "wishable", "private", "needed")
    } | {
        "options": "\n".join(question.options),
        "common": f"{question.common:g}",
    }


NEW = {"kind": Kind.CHOICE, "wishable": True, "common": "0"}
