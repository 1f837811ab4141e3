"""Who may read what about letters. Nobody but its reader sees that a letter was sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from sameboat.members.notices import registry
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.models import STATE, Letter, Letters, ShownLetter, Unwanted
from sameboat.members.notices.rules import STATES, State

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


def states_of(letters: Letters | QuerySet[Letter]) -> dict[UUID, State]:
    """How far each of these letters got, in a word (``rules.STATES`` says it to people); two looks, however many.

    The caller answers for it that the viewer may know of these letters. What our own relay took and could not hand on
    yet waits, too: only the journal knows that.
    """
    not_handed_on = journal_in_use().waiting()
    rows = Letter.objects.filter(pk__in=letters.order_by().values("pk")).annotate(state=STATE)
    return {
        pk: "waiting" if message_id in not_handed_on and state in {"sent", "uncertain"} else state
        for pk, message_id, state in rows.values_list("pk", "message_id", "state")
    }


def standing_of(letters: Letters | QuerySet[Letter]) -> dict[State, int]:
    """How many of these letters are sent, waiting, uncertain, bounced, given up or not needed any more."""
    counted = Counter(states_of(letters).values())
    return {state: counted[state] for state in STATES}


def how_letters_stand() -> dict[str, int]:
    """For whoever watches over the site: how many letters wait, are in doubt, were given up. Numbers only."""
    letters = Letter.objects
    return {
        "waiting": letters.open().count(),
        "at_the_relay": len(journal_in_use().waiting()),
        "in_doubt": letters.in_doubt().count(),
        "dead": letters.dead().count(),
        "bounced": letters.bounced().count(),
    }


def letters_to_look_at() -> Letters:
    """For whoever watches over the site: letters in doubt, given up or come back, the oldest first."""
    letters = Letter.objects
    troubled = letters.in_doubt() | letters.dead() | letters.bounced()
    return troubled.annotate(state=STATE).order_by("made_at", "pk")


def shown_letters(address: str = "") -> QuerySet[ShownLetter]:
    """In a demo: every letter that went out, or those to one address, the newest first. Elsewhere there are none."""
    shown = ShownLetter.objects.select_related("to")
    return shown.filter(address=address) if address else shown


def readers_of_shown_letters() -> list[tuple[str, str]]:
    """In a demo: every address that was written to, with the name of the person behind it."""
    readers = ShownLetter.objects.order_by("to__name", "address").values_list("address", "to__name").distinct()
    return [(address, name or "") for address, name in readers]
