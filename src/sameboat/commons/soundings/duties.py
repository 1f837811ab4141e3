"""What happens by itself: mornings come, half of the time goes by, and drafts erase themselves."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.commons.soundings.actions import call_the_pool, erase_what_is_over, show_in_the_morning


@every(minutes=2)
@task()
def look_after_the_boards() -> int:
    """Show what was kept until morning, and ask the pool where half of the time has gone by in silence."""
    return show_in_the_morning() + call_the_pool()


@every(hours=1)
@task()
def erase_old_drafts() -> int:
    """Seven days after the hour by which it was wanted, nothing of a draft is left."""
    return erase_what_is_over()
