"""What this app does in the moment somebody leaves the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sameboat.base.vault.actions import forget
from sameboat.members.notices.models import Letter, ShownLetter, Unwanted

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


def erase_letters(person: Person) -> None:
    """What was sent, what waits to be sent, and what was not wanted. One that is just being sent may still arrive."""
    mine = Letter.objects.filter(to=person)
    for letter in mine.filter(sealed__isnull=False):
        forget(letter.pk)
    mine.delete()
    ShownLetter.objects.filter(to=person).delete()
    Unwanted.objects.filter(person=person).delete()
