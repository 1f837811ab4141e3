"""Blocking somebody, and undoing it. The other side sees a partnership that has ended, and nothing else."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.members.safety import registry, rules
from sameboat.members.safety.actions.keeping import held_for
from sameboat.members.safety.models import Block


@transaction.atomic
def block(whom: Person, *, by: Person) -> Block:
    """Never meet somebody again, in any programme, from either side. What the two have together ends at once."""
    require(rules.may_block(is_oneself=whom.pk == by.pk))
    Person.objects.select_for_update().get(pk=by.pk)
    row, new = Block.objects.get_or_create(by=by, whom=whom, by_the_site=False)
    if new:
        note("blocked", row, by=by, whose=by)
    registry.end_what_they_have(whom, by=by)
    return row


@transaction.atomic
def unblock(row: UUID, *, by: Person) -> None:
    """The two may be brought together again one day. What ended stays ended."""
    found = Block.objects.select_for_update().filter(pk=row, by=by, by_the_site=False).first()
    require(rules.may_unblock(is_theirs=found is not None))
    assert found is not None  # nosec B101  required above
    note("unblocked", found, by=by, whose=by)
    found.delete()


@transaction.atomic
def keep_apart(report: UUID, *, by: Person) -> int:
    """A measure after a report: whoever it is about and whoever reported never meet again. How many are kept apart."""
    found = held_for(report, by=by)
    about = [each.person for each in found.concerned.filter(named=True).select_related("person")]
    about = [each for each in about if each.pk != found.by_id]
    require(rules.may_keep_apart(somebody_is_named=bool(about)))
    for each in about:
        Block.objects.get_or_create(by=found.by, whom=each, by_the_site=True)
        registry.end_what_they_have(each, by=found.by)
    note("kept apart", found, by=by)
    return len(about)


def forget_blocks(person: Person) -> None:
    """Somebody leaves the site, and whom they blocked goes with them. Who blocked them learns nothing from it."""
    Block.objects.filter(by=person).delete()
