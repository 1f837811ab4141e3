"""Opening a programme: its name, its address, its first dates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sameboat.doors.desk.forms.dates import DatesForm
from sameboat.mentoring.programmes.queries import address_is_taken
from sameboat.mentoring.programmes.rules import may_be_the_address, may_be_the_meeting_link


class OpeningForm(DatesForm):
    """Everything a first round needs; what has a sensible answer is filled in."""

    title = forms.CharField(
        label=_("What is it called"),
        max_length=120,
        help_text=_("A name people will remember. Open Stacks, say."),
    )
    slug = forms.CharField(
        label=_("Its address here"),
        max_length=60,
        required=False,
        help_text=_("Small letters, digits and hyphens. Left empty, it is made from the name. It cannot change later."),
    )
    summary = forms.CharField(
        label=_("In one sentence"), max_length=240, help_text=_("It stands beneath the name on the public page.")
    )
    listed = forms.BooleanField(
        label=_("Show it on the front page"),
        required=False,
        help_text=_("Otherwise people find it by its link alone."),
    )
    field_order = ("title", "slug", "summary", "listed")

    def clean(self) -> dict[str, Any]:
        """An address from the name, if none was given, that nobody else has."""
        said = super().clean()
        slug = said.get("slug") or slugify(said.get("title", ""))
        if "title" in said:
            verdict = may_be_the_address(slug, taken=address_is_taken(slug))
            if not verdict:
                self.add_error("slug", str(verdict.why))
        return said | {"slug": slug}


class ProgrammeForm(forms.Form):
    """What people read about a programme, and where its partners meet by video."""

    title = forms.CharField(label=_("What is it called"), max_length=120)
    summary = forms.CharField(label=_("In one sentence"), max_length=240, required=False)
    about = forms.CharField(
        label=_("What it is about"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(),
        help_text=_("For whom, by whom, and why. An empty line begins a new paragraph."),
    )
    listed = forms.BooleanField(
        label=_("Show it on the front page"), required=False, help_text=_("Otherwise people find it by its link alone.")
    )
    meeting_link = forms.CharField(
        label=_("Where partners may meet by video"),
        required=False,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "With {random} where the name of the room belongs: https://meet.example.org/{random}. Partners then make a "
            "link for a meeting with one click; nobody can guess it. Empty: as this site has it."
        ),
    )

    def clean_meeting_link(self) -> str:
        """A pattern that leads to one host, or nothing."""
        said = str(self.cleaned_data["meeting_link"])
        verdict = may_be_the_meeting_link(said)
        if not verdict:
            raise forms.ValidationError(str(verdict.why))
        return said
