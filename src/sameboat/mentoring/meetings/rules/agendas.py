"""Agendas to begin with, by the kind of a meeting. Whoever takes one changes it as they like."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

AGENDAS: dict[str, tuple[Any, ...]] = {
    "talk": (
        _("How are you, really?"),
        _("What has happened since last time"),
        _("One thing that each of us wants to talk through"),
        _("What we take along, and when we meet again"),
    ),
    "side_by_side": (
        _("What each of us wants to get done in this time"),
        _("Quiet work"),
        _("Half-way: how is it going?"),
        _("What got done, and what is left"),
    ),
    "visit": (
        _("Who shows what, and what we should not disturb"),
        _("A walk through the place"),
        _("Questions to the people who work there"),
        _("What we would take home"),
    ),
    "observation": (
        _("Before: what is looked at, and where one sits"),
        _("The class or the work itself; nobody interrupts"),
        _("Straight afterwards: how did it feel from the inside?"),
        _("What was seen, on exactly what we agreed"),
    ),
    "interview": (
        _("How you came to this work"),
        _("What a usual week looks like"),
        _("What nobody tells you beforehand"),
        _("What you would do in my place, and whom I might ask next"),
    ),
    "practice": (
        _("Which job, and what is looked at"),
        _("First half: questions and answers, without stopping"),
        _("Swap seats"),
        _("What we saw, on exactly what we agreed"),
    ),
}
"""A catch-up has none, on purpose."""
