"""What a column may be, and what a file may be: the words of the selects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sameboat.mentoring.programmes.sheet_reading.headings import LEFT_OUT
from sameboat.sheets.exports import SERVICES

Word = str | Promise
Group = tuple[str, list[tuple[str, str]]]

ABOUT_PEOPLE: dict[str, Word] = {
    "email": gettext_lazy("E-mail address"),
    "name": gettext_lazy("Name"),
    "applied_at": gettext_lazy("When they applied"),
    "id": gettext_lazy("A number or word that names them on the sheet"),
    "role": gettext_lazy("Mentor, mentee or either"),
    "capacity": gettext_lazy("How many mentees a mentor takes on"),
    "trio": gettext_lazy("Whether a group of three is fine"),
    "by_email": gettext_lazy("Whether writing instead of meeting is fine"),
    "time_zone": gettext_lazy("Time zone"),
    "free_hours": gettext_lazy("Free hours of the week"),
    "reports_to": gettext_lazy("Their supervisor"),
    "avoid": gettext_lazy("People they would rather not meet (private)"),
    "chooses": gettext_lazy("People they would like to meet"),
    "first_claim": gettext_lazy("Whether they were left out last time"),
}
"""The columns every sheet may have, in the order of the select."""


def columns_to_choose_from(programme: Mapping[str, Any]) -> list[Group]:
    """Everything a column may be, in groups; to be left out comes first."""
    questions = list(programme.get("questions", ()))
    groups: list[Group] = [
        ("", [(LEFT_OUT, _("left out"))]),
        (_("About the person"), [(word, str(label)) for word, label in ABOUT_PEOPLE.items()]),
        (_("Answers"), [(q["id"], _shown(q)) for q in questions if q["kind"] != "hours"]),
        (_("Wishes about the partner"), [(f"wish_{q['id']}", _("Wish: %s") % _shown(q)) for q in _wished(questions)]),
        (
            _("How much that wish matters"),
            [(f"weight_{q['id']}", _("How much: %s") % _shown(q)) for q in _wished(questions, asks=True)],
        ),
        (
            _("Consent to use a private answer"),
            [(f"consent_{q['id']}", _("Consent: %s") % _shown(q)) for q in questions if _private(q)],
        ),
    ]
    return [group for group in groups if group[1]]


def kinds_to_choose_from() -> list[tuple[str, str]]:
    """What a file may be."""
    services = [(word, name) for word, name in SERVICES.items() if word != "plain"]
    return [
        ("sheet", _("a plain sheet, as Sameboat writes it")),
        *services,
        ("plain", _("another table with one row of headings")),
    ]


def _wished(questions: list[Any], *, asks: bool = False) -> Iterator[Any]:
    for question in questions:
        if question["kind"] != "text" and question.get("wishable", True) and (asks or question["kind"] != "asks"):
            yield question


def _private(question: Mapping[str, Any]) -> bool:
    return bool(question.get("private"))


def _shown(question: Mapping[str, Any]) -> str:
    ask = question.get("ask") or question["id"].replace("_", " ")
    return _("%(question)s (private)") % {"question": ask} if _private(question) else str(ask)
