"""What the queue does for itself."""

from django_tasks import task

from sameboat.base.jobs import actions
from sameboat.base.jobs.registry import every
from sameboat.base.kit import clock


@every(days=1)
@task()
def clear_away_old_jobs() -> int:
    """Jobs are forgotten a week after they were done."""
    return actions.clear_away(clock.now())
