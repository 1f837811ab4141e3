"""What is looked at: proposed by one, agreed by all; and the checklist around a visit."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import mine_in
from sameboat.mentoring.meetings.models import Element, ElementYes, Meeting, Ticked
from sameboat.mentoring.meetings.rules import checklists
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.partnerships.actions import put_words, take_words_back, touch


@transaction.atomic
def propose_element(meeting: Meeting, text: str, *, by: Person) -> Element:
    """Something that could be looked at. It counts as agreed once everybody says yes to it."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    require(rules.may_add(found.elements.filter(taken_back_at=None).count(), rules.MOST_ELEMENTS))
    element = Element(meeting=found, author=part)
    put_words(element, {"text": text})
    element.save()
    ElementYes.objects.create(element=element, part=part)
    note("propose an element", element, by=by)
    touch(part)
    return element


@transaction.atomic
def agree_to_element(element: Element, yes: bool, *, by: Person) -> None:
    """Yes, look at that; or rather not."""
    part, found = mine_in(element.meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    if yes:
        ElementYes.objects.get_or_create(element=element, part=part)
    else:
        ElementYes.objects.filter(element=element, part=part).delete()
    note("agree to an element" if yes else "disagree with an element", element, by=by)
    touch(part)


@transaction.atomic
def take_element_back(element: Element, *, by: Person) -> None:
    """Its author would rather not have it looked at."""
    part, _found = mine_in(element.meeting, by=by)
    require(rules.may_change_words(is_own=element.author_id == part.pk))
    take_words_back(element)
    note("take an element back", element, by=by)


@transaction.atomic
def tick(meeting: Meeting, what: set[str], *, by: Person) -> None:
    """Exactly these of the checklist are done."""
    part, found = mine_in(meeting, by=by)
    done = what & checklists.tickable(found.kind)
    found.ticked.exclude(what__in=done).delete()
    there = set(found.ticked.values_list("what", flat=True))
    Ticked.objects.bulk_create(Ticked(meeting=found, what=each) for each in sorted(done - there))
    note("tick a checklist", found, by=by)
    touch(part)
