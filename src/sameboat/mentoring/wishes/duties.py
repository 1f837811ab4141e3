"""What is forgotten by itself: words kept for people who were signed out in the middle of a step."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.wishes.actions.steps import forget_kept_steps


@every(hours=1)
@task()
def forget_what_nobody_came_back_for() -> int:
    """A day is long enough to sign in again."""
    return forget_kept_steps()
