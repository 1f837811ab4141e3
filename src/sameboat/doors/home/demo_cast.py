"""The people of the demo as whom one may sign in: nobody here exists, and their names say so."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Part:
    """One part that somebody plays."""

    key: str
    """Its place in the address of the button."""
    name: str
    title: str | Promise
    finds: str | Promise
    """What whoever signs in finds there."""
    zone: str = "Europe/Lisbon"
    country: str = ""
    """Of a country coordinator."""

    @property
    def email(self) -> str:
        """Where their letters go: nowhere."""
        return f"{self.name.casefold().replace(' ', '.')}@example.org"


TAKING_PART = (
    Part(
        "newcomer",
        "Heron Foreword",
        _("Somebody new"),
        _("An account since this morning, and nothing else. Read what a round asks, and sign up."),
    ),
    Part(
        "half-way",
        "Clover Quire",
        _("Somebody half-way through a sign-up"),
        _("Three steps are saved; they go on where they stopped."),
        zone="America/Montevideo",
    ),
    Part(
        "applied",
        "Juniper Recto",
        _("Somebody who applied"),
        _("The application is sent and can still be changed, or withdrawn."),
        zone="Africa/Nairobi",
    ),
    Part(
        "returning",
        "Larch Postscript",
        _("Somebody who comes back"),
        _("Took part in the first round; what they said then is offered as a draft."),
        zone="Asia/Manila",
    ),
    Part(
        "waiting",
        "Tansy Octavo",
        _("Somebody who waits to be told"),
        _("Applied to a round that has closed and is being reviewed."),
        zone="Europe/Warsaw",
    ),
    Part(
        "under-way",
        "Siskin Errata",
        _("Somebody in a round that is under way"),
        _("Has a partner; the round has begun."),
        zone="Pacific/Auckland",
    ),
    Part(
        "mentor",
        "Alder Colophon",
        _("A mentor"),
        _("Has places for two mentees, is being asked about one, and has a week to answer."),
        zone="Australia/Brisbane",
    ),
)
RUNNING_IT = (
    Part(
        "coordinator",
        "Wren Marginalia",
        _("A coordinator"),
        _("Leads two programmes: one round takes applications, one is being reviewed, one is under way, one is over."),
    ),
    Part(
        "country-coordinator",
        "Robin Atlas",
        _("A country coordinator"),
        _("Looks after applicants of Portugal, in numbers."),
        country="PT",
    ),
    Part(
        "safeguarding-lead",
        "Sage Preface",
        _("A safeguarding lead"),
        _("Is turned to when something is not right."),
    ),
    Part(
        "troubleshooter",
        "Thyme Corrigenda",
        _("A troubleshooter"),
        _("Helps where a partnership is stuck."),
        zone="America/Toronto",
    ),
    Part(
        "mentors-coordinator",
        "Hazel Ledger",
        _("A coordinator of mentors, circles and private questions"),
        _("Leads three smaller programmes; knows nothing of the others."),
        zone="Australia/Brisbane",
    ),
)
CAST = (*TAKING_PART, *RUNNING_IT)


def part_called(key: str) -> Part | None:
    """The part of that name, if there is one."""
    return next((part for part in CAST if part.key == key), None)
