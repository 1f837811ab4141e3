"""What coordinators write: letters of a round, a letter to some of them, what helps partners begin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed
from sameboat.mentoring.matching.rules import many, texts
from sameboat.mentoring.programmes.rules import first_weeks

SIDES = (("", _("Either side")), ("mentor", _("Mentors")), ("mentee", _("Mentees")))


class LetterForm(forms.Form):
    """A subject and a text. What is wrong with a placeholder is said by the act itself, by its name."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=texts.LONGEST_SUBJECT,
        help_text=_("Says that something waits, and not what: institutions read their people's mail."),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=texts.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=_("Plain text. An empty line begins a new paragraph. Placeholders stand in braces."),
    )


class ToManyForm(LetterForm):
    """The same, and to whom."""

    state = forms.ChoiceField(label=_("To whom"), required=False)
    country = forms.ChoiceField(label=_("From"), required=False)
    role = forms.ChoiceField(label=_("On which side"), choices=SIDES, required=False)
    news = forms.ChoiceField(
        label=_("What it is about"),
        choices=[
            ("yes", _("News: whoever does not want such letters gets none, and can switch them off")),
            ("no", _("Their own part in the round: everybody gets it")),
        ],
        initial="yes",
        widget=Boxed,
    )
    field_order = ("state", "country", "role", "news", "subject", "text")

    def __init__(
        self, *args: Any, countries: Iterable[tuple[str, str]], two_sided: bool, announced: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        states = [(word, says) for word, says in many.STATES.items() if announced or word in many.BEFORE]
        self.fields["state"].choices = states  # type: ignore[attr-defined]  # a choice field
        self.fields["country"].choices = [("", _("Anywhere")), *countries]  # type: ignore[attr-defined]  # a choice field
        if not two_sided:
            del self.fields["role"]

    def said(self) -> dict[str, Any]:
        """As the act wants it."""
        data = self.cleaned_data
        to_whom = {word: data.get(word, "") for word in sorted(many.FILTERS)}
        return {"to_whom": to_whom, "subject": data["subject"], "text": data["text"], "news": data["news"] == "yes"}


class FirstWeeksForm(forms.Form):
    """Starter questions and guidance."""

    starter_questions = forms.CharField(
        label=_("Starter questions"),
        required=False,
        max_length=first_weeks.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "One a line. They stand in the letter and on the page of every partnership. Empty: the site's own."
        ),
    )
    guidance = forms.CharField(
        label=_("The first week"),
        required=False,
        max_length=first_weeks.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What to do first, in a few lines. Empty: the site's own."),
    )


class TopicForm(forms.Form):
    """Something to talk about, in one of the weeks."""

    week = forms.IntegerField(label=_("From week"), min_value=1, max_value=156)
    title = forms.CharField(label=_("Topic"), max_length=first_weeks.LONGEST_TITLE)
    text = forms.CharField(
        label=_("A few lines about it"),
        required=False,
        max_length=first_weeks.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NameForm(forms.Form):
    """Whose letter to look at. A name is looked for by POST: what somebody is called stands in no address."""

    name = forms.CharField(label=_("Look at it as somebody else: part of a name"), max_length=80)
