"""What partners say about the topics of their round, and who wants letters about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, touch
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import topics_of
from sameboat.mentoring.plans.models import TopicLetters, TopicWish
from sameboat.mentoring.plans.rules import topics as rules
from sameboat.mentoring.programmes.models import Topic


@transaction.atomic
def wish_for_topic(partnership: UUID, topic: UUID, *, wished: bool, by: Person) -> None:
    """One would like to talk about this one, or would rather not any more. The others see it; nobody is written to."""
    part = part_of(partnership, by=by)
    row = Topic.objects.filter(pk=topic, round=part.partnership.round_id).first()
    require(rules.may_wish(is_of_their_round=row is not None))
    assert row is not None  # nosec B101  required above
    if wished:
        TopicWish.objects.get_or_create(topic=row, partner=part)
    else:
        TopicWish.objects.filter(topic=row, partner=part).delete()
    note("wish for a topic" if wished else "no longer wish for a topic", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")


@transaction.atomic
def ask_for_topic_letters(partnership: UUID, *, wanted: bool, by: Person) -> None:
    """A letter whenever a topic begins, or none any more."""
    part = part_of(partnership, by=by)
    if wanted:
        TopicLetters.objects.get_or_create(partner=part, defaults={"since": clock.now()})
    else:
        TopicLetters.objects.filter(partner=part).delete()
    note("ask for letters about topics" if wanted else "no letters about topics", part, by=by, whose=by)


@transaction.atomic
def write_about_topics(asked: Iterable[TopicLetters], today: date) -> int:
    """A letter to each of those who asked for it, about a topic that has just begun. How many.

    A topic is new for a few days, so that a worker who was asleep makes up for it; what had begun when somebody asked
    stood on the page before them.
    """
    rows = [
        (each.partner.pk, each.partner.person, f"topic_begins:{day.topic.pk}:{each.partner.pk}")
        for each in asked
        for day in topics_of(each.partner.partnership, today)
        if rules.is_new(day.on, today, asked_on=each.since.date())
    ]
    return len(send_letters("topic_begins", rows))


def forget_topic_letters(partnership: Partnership, parts: list[Partner]) -> None:
    """Whoever's part has ended is not written to about topics any more."""
    del partnership
    TopicLetters.objects.filter(partner__in=[each.pk for each in parts]).delete()
