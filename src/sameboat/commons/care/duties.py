"""What care does by itself: each person is written to on their own day and by daylight; what is over is forgotten."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.commons.care.actions.check_ins import ask_how_it_goes
from sameboat.commons.care.actions.farewell import ask_before_the_end
from sameboat.commons.care.actions.forgetting import forget_what_was_erased
from sameboat.commons.care.actions.keeping import keep_in_touch


@every(hours=1)
@task()
def look_after_partnerships() -> int:
    """Who has gone quiet; how it goes on set days; and what comes before the last day."""
    return keep_in_touch() + ask_how_it_goes() + ask_before_the_end()


@every(hours=24)
@task()
def forget_old_partnerships() -> int:
    """What care knew of them goes with their talk."""
    return forget_what_was_erased()
