"""What people call somebody."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused
from sameboat.members.people.models import Person

LONGEST = 120


@transaction.atomic
def change_name(name: str, *, by: Person) -> Person:
    """The name one goes by, as partners will see it."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Write the name you go by; any name will do."))
    if len(name) > LONGEST:
        raise Refused(_("A name has at most 120 letters here."))
    by.name = name
    by.save(update_fields=["name"])
    note("name_changed", by, by=by, whose=by)
    return by
