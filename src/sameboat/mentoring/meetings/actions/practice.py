"""A practice interview: which questions, who is asked first, and when seats are swapped."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import everybody_in, mine_in
from sameboat.mentoring.meetings.models import Meeting, PracticeQuestion
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.partnerships.actions import put_words_of_each, take_words_back, touch


@transaction.atomic
def add_questions(meeting: Meeting, texts: Sequence[str], *, by: Person) -> list[PracticeQuestion]:
    """Questions from the list or one's own, at the end of those that are there."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    there = found.questions.filter(taken_back_at=None).count()
    require(rules.may_add(there + len(texts) - 1, rules.MOST_QUESTIONS))
    last = found.questions.aggregate(last=Max("position"))["last"] or 0
    rows = [PracticeQuestion(meeting=found, author=part, position=last + at) for at in range(1, len(texts) + 1)]
    put_words_of_each([(row, {"text": text}) for row, text in zip(rows, texts, strict=True)])
    PracticeQuestion.objects.bulk_create(rows)
    note("add questions", found, by=by)
    touch(part)
    return rows


@transaction.atomic
def change_question(question: PracticeQuestion, do: str, *, by: Person) -> None:
    """It was asked, or not yet; or its author takes it back."""
    part, _found = mine_in(question.meeting, by=by)
    if do == "remove":
        require(rules.may_change_words(is_own=question.author_id == part.pk))
        take_words_back(question)
    else:
        question.asked_at = clock.now() if do == "asked" else None
        question.save(update_fields=["asked_at"])
    note("change a question", question, by=by)


@transaction.atomic
def say_who_is_first(meeting: Meeting, first: UUID, *, by: Person) -> None:
    """Whose place or class it is, or who is asked in the first half."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    found.first = next((each for each in everybody_in(found) if each.pk == first), None)
    found.swapped_at = None
    found.save(update_fields=["first", "swapped_at"])
    note("say who is first", found, by=by)
    touch(part)


@transaction.atomic
def swap_seats(meeting: Meeting, *, by: Person) -> None:
    """Whoever asked is asked now; pressed once more, it is as before."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=False))
    found.swapped_at = None if found.swapped_at else clock.now()
    found.save(update_fields=["swapped_at"])
    note("swap seats", found, by=by)
    touch(part)
