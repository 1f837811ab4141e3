"""What is typed on the page of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed
from sameboat.commons.opportunities.models import Kind
from sameboat.commons.opportunities.rules import introductions, passing
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.rules.names import choices_of


class PassForm(forms.Form):
    """A link or a post, and a word."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind.choices, initial=Kind.READING, widget=Boxed)
    title = forms.CharField(label=_("What it is called"), max_length=passing.LONGEST_TITLE)
    link = forms.CharField(
        label=_("Link"),
        max_length=passing.LONGEST_LINK,
        required=False,
        help_text=_("Shown as it is, with the name of its host. We fetch nothing from it."),
    )
    word = forms.CharField(
        label=_("A word from you"),
        max_length=passing.LONGEST_WORD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why you thought of them."),
    )
    places = forms.MultipleChoiceField(
        label=_("Of a post: where the work is"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Leave it empty where it can be done from anywhere."),
    )
    to = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, others: Sequence[Partner], looked_for: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(str(each.pk), each.person.name or _("somebody")) for each in others]
        self.fields["to"].choices = people  # type: ignore[attr-defined]  # a choice field
        if looked_for:
            self.fields["places"].choices = choices_of("country")  # type: ignore[attr-defined]  # a choice field
        else:  # a post can be passed on to nobody here
            self.fields["kind"].choices = [each for each in Kind.choices if each[0] != Kind.JOB]  # type: ignore[attr-defined]
            del self.fields["places"]
        if len(people) == 1:
            self.fields["to"].widget = forms.MultipleHiddenInput()
        self.initial.setdefault("to", [key for key, _name in people])


class LookingForm(forms.Form):
    """For what work somebody looks, and where."""

    what = forms.CharField(
        label=_("What you look for"),
        max_length=passing.LONGEST_WORD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    places = forms.MultipleChoiceField(
        label=_("Where you can work"),
        choices=lambda: choices_of("country"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Where you live, and wherever else you may and would work. Nobody can send you a post elsewhere."),
    )


class IntroduceForm(forms.Form):
    """Two people of mine, and a sentence for each."""

    one = forms.ChoiceField(label=_("The one"))
    for_one = forms.CharField(
        label=_("What they read about the other"),
        max_length=introductions.LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence, with no name in it if you like: what the two have to say to each other."),
    )
    other = forms.ChoiceField(label=_("The other"))
    for_other = forms.CharField(
        label=_("What they read about the first"),
        max_length=introductions.LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Sequence[Partner], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", _("Choose somebody")), *((str(each.pk), each.person.name) for each in people)]
        for name in ("one", "other"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


class AnswerForm(forms.Form):
    """Yes or no; each is a button of its own."""

    answer = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))])
