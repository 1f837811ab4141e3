"""What this app shows on a partnership's line of time: how it began, what was agreed and reached, what turned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Moment
from sameboat.mentoring.plans.models import GoalKind, Reflection, SharedReflection, TurningPoint
from sameboat.mentoring.plans.queries.agreements import agreements_of
from sameboat.mentoring.plans.queries.goals import goals_in
from sameboat.mentoring.plans.rules import agreements as rules

BEGUN = {
    GoalKind.OWN: _("A goal"),
    GoalKind.SHARED: _("A goal for all of you"),
    GoalKind.PROJECT: _("Something to make together"),
}
REACHED = {
    GoalKind.OWN: _("A goal reached"),
    GoalKind.SHARED: _("A goal reached together"),
    GoalKind.PROJECT: _("Finished together"),
}


def beginnings(reader: Reader) -> Iterator[Moment]:
    """How it began for this reader, and that it ended; nobody reads how."""
    together, mine = reader.mine.partnership, reader.mine
    yield Moment(max(together.made_at, mine.joined_at), "beginning", _("You were brought together"), together.pk)
    if together.ended_at is not None:
        yield Moment(together.ended_at, "end", _("This partnership ended"), together.pk)


def agreements(reader: Reader) -> Iterator[Moment]:
    """Each version that everybody who was there confirmed, in the moment of the last yes."""
    rows = list(read(agreements_of(reader.mine.partnership_id), reader))
    parts = list(Partner.objects.filter(partnership=reader.mine.partnership_id)) if rows else []
    for row in rows:
        there = [each.pk for each in parts if _was_there(each, row.written_at)]
        yes = {each.partner_id: each.at for each in row.confirmations.all()}
        if rules.holds(there, yes):
            href = reverse("partner_agreement_version", args=[row.partnership_id, row.number])
            yield Moment(max(yes.values()), "agreement", _("You agreed how to go about it"), row.pk, href=href)


def goals(reader: Reader) -> Iterator[Moment]:
    """Goals as they were written, and as they were reached. What was let go leaves no mark."""
    for goal in read(goals_in(reader.mine.partnership_id), reader):
        if goal.said.gone:
            continue
        kind, by = GoalKind(goal.kind), goal.author_id
        href = reverse("partner_goal", args=[reader.mine.partnership_id, goal.pk])
        words = str(goal.said["text"])
        yield Moment(goal.written_at, "goal", BEGUN[kind], goal.pk, by, words, href, by)
        if goal.done_at is not None:
            yield Moment(goal.done_at, "reached", REACHED[kind], goal.pk, by, words, href, by)


def turning_points(reader: Reader) -> Iterator[Moment]:
    """Something turned, in the words of one of them."""
    rows = TurningPoint.objects.filter(author__partnership=reader.mine.partnership_id)
    for point in read(rows, reader):
        if point.said.gone:
            continue
        by, words = point.author_id, str(point.said["text"])
        mine = [reader.mine.partnership_id, point.pk]
        href = reverse("partner_turning_point_words", args=mine) if by == reader.mine.pk else ""
        yield Moment(_noon(point.on), "turning", _("A turning point"), point.pk, by, words, href, by)


def reflections(reader: Reader) -> Iterator[Moment]:
    """The reader's own, and what others shared."""
    together = reader.mine.partnership_id
    shared = SharedReflection.objects.filter(author__partnership=together)
    for row in read(shared, reader):
        if not row.said.gone:
            by, text = row.author_id, _("A look back, shared")
            words = "\n\n".join(filter(None, (row.said["learnt"], row.said["changed"], row.said["next"])))
            yield Moment(row.written_at, "reflection", text, row.reflection_id, by, words, "", by)
    alone = Reflection.objects.filter(Q(shared=None) | Q(shared__sealed=None), author=reader.mine)
    href = reverse("partner_reflections", args=[together])
    for own in read(alone, reader):
        if not own.said.gone:
            text = _("A look back, for you alone")
            yield Moment(own.written_at, "reflection", text, own.pk, own.author_id, href=href)


def _was_there(part: Partner, at: datetime) -> bool:
    return part.joined_at <= at and (part.left_at is None or part.left_at > at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
