"""What people say about themselves, and by whom it is seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.actions import Open, seal_many
from sameboat.members.people.models import FreeWeek, Person, Profile, Seen
from sameboat.members.people.models.profiles import PARTS
from sameboat.members.people.week import is_a_week, merged


@transaction.atomic
def change_profile(name: str, words: Mapping[str, str], seen: Mapping[str, str], *, by: Person) -> Profile:
    """Say who one is, part by part, and who sees each. A part without words is seen by nobody."""
    by.name = name.strip()
    by.save(update_fields=["name"])
    profile = profiles_of([(by, words, seen)], at=clock.now())[0]
    Profile.objects.update_or_create(
        person=by, defaults={"sealed": profile.sealed, "seen": profile.seen, "changed_at": profile.changed_at}
    )
    note("profile_changed", by, by=by, whose=by)
    return profile


def profiles_of(
    people: Iterable[tuple[Person, Mapping[str, str], Mapping[str, str]]], *, at: datetime
) -> list[Profile]:
    """Profiles of many people, sealed and not yet saved: each person with their words and who sees them, by part."""
    profiles, words = [], []
    for person, said, seen in people:
        kept = {part: text for part in PARTS if (text := said.get(part, "").strip())}
        chosen = {part: seen[part] for part in kept if seen.get(part) in Seen.values}
        profiles.append(Profile(person=person, seen=chosen, changed_at=at))
        words.append(Open(json.dumps(kept), person.pk, profiles[-1].bound_to))
    for profile, sealed in zip(profiles, seal_many(words), strict=True):
        profile.sealed = sealed
    return profiles


@transaction.atomic
def keep_free_hours(spans: Iterable[tuple[int, int]], *, by: Person) -> FreeWeek:
    """The hours of a usual week in which somebody could meet, on their own clock."""
    spans = merged(spans)
    if not is_a_week(spans):
        raise Refused(_("These hours are not those of one week. Please paint them once more."))
    week, _made = FreeWeek.objects.update_or_create(person=by, defaults={"spans": spans, "changed_at": clock.now()})
    note("free_hours_changed", by, by=by, whose=by)
    return week
