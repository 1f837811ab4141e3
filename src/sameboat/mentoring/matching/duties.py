"""What is done by itself: looks at the gauge are forgotten, and a closed round tells whoever waits for the next."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.matching.actions import defer_where_applications_are_over, end_lost_runs, forget_old_looks


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


@every(minutes=2)
@task()
def say_which_runs_are_lost() -> int:
    """A run that no worker will go on with is not left to look as if it went on."""
    return end_lost_runs()
