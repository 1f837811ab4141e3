"""When something rang is forgotten soon: it would tell who is awake."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.base.kit import clock
from sameboat.base.live import actions


@every(hours=1)
@task()
def forget_old_bells() -> int:
    """Bells are kept for an hour."""
    return actions.forget_what_rang(clock.now())
