"""What is done for partnerships by itself: they end with their term, and what is over is erased on its day."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.partnerships.actions.ending import end_what_is_over
from sameboat.mentoring.partnerships.actions.keeping import erase_what_is_kept_no_longer
from sameboat.mentoring.partnerships.actions.telling import tell_of_the_end


@every(minutes=15)
@task()
def end_with_the_term() -> int:
    """The state changes once, in UTC; the letters go on each person's own day."""
    return end_what_is_over() + tell_of_the_end()


@every(hours=24)
@task()
def erase_what_was_kept_long_enough() -> int:
    """Nobody has to remember to erase."""
    return erase_what_is_kept_no_longer()
