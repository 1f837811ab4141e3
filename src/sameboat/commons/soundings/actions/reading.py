"""Partners read: comments beside the words they are about, short answers, and a verdict in one line."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.commons.soundings.actions.telling import tell_the_asker
from sameboat.commons.soundings.models import Comment, Opinion, Sounding
from sameboat.commons.soundings.rules import asking as rules
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner


@transaction.atomic
def remark(partnership: UUID, sounding: UUID, place: Place, text: str, *, by: Person) -> Comment:
    """Write a few words beside the words they are about. The page has looked that there are such words."""
    part, row = _at_the_board(partnership, sounding, by=by)
    require(rules.may_remark(text, can_read=row is not None))
    assert row is not None  # nosec B101  required above
    made = Comment(author=part, sounding=row)
    put_words(made, {"begins": place.begins, "ends": place.ends, "text": rules.tidy(text)})
    return _written(made, part, by)


@transaction.atomic
def answer(partnership: UUID, sounding: UUID, comment: UUID, text: str, *, by: Person) -> Comment:
    """Answer a comment, in a line or two."""
    part, row = _at_the_board(partnership, sounding, by=by)
    above = Comment.objects.filter(pk=comment, sounding=row, under=None).first() if row else None
    answers = above.answers.count() if above else 0
    require(rules.may_answer(text, can_read=above is not None, answers=answers))
    made = Comment(author=part, sounding=row, under=above)
    put_words(made, {"text": rules.tidy(text)})
    return _written(made, part, by)


@transaction.atomic
def take_remark_back(partnership: UUID, sounding: UUID, comment: UUID, *, by: Person) -> None:
    """One's own comment goes, with its answers: what they answer is no longer there."""
    part, _row = _at_the_board(partnership, sounding, by=by)
    found = Comment.objects.filter(pk=comment, sounding=sounding, author=part).first()
    require(rules.may_let_go(is_theirs=found is not None))
    assert found is not None  # nosec B101  required above
    note("take a comment back", found, by=by, whose=by)
    found.delete()


@transaction.atomic
def judge(partnership: UUID, sounding: UUID, verdict: str, line: str, *, may_be_kept: bool, by: Person) -> Opinion:
    """Say what one would do; saying it again replaces what was said. Whoever asked is told that something waits."""
    part, row = _at_the_board(partnership, sounding, by=by)
    require(rules.may_judge(can_read=row is not None, is_theirs=row is not None and row.author_id == part.pk))
    assert row is not None  # nosec B101  required above
    found = Opinion.objects.filter(sounding=row, author=part).first()
    made = found or Opinion(sounding=row, author=part)
    put_words(made, {"verdict": verdict, "line": line.strip()})
    made.may_be_kept = may_be_kept
    made.changed_at = clock.now() if found else None
    made.save()
    note("say a verdict", made, by=by, whose=by)
    touch(part)
    ring(partnership, "help")
    if found is None:
        tell_the_asker(row, key=f"{made.pk}")
    return made


def _at_the_board(partnership: UUID, sounding: UUID, *, by: Person) -> tuple[Partner, Sounding | None]:
    """The writer's part, and the draft if they can see it: shown to the others, or their own."""
    part = part_of(partnership, by=by)
    rows = Sounding.objects.select_for_update(of=("self",)).select_related("author__person")
    row = rows.filter(pk=sounding, author__partnership=partnership).first()
    if row is None or (row.is_held and row.author_id != part.pk):
        return part, None
    return part, row if row.author_id == part.pk or part.joined_at <= row.written_at else None


def _written(made: Comment, part: Partner, by: Person) -> Comment:
    made.save(force_insert=True)
    note("comment on a draft", made, by=by, whose=by)
    touch(part)
    ring(part.partnership_id, "help")
    return made
