"""Feedback as one of the partners sees it: what it is about, who agreed, and what was said to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.models import Agreed, Feedback, Occasion
from sameboat.mentoring.feedback.queries.names import names_for
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read
from sameboat.mentoring.partnerships.registry import Moment, Waiting


@dataclass(frozen=True, slots=True)
class Given:
    """Feedback that the reader gave or received."""

    row: Feedback
    by: str
    """Who gave it; empty for the reader's own."""
    mine: bool
    said: list[tuple[str, str]]
    """Each element with what was said on it; without those left blank."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One occasion as the reader has it before them."""

    row: Occasion
    title: str
    elements: list[str]
    receiver: str
    """Whom it is for; empty for the reader."""
    for_me: bool
    i_agreed: bool
    they_agreed: bool
    """The receiver agreed; or, where it is for the reader, anybody else."""
    begun_by_me: bool
    given: list[Given]

    @property
    def i_may_give(self) -> bool:
        """Both agreed, and the reader has said nothing on it yet."""
        return not self.for_me and self.i_agreed and self.they_agreed and not any(each.mine for each in self.given)


def feedback_of(reader: Reader) -> list[Seen]:
    """All occasions, the newest first, each with the feedback that the reader gave or received on it."""
    return _seen(Occasion.objects.filter(author__in=reader.everybody), reader)


def occasion_of(reader: Reader, which: UUID) -> Seen | None:
    """One of them, if it is there."""
    return next(iter(_seen(Occasion.objects.filter(pk=which, author__in=reader.everybody), reader)), None)


def _seen(occasions: Iterable[Occasion], reader: Reader) -> list[Seen]:
    rows = [row for row in read(occasions, reader) if not row.said.gone]
    names = names_for(reader)
    agreed: dict[UUID, set[UUID]] = {}
    for occasion, partner in Agreed.objects.filter(occasion__in=rows).values_list("occasion", "partner"):
        agreed.setdefault(occasion, set()).add(partner)
    said = read(Feedback.objects.filter(occasion__in=rows).select_related("occasion"), reader)
    seen = []
    for row in rows:
        for_me = row.receiver_id == reader.mine.pk
        yes = agreed.get(row.pk, set())
        elements = list(row.said["elements"] or ())
        seen.append(
            Seen(
                row,
                row.said["title"],
                elements,
                names.get(row.receiver_id, ""),
                for_me,
                reader.mine.pk in yes,
                bool(yes - {reader.mine.pk}) if for_me else row.receiver_id in yes,
                row.author_id == reader.mine.pk,
                [
                    _given(each, elements, reader, names)
                    for each in said
                    if each.occasion_id == row.pk and (for_me or each.author_id == reader.mine.pk)
                ],
            )
        )
    return seen


def _given(row: Feedback, elements: list[str], reader: Reader, names: dict[UUID, str]) -> Given:
    words = [str(each) for each in row.said["said"] or ()]
    pairs = [(element, text) for element, text in zip(elements, words, strict=False) if text]
    return Given(row, names.get(row.author_id, ""), row.author_id == reader.mine.pk, pairs)


def feedback_on_the_journey(reader: Reader) -> Iterator[Moment]:
    """Feedback that the reader gave or received: that it was, and on what occasion; not what was said."""
    for occasion in feedback_of(reader):
        for each in occasion.given:
            if each.row.said.gone:
                continue
            text = (
                _("You gave %(name)s feedback") % {"name": occasion.receiver}
                if each.mine
                else _("%(name)s gave you feedback") % {"name": each.by}
            )
            by = each.row.author_id
            at, titled_by = each.row.written_at, occasion.row.author_id
            yield Moment(at, "feedback", text, each.row.pk, by=by, words=occasion.title, words_by=titled_by)


def not_agreed_on(person: Person) -> QuerySet[Occasion]:
    """What somebody was asked to agree on, and has not yet: what is offered to them, or what another asks of all."""
    mine = Partner.objects.filter(person=person, left_at=None, partnership__ended_at=None)
    agreed = Agreed.objects.filter(occasion=OuterRef("pk"), partner__person=person)
    return (
        Occasion.objects.filter(Q(receiver__person=person) | Q(receiver=F("author")))
        .filter(~Exists(agreed), author__partnership__in=mine.values("partnership"))
        .exclude(author__person=person)
        .filter(receiver__left_at=None, author__left_at=None)
        .select_related("author__partnership")
    )


def not_answered(person: Person) -> QuerySet[Feedback]:
    """Feedback for somebody, which they neither thanked for nor kept nor put away."""
    mine = Partner.objects.filter(person=person, left_at=None, partnership__ended_at=None)
    rows = Feedback.objects.filter(occasion__receiver__in=mine, thanked_at=None, kept_at=None, put_away_at=None)
    return rows.select_related("author__partnership")


def feedback_waits(person: Person) -> Iterator[Waiting]:
    """What somebody was asked to agree on, and feedback they have not answered yet. Two looks."""
    for row in not_agreed_on(person):
        yield from _waiting(_("Things to agree on, for feedback"), row.author, row.changed_at or row.written_at)
    for given in not_answered(person):
        yield from _waiting(_("Feedback for you"), given.author, given.written_at)


def _waiting(text: str, author: Partner, since: datetime) -> Iterator[Waiting]:
    if not author.partnership.is_over(clock.now()):
        yield Waiting(text, reverse("partner_help", args=[author.partnership_id]) + "#feedback", since, "eye")
