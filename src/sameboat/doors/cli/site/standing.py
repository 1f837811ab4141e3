"""What a real site must not be served with: invented people, open doors, keys that anybody could know."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from sameboat.base.vault.key_files import made_in_passing, readable_by_others
from sameboat.members.people.models import Person

from ..words import count

SHORTEST_KEY = 40
"""Letters; those of ``sameboat init`` are longer."""


def reasons_not_to_serve() -> list[str]:
    """Why a real site is not served; each reason says what to do. A demo is served in any case."""
    if settings.DEMO:
        return []
    return [reason for look in (_keys, _invented_people, _open_to_tests) for reason in look()]


def _keys() -> list[str]:
    """Keys that anybody could have are no keys."""
    folder = Path(settings.KEYS)
    reasons = []
    if made_in_passing(folder) or len(settings.SECRET_KEY) < SHORTEST_KEY:
        reasons.append(f"The keys in {folder} were made for a demo or by hand. sameboat init FOLDER makes real ones.")
    if readable_by_others(folder):
        reasons.append(f"Others on this machine can read the keys in {folder}. Say: chmod -R go= {folder}")
    return reasons


def _invented_people() -> list[str]:
    """Anybody could sign in as a person of the demo."""
    if found := Person.objects.filter(invented=True).count():
        people = count(found, "invented person", "invented people")
        return [f"{people} of a demo live in its database. A real site begins with an empty one: sameboat init FOLDER"]
    return []


def _open_to_tests() -> list[str]:
    """Settings for a developer's machine show too much."""
    if settings.TESTING:
        return ["SAMEBOAT_TESTING is set. That is for our tests alone: take it out of the environment."]
    if settings.DEBUG and settings.SECURE:
        return ["SAMEBOAT_DEBUG is set; it shows our code and your settings to visitors. Take it out."]
    return []
