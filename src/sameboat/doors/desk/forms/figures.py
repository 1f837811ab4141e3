"""Which figures to take out, and as what."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.matching.rules.sheets import FIGURES, REVIEW, WAITING


class FiguresOutForm(forms.Form):
    """What, and in which format."""

    what = forms.ChoiceField(
        label=_("What to take out"),
        choices=[
            (FIGURES, _("The figures: counts only, nobody's name")),
            (REVIEW, _("Every pair: names, addresses, what each gets, and the reason")),
            (WAITING, _("Who waits: names, addresses, why, and what would help")),
        ],
        initial=FIGURES,
        widget=forms.RadioSelect(),
    )
    kind = forms.ChoiceField(
        label=_("As"),
        choices=[("csv", _("CSV, for any program")), ("xlsx", _("a workbook (XLSX)"))],
        initial="csv",
        widget=forms.RadioSelect(),
    )
