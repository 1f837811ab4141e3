"""Feedback is given, and received: thanked for, kept, or put away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.models import Feedback, Occasion
from sameboat.mentoring.feedback.rules import giving as rules
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner

WAYS = {"thank": "thanked_at", "keep": "kept_at", "put away": "put_away_at"}
Way = Literal["thank", "keep", "put away"]


@transaction.atomic
def give(
    partnership: UUID, occasion: UUID, said: Sequence[str], *, told_in_person: bool = False, by: Person
) -> Feedback:
    """Say something on each agreed element, or on some of them; or note that it was told in person."""
    part = part_of(partnership, by=by)
    rows = Occasion.objects.select_for_update(of=("self",)).filter(author__partnership=partnership)
    found = rows.filter(pk=occasion, receiver__left_at=None).first()
    agreed = set(found.agreed.values_list("partner", flat=True)) if found else set()
    require(
        rules.may_give(
            there=found is not None,
            is_receiver=found is not None and found.receiver_id == part.pk,
            receiver_agreed=found is not None and found.receiver_id in agreed,
            giver_agreed=part.pk in agreed,
        )
    )
    assert found is not None  # nosec B101  required above
    require(rules.may_say(said, told_in_person=told_in_person))
    made = Feedback.objects.filter(occasion=found, author=part).first()
    first = made is None
    made = made or Feedback(occasion=found, author=part)
    put_words(made, {"said": [] if told_in_person else [each.strip() for each in said]})
    made.told_in_person = told_in_person
    made.changed_at = None if first else clock.now()
    made.save()
    note("give feedback", made, by=by, whose=by)
    touch(part)
    if first:
        receiver = Partner.objects.filter(pk=found.receiver_id, muted_at=None).select_related("person")
        send_letters("feedback_waits", [(found.pk, each.person, f"feedback given:{made.pk}") for each in receiver])
    return made


@transaction.atomic
def answer_feedback(partnership: UUID, feedback: UUID, way: Way, *, by: Person) -> Feedback:
    """The receiver thanks, keeps, or puts away. Whoever gave it reads the thanks, and nothing else."""
    part = part_of(partnership, by=by)
    found = Feedback.objects.filter(pk=feedback, occasion__receiver=part).first()
    require(rules.may_answer(is_theirs=found is not None))
    assert found is not None  # nosec B101  required above
    if way == "keep":
        found.put_away_at = None
    if way == "put away":
        found.kept_at = None
    setattr(found, WAYS[way], clock.now())
    found.save(update_fields=["thanked_at", "kept_at", "put_away_at"])
    note("answer feedback", found, by=by, whose=by)
    touch(part)
    return found


@transaction.atomic
def take_feedback_back(partnership: UUID, feedback: UUID, *, by: Person) -> None:
    """Whoever gave it takes it back: its words are gone for both."""
    part = part_of(partnership, by=by)
    found = Feedback.objects.filter(pk=feedback, author=part).first()
    require(rules.may_answer(is_theirs=found is not None))
    assert found is not None  # nosec B101  required above
    note("take feedback back", found, by=by, whose=by)
    found.delete()
