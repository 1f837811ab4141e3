"""What is forgotten by itself: that somebody looked at the wish gauge."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.matching.actions import forget_old_looks


@every(hours=1)
@task()
def forget_who_looked() -> int:
    """After an hour a look counts no more."""
    return forget_old_looks()
