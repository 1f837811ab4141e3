"""Coordinators write one letter to everybody of a round who fits a filter: drafted, looked at, sent once."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import no, require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.writing_to import write_to
from sameboat.mentoring.matching.models import LetterToMany, Told
from sameboat.mentoring.matching.queries.many import those_who_fit
from sameboat.mentoring.matching.rules import many as rules
from sameboat.mentoring.matching.rules import texts
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def draft_to_many(
    round_: Round,
    *,
    to_whom: Mapping[str, str],
    subject: str,
    text: str,
    news: bool,
    by: Person,
    many: LetterToMany | None = None,
) -> LetterToMany:
    """Write it, or write it anew; nobody gets it yet. ``news``: something that people may do without."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    coordinates = is_coordinator(by, round_.programme)
    require(rules.may_write_to_many(coordinates, published=round_.published_at is not None))
    filters = {word: value for word, value in to_whom.items() if value}
    if not rules.is_a_filter(filters):
        raise ValueError("this filter is not known")
    subject, text = subject.strip(), texts.tidy(text)
    for trouble in texts.troubles_of_free_words(subject, text):
        require(no(trouble))
    if many is None:
        many = LetterToMany(round=round_, by=by)
    else:
        many = LetterToMany.objects.select_for_update().get(pk=many.pk, round=round_)
        require(rules.may_send_to_many(coordinates, sent=many.sent_at is not None, how_many=1))
    many.to_whom, many.subject, many.text, many.news = filters, subject, text, news
    many.save()
    note("draft letter to many", many, by=by)
    return many


@transaction.atomic
def send_to_many(many: LetterToMany, *, by: Person) -> int:
    """Put it into the outbox for everybody who fits at this moment; how many they are. It goes once, ever.

    Whoever switched such news off is left out when it is sent; a letter about their own part reaches everybody.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=many.round_id)
    many = LetterToMany.objects.select_for_update().get(pk=many.pk)
    fit = list(those_who_fit(round_, many.to_whom))
    require(
        rules.may_send_to_many(is_coordinator(by, round_.programme), sent=many.sent_at is not None, how_many=len(fit))
    )
    many.sent_at = clock.now()
    many.save(update_fields=["sent_at"])
    kind = "many_news" if many.news else "many"
    write_to(round_.pk, kind, [(each, f"many:{many.pk}:{each.pk}") for each in fit], many=many)
    note("send letter to many", many, by=by)
    return len(fit)


@transaction.atomic
def throw_away(many: LetterToMany, *, by: Person) -> None:
    """Throw a draft away. What was sent stays, so that everybody sees how it fared."""
    many = LetterToMany.objects.select_for_update().select_related("round__programme").get(pk=many.pk)
    coordinates = is_coordinator(by, many.round.programme)
    require(rules.may_send_to_many(coordinates, sent=many.sent_at is not None, how_many=1))
    note("throw letter to many away", many, by=by)
    many.delete()


@transaction.atomic
def say_reached(told: Told, *, by: Person, reached: bool = True) -> None:
    """A coordinator reached somebody in another way, or takes that back."""
    told = Told.objects.select_for_update().select_related("round__programme", "enrolment__person").get(pk=told.pk)
    require(rules.may_write_to_many(is_coordinator(by, told.round.programme), published=True))
    told.reached_at = (told.reached_at or clock.now()) if reached else None
    told.save(update_fields=["reached_at"])
    note("reached in another way" if reached else "not reached after all", told, by=by, whose=told.enrolment.person)
