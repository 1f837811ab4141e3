"""Who may read what about letters. Nobody but its reader sees that a letter was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from sameboat.members.notices import registry
from sameboat.members.notices.models import Letter, ShownLetter, Unwanted

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


def letters_to(viewer: Person) -> QuerySet[Letter]:
    """What was sent to the viewer, the newest first: when, and of which kind. Codes to sign in with are left out."""
    return Letter.objects.filter(to=viewer, sent_at__isnull=False).exclude(kind="words").order_by("-sent_at")


def my_letters(viewer: Person) -> list[dict[str, Any]]:
    """What was sent to the viewer, for their own copy: when, and of which kind. The words went with the letter."""
    return [{"sent": letter.sent_at, "kind": letter.kind} for letter in letters_to(viewer)]


def choices_of(viewer: Person) -> list[tuple[registry.Kind, bool]]:
    """Every kind of letter that one can do without, and whether the viewer wants it."""
    unwanted = set(Unwanted.objects.filter(person=viewer).values_list("kind", flat=True))
    return [(kind, kind.name not in unwanted) for kind in registry.kinds() if kind.optional]


def how_letters_stand() -> dict[str, int]:
    """For whoever watches over the site: how many letters wait, are in doubt, were given up. Numbers only."""
    letters = Letter.objects
    return {"waiting": letters.open().count(), "in_doubt": letters.in_doubt().count(), "dead": letters.dead().count()}


def shown_letters(address: str = "") -> QuerySet[ShownLetter]:
    """In a demo: every letter that went out, or those to one address, the newest first. Elsewhere there are none."""
    shown = ShownLetter.objects.select_related("to")
    return shown.filter(address=address) if address else shown


def readers_of_shown_letters() -> list[tuple[str, str]]:
    """In a demo: every address that was written to, with the name of the person behind it."""
    readers = ShownLetter.objects.order_by("to__name", "address").values_list("address", "to__name").distinct()
    return [(address, name or "") for address, name in readers]
