"""How it goes, and a word of thanks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed, Segments

WAYS = (("well", _("going well")), ("so_so", _("so so")), ("not_well", _("not well")))
WHEN = (("now", _("at once")), ("end", _("after the last day")))


class CheckInForm(forms.Form):
    """One question with three ways, and some words for oneself."""

    way = forms.ChoiceField(label=_("How does it go between you?"), choices=WAYS, widget=Segments)
    text = forms.CharField(
        label=_("A few words for yourself"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What helps, what is missing, what you would like to try. Only you can read it."),
    )


class ThanksForm(forms.Form):
    """A word of thanks, and when it is read."""

    text = forms.CharField(label=_("A word of thanks"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))
    when = forms.ChoiceField(
        label=_("When can it be read?"),
        choices=WHEN,
        widget=Boxed(
            hints={
                "now": _("A letter says that something waits."),
                "end": _("It waits until your time together has come to its last day."),
            }
        ),
        initial="now",
    )
