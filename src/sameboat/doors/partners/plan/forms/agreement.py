"""A version of an agreement: suggestions to tick, and a field for one's own words under each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.doors.partners.plan import suggestions
from sameboat.mentoring.plans.rules.agreements import LONGEST_GAP, PARTS

LONGEST = 1200
ASKED: dict[str, tuple[str | Promise, Sequence[str | Promise]]] = {
    "means": (_("By which means"), suggestions.MEANS),
    "how_long": (_("How long"), suggestions.HOW_LONG),
    "between_us": (_("What stays between us"), suggestions.BETWEEN_US),
    "hopes": (_("What we hope for"), suggestions.HOPES),
}
"""What is asked besides the rhythm, with sentences to begin with."""
NAMES: dict[str, str | Promise] = {"how_often": _("How often")} | {
    key: called for key, (called, _some) in ASKED.items()
}


class AgreementForm(forms.Form):
    """How often, by which means, how long, what stays between us, what we hope for."""

    says_what_is_optional = True

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    gap = forms.ChoiceField(label=_("We are in touch at least"), choices=suggestions.GAPS, widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=_("Days between two times, if it is another rhythm"), min_value=1, max_value=LONGEST_GAP, required=False
    )
    how_often = forms.CharField(
        label=_("In your own words, if you like"),
        help_text=_("Such as: Sunday evenings, unless somebody is on call."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        for key, (called, sentences) in ASKED.items():
            self.fields[f"{key}_some"] = forms.MultipleChoiceField(
                label=str(called),
                choices=[(str(at), sentence) for at, sentence in enumerate(sentences)],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[key] = forms.CharField(
                label=_("In your own words, if you like"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(
                    attrs={"rows": 2, "aria-label": f"{called}: {_('In your own words, if you like')}"}
                ),
            )

    def clean(self) -> dict[str, Any]:
        """Another rhythm needs its number of days."""
        said = super().clean() or {}
        if said.get("gap") == "other" and not said.get("days") and "days" not in self.errors:
            self.add_error("days", _("Say how many days may lie between two times, or choose a rhythm above."))
        return said

    @property
    def gap_days(self) -> int | None:
        """The rhythm as a number of days; None where there is none."""
        gap = self.cleaned_data["gap"]
        if gap == "none":
            return None
        days: int = self.cleaned_data["days"] if gap == "other" else int(gap)
        return days

    @property
    def words(self) -> dict[str, str]:
        """Each part as one text: the sentences that were ticked, and one's own words beneath them."""
        said = {"how_often": self.cleaned_data["how_often"].strip()}
        for key, (_called, sentences) in ASKED.items():
            own = self.cleaned_data[key].strip()
            ticked = [str(sentences[int(at)]) for at in self.cleaned_data[f"{key}_some"]]
            said[key] = "\n".join([each for each in ticked if each not in own] + ([own] if own else []))
        return said

    @property
    def parts(self) -> list[dict[str, Any]]:
        """What is asked besides the rhythm, as the page draws it."""
        return [{"key": key, "some": self[f"{key}_some"], "own": self[key]} for key in PARTS if key in ASKED]


def begun_with(words: Mapping[str, str], gap_days: int | None, number: int) -> dict[str, Any]:
    """What stands in the form when somebody begins from a version that is there."""
    known = {value for value, _name in suggestions.GAPS}
    gap = "none" if gap_days is None else str(gap_days) if str(gap_days) in known else "other"
    begun: dict[str, Any] = {"seen": number, "gap": gap, "days": gap_days if gap == "other" else None}
    begun["how_often"] = words.get("how_often", "")
    for key, (_called, sentences) in ASKED.items():
        lines = str(words.get(key, "")).splitlines()
        known_sentences = [str(each) for each in sentences]
        begun[f"{key}_some"] = [str(at) for at, each in enumerate(known_sentences) if each in lines]
        begun[key] = "\n".join(line for line in lines if line not in known_sentences)
    return begun
