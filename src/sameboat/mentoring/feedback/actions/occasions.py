"""What feedback is to be about is put together, changed, and agreed on by both."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.models import Agreed, Occasion
from sameboat.mentoring.feedback.rules import giving as rules
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner


@transaction.atomic
def propose(
    partnership: UUID, title: str, elements: Sequence[str], *, receiver: UUID, meeting: UUID | None = None, by: Person
) -> Occasion:
    """Ask for feedback on some things, or offer it. Whoever proposes has agreed; the others are told that it waits."""
    part = part_of(partnership, by=by)
    elements = rules.tidy(elements)
    is_here = Partner.objects.filter(partnership=partnership, left_at=None, pk=receiver).exists()
    require(rules.may_be_for(is_here=is_here))
    require(rules.may_put_together(elements))
    made = Occasion(author=part, receiver_id=receiver, meeting=meeting)
    put_words(made, {"title": title.strip()[: rules.LONGEST_TITLE], "elements": elements})
    made.save(force_insert=True)
    Agreed.objects.create(occasion=made, partner=part)
    note("propose what feedback is about", made, by=by, whose=by)
    touch(part)
    _tell(made, part, f"{made.pk}")
    return made


@transaction.atomic
def change_elements(partnership: UUID, occasion: UUID, title: str, elements: Sequence[str], *, by: Person) -> Occasion:
    """Put it otherwise. Everybody else agrees anew, because they agreed to something else.

    The words are sealed for whoever put them last: they become the author, and what was before is gone.
    """
    part = part_of(partnership, by=by)
    found = _here(partnership, occasion)
    require(rules.may_agree(there=found is not None))
    assert found is not None  # nosec B101  required above
    elements = rules.tidy(elements)
    require(rules.may_still_change(given=found.feedback.exists()))
    require(rules.may_put_together(elements))
    found.author, found.changed_at = part, clock.now()
    put_words(found, {"title": title.strip()[: rules.LONGEST_TITLE], "elements": elements})
    found.save()
    found.agreed.all().delete()
    Agreed.objects.create(occasion=found, partner=part)
    note("change what feedback is about", found, by=by, whose=by)
    touch(part)
    _tell(found, part, f"{found.pk}:{found.changed_at.isoformat()}")
    return found


@transaction.atomic
def agree(partnership: UUID, occasion: UUID, *, by: Person) -> Occasion:
    """Say yes to exactly these elements."""
    part = part_of(partnership, by=by)
    found = _here(partnership, occasion)
    require(rules.may_agree(there=found is not None))
    assert found is not None  # nosec B101  required above
    _row, made = Agreed.objects.get_or_create(occasion=found, partner=part)
    if made:
        note("agree what feedback is about", found, by=by, whose=by)
        touch(part)
    return found


@transaction.atomic
def withdraw(partnership: UUID, occasion: UUID, *, by: Person) -> None:
    """Whoever began it, or whom it is for, lets it be, as long as nothing was said on it."""
    part = part_of(partnership, by=by)
    found = _here(partnership, occasion)
    theirs = found is not None and part.pk in (found.author_id, found.receiver_id)
    require(rules.may_remove(is_in_it=theirs))
    assert found is not None  # nosec B101  required above
    require(rules.may_still_change(given=found.feedback.exists()))
    note("let feedback be", found, by=by, whose=by)
    found.delete()


def _here(partnership: UUID, occasion: UUID) -> Occasion | None:
    rows = Occasion.objects.select_for_update(of=("self",))
    return rows.filter(pk=occasion, author__partnership=partnership).first()


def _tell(occasion: Occasion, part: Partner, key: str) -> None:
    """The receiver, if somebody offers; the others, if it is asked for."""
    others = Partner.objects.filter(partnership=part.partnership_id, left_at=None, muted_at=None).exclude(pk=part.pk)
    if occasion.receiver_id != part.pk:
        others = others.filter(pk=occasion.receiver_id)
    send_letters(
        "feedback_waits",
        [(occasion.pk, each.person, f"feedback:{key}:{each.pk}") for each in others.select_related("person")],
    )
