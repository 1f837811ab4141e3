"""Who must not be brought together, and who must not read that somebody looks for work.

For deciding alone: nothing of it is shown to anybody, and every refusal that comes of it says the same.
"""

from __future__ import annotations

from collections.abc import Collection

from sameboat.commons.opportunities.rules.passing import are_certainly_apart
from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_for_matching
from sameboat.members.safety.queries.blocks import are_kept_apart
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.wishes.queries.workplaces import letter_box_of, named_workplaces_of
from sameboat.mentoring.wishes.rules.answers import alike


def kept_apart(one: Person, other: Person) -> bool:
    """Whether one of them has blocked the other, or would rather not meet them."""
    avoided = avoided_for_matching([one.pk, other.pk])
    return (
        are_kept_apart([one.pk, other.pk])
        or _names(avoided.get(one.pk, ()), other)
        or _names(avoided.get(other.pk, ()), one)
    )


def _names(written: Collection[str], whom: Person) -> bool:
    known = {alike(text) for text in (whom.email, whom.name) if text}
    return any(alike(text) in known for text in written)


def works_elsewhere_than(part: Partner, others: Collection[Partner]) -> bool:
    """Whether it is certain that none of the others works where this one does."""
    people = [each.person for each in (part, *others)]
    named, boxes = named_workplaces_of(people), [letter_box_of(each) for each in people]
    mine, *theirs = (named[each.pk] for each in people)
    return are_certainly_apart(mine, theirs) and all(boxes[0].isdisjoint(box) for box in boxes[1:])
