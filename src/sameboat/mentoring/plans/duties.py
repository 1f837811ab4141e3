"""What the worker does by itself: a letter about a new topic, to whoever asked for it and to nobody else."""

from __future__ import annotations

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.queries import with_somebody_away
from sameboat.mentoring.plans.actions import write_about_topics
from sameboat.mentoring.plans.models import TopicLetters


@every(hours=24)
@task()
def tell_of_new_topics() -> int:
    """To everybody who asked, in partnerships that go on, where nobody is away and the letters are not muted."""
    today = clock.today()
    asked = (
        TopicLetters.objects.filter(partner__left_at=None, partner__muted_at=None, partner__partnership__ended_at=None)
        .exclude(partner__partnership__in=with_somebody_away(today))
        .select_related("partner__person", "partner__partnership__round")
        .prefetch_related("partner__partnership__round__topics")
    )
    return write_about_topics((each for each in asked if not each.partner.partnership.is_over(clock.now())), today)
