"""What is good to have thought of around a visit or an observation; and what guests promise not to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

CHECKLISTS: dict[str, tuple[tuple[str, Any], ...]] = {
    "visit": (
        ("host", _("The host has said yes")),
        ("people", _("The people who work there know that somebody comes, and why")),
        ("door", _("Which door, whom to ask for, and how long it takes to get there")),
        ("needs", _("What anybody needs: a lift, a quiet corner, a place to sit, a meal")),
        ("looked_at", _("What we would like to look at")),
        ("thanks", _("Thanks to the host afterwards")),
    ),
    "observation": (
        ("host", _("The host has said yes")),
        ("class", _("The class, or whoever is there, will be told who sits with them, and why")),
        ("seat", _("Where one sits, and that nobody interrupts")),
        ("looked_at", _("What is looked at is agreed, and nothing else is")),
        ("words", _("A time to talk about it, the same day if possible")),
        ("thanks", _("Thanks to the host afterwards")),
    ),
}

NOT_DONE: tuple[tuple[str, Any], ...] = (
    ("photographs", _("No photographs")),
    ("recording", _("No recording of sound or pictures")),
    ("names", _("No names or details of readers, students or staff are written down")),
    ("records", _("No look at anybody's records or screens")),
    ("grading", _("Nobody is graded, and nothing goes to an employer")),
)
"""What the host may count on."""

PROMISES = {key for key, _says in NOT_DONE}


def tickable(kind: str) -> set[str]:
    """The keys of a kind's list."""
    return {key for key, _says in CHECKLISTS.get(kind, ())}
