"""One of each, for the page of the kit: a form with every kind of field, as it is and with something to mend."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import widgets

FILLED = {"name": "Ayşe Yıldırım", "zone": "Africa/Casablanca", "how": "round", "sector": "same", "weight": "should"}


class EveryField(forms.Form):
    """One field of each kind. What is typed here goes nowhere."""

    name = forms.CharField(label=_("Your name, as your partner will see it"), help_text=_("The one you go by."))
    mail = forms.EmailField(label=_("E-mail"))
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=[("Europe/Istanbul", "Istanbul, 14:12"), ("Africa/Casablanca", "Rabat, 12:12")]
    )
    hope = forms.CharField(
        label=_("What do you hope for"), widget=forms.Textarea, required=False, help_text=_("Two sentences are plenty.")
    )
    years = forms.IntegerField(label=_("Years in the work"), required=False)
    begins = forms.DateField(label=_("First day"), widget=widgets.Day, required=False)
    sheet = forms.FileField(label=_("A sheet of applications"), required=False)
    how = forms.ChoiceField(
        label=_("How would you like to begin"),
        choices=[("round", _("With a round")), ("friend", _("With a friend"))],
        widget=widgets.Boxed(hints={"round": _("A form, then one partner"), "friend": _("One link, no form")}),
    )
    tongues = forms.MultipleChoiceField(
        label=_("In which languages could you write"),
        choices=[("ar", _("Arabic")), ("en", _("English")), ("fr", _("French"))],
        widget=forms.CheckboxSelectMultiple,
    )
    sector = forms.ChoiceField(
        label=_("Kind of library"),
        choices=[
            ("same", _("Same")),
            ("different", _("Different")),
            ("these", _("One of these")),
            ("any", _("No matter")),
        ],
        widget=widgets.Segments,
    )
    weight = forms.ChoiceField(
        label=_("How much it matters"),
        choices=[("nice", _("Nice to have")), ("should", _("It should be")), ("must", _("It must be"))],
        widget=widgets.Weights,
    )
    three = forms.BooleanField(
        label=_("A trio is fine, if the number is odd"),
        required=False,
        help_text=_("Asked only of whoever is left over."),
    )


def one_of_each() -> dict[str, Any]:
    """What the page of the kit shows."""
    typed = {f"wrong-{name}": said for name, said in {**FILLED, "mail": "ayse.example.org"}.items()}
    return {
        "form": EveryField(initial=FILLED),
        "wrong": EveryField(typed, prefix="wrong"),
        "funnel": [
            (1004, _("applied")),
            (981, _("proved their address")),
            (860, _("are in the round; 121 wait, with first claim next time")),
        ],
        "shares": [("Australia", 32.0), ("United States", 12.0), ("Uganda", 7.0), ("Uruguay", 4.0)],
        "world": [
            ("AU", 121, "Australia: 121"),
            ("UG", 48, "Uganda: 48"),
            ("UY", 12, "Uruguay: 12"),
            ("NO", 3, "Norway: 3"),
        ],
        "piles": (0.31, 0.44, 0.63, 0.8, 0.8, 0.97),
        "stacked": (120, 30, 50),
        "colours": [
            ("paper", _("the page")),
            ("leaf", _("lies on it")),
            ("shade", _("set into it")),
            ("ink", _("words")),
            ("soft", _("quieter words")),
            ("line", _("rules")),
            ("edge", _("borders you use")),
            ("sea", _("figures, marks")),
            ("deep", _("links, the main button")),
            ("wash", _("chosen, mine")),
            ("coral", _("needs you")),
            ("focus", _("nothing else")),
        ],
        "names": ["Leilani Hale", "Night Cataloguer", "Mele Kauhalalalo", "Tomás Villar", "Fatou Vané", "Anna Berg"],
    }
