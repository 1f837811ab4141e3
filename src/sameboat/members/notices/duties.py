"""What workers do for letters: send them, and forget them."""

from django_tasks import task

from sameboat.base.jobs.registry import beside, every
from sameboat.base.kit import clock
from sameboat.members.notices.actions import forget_old_letters as forget
from sameboat.members.notices.sender import Sender

beside(Sender)


@every(days=1)
@task()
def forget_old_letters() -> int:
    """The rows of letters are kept for 90 days."""
    return forget(clock.now())
