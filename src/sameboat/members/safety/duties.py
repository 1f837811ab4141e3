"""What is done for safety by itself."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.members.safety import actions


@every(minutes=15)
@task()
def nobody_waits_in_silence() -> int:
    """A report that nobody has answered within a day is told to a second person."""
    return actions.alarm_where_nobody_answered()


@every(hours=1)
@task()
def keep_no_longer_than_was_said() -> int:
    """Reports that were never sent, and those of two years ago."""
    return actions.forget_unsent_reports() + actions.forget_old_reports()
