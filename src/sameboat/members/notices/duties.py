"""What workers do for letters: send them, learn from the journal what became of them, and forget them."""

from django_tasks import task

from sameboat.base.jobs.registry import beside, every
from sameboat.base.kit import clock
from sameboat.members.notices.actions import forget_old_letters as forget
from sameboat.members.notices.actions.asking import note_bounces, settle_doubts
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.sender import Sender

beside(Sender)


@every(minutes=10)
@task()
def ask_the_journal() -> None:
    """Which letters came back, and what became of those in doubt."""
    journal, now = journal_in_use(), clock.now()
    note_bounces(journal, now)
    settle_doubts(journal, now)


@every(days=1)
@task()
def forget_old_letters() -> int:
    """The rows of letters are kept for 90 days."""
    return forget(clock.now())
