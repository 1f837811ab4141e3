"""What is done by itself: wall times kept, one question after a meeting, reminders, old requests to hosts erased."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.base.kit import clock
from sameboat.mentoring.meetings.actions.asking import ask_whether_they_met, remind
from sameboat.mentoring.meetings.actions.hosting import forget_old_hostings
from sameboat.mentoring.meetings.actions.keeping_time import keep_wall_times


@every(hours=6)
@task()
def keep_times() -> int:
    """New rules of a clock reach the machine with an update; no meeting moves on the clock of its zone."""
    return keep_wall_times(clock.now())


@every(hours=1)
@task()
def ask_after_meetings() -> int:
    """*Did you meet?*, once."""
    return ask_whether_they_met(clock.now())


@every(hours=1)
@task()
def remind_of_meetings() -> int:
    """The day before, to whoever asked for it."""
    return remind(clock.now())


@every(hours=24)
@task()
def forget_what_hosts_were_asked() -> int:
    """A month after a visit."""
    return forget_old_hostings(clock.now())
