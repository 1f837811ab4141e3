"""What one writes into a report, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sameboat.doors.partners.safety.showing import Known, OfTheTeam
from sameboat.members.safety.rules import LONGEST_REPORT

SOMEBODY = "somebody"


class WordsForm(forms.Form):
    """Some words."""

    words = forms.CharField(
        label=_("Add something"), widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST_REPORT
    )


class ReportForm(forms.Form):
    """One sentence is enough; nobody has to be named."""

    words = forms.CharField(
        label=_("In your own words, if you like"),
        help_text=_("One sentence is enough. What happened, what you fear, or what would help."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=LONGEST_REPORT,
    )
    about = forms.MultipleChoiceField(
        label=_("Whom is it about?"),
        help_text=_("Whoever you tick never reads it, whatever they do in this programme. You may leave this open."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, known: Sequence[Known], team: Sequence[OfTheTeam], **more: Any) -> None:
        more.setdefault("initial", {"about": [str(known[0].part.pk)] if len(known) == 1 else []})
        super().__init__(*args, **more)
        self.known, self.team = known, team
        choices = [(str(each.part.pk), each.name) for each in known]
        choices += [(str(each.person), f"{each.name}, {each.part}") for each in team if each.name]
        if any(not each.name for each in team):
            choices.append((SOMEBODY, gettext("somebody else of the programme’s team")))
        field = self.fields["about"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices

    def partners(self) -> list[UUID]:
        """Whoever is or was in it: none of them ever reads it."""
        return [each.part.person_id for each in self.known]

    def people_it_is_about(self) -> list[UUID]:
        """The people it is about; of a team that names somebody nowhere, everybody whom the page does not name."""
        chosen = set(self.cleaned_data["about"])
        people = [each.part.person_id for each in self.known if str(each.part.pk) in chosen]
        people += [each.person for each in self.team if each.name and str(each.person) in chosen]
        if SOMEBODY in chosen:
            people += [each.person for each in self.team if not each.name]
        return people
