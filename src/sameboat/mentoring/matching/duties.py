"""What is done by itself: looks at the gauge are forgotten, and a closed round tells whoever waits for the next."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.matching.actions import defer_where_applications_are_over, forget_old_looks


@every(hours=1)
@task()
def forget_who_looked() -> int:
    """After an hour a look counts no more."""
    return forget_old_looks()


@every(hours=1)
@task()
def tell_who_waits_for_the_next_round() -> int:
    """Never silence: the country cap is told to those it concerns, without anybody having to remember it."""
    return defer_where_applications_are_over()
