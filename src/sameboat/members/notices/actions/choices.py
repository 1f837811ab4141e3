"""Which letters somebody would rather not get."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from sameboat.base.kit.verdicts import require
from sameboat.members.notices import registry, rules
from sameboat.members.notices.models import Unwanted

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


@transaction.atomic
def switch_off(kind: str, *, by: Person) -> None:
    """No more letters of this kind for whoever says so. Refused for letters that one cannot do without."""
    require(rules.may_switch(registry.optional(kind)))
    Unwanted.objects.get_or_create(person=by, kind=kind)


@transaction.atomic
def switch_on(kind: str, *, by: Person) -> None:
    """Letters of this kind again."""
    require(rules.may_switch(registry.optional(kind)))
    Unwanted.objects.filter(person=by, kind=kind).delete()


@transaction.atomic
def choose(wanted: Collection[str], *, by: Person) -> None:
    """Exactly these, of all the letters that one can do without."""
    for kind in registry.kinds():
        if kind.optional:
            (switch_on if kind.name in wanted else switch_off)(kind.name, by=by)
