"""What is done by itself: looks at the gauge forgotten, letters about the country cap, offers, those who wait."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.matching.actions import defer_where_applications_are_over, end_lost_runs, forget_old_looks
from sameboat.mentoring.matching.actions.answering import let_old_offers_lapse
from sameboat.mentoring.matching.actions.newcomers import match_newcomers, tell_newcomers
from sameboat.mentoring.matching.actions.reading import forget_texts_read
from sameboat.mentoring.matching.actions.replacing import tell_whoever_lost_a_partner


@every(hours=1)
@task()
def forget_who_looked() -> int:
    """After an hour a look counts no more."""
    return forget_old_looks()


@every(hours=1)
@task()
def tell_who_waits_for_the_next_round() -> int:
    """Never silence: the country cap is told to those it concerns, without anybody having to remember it."""
    return defer_where_applications_are_over()


@every(minutes=2)
@task()
def say_which_runs_are_lost() -> int:
    """A run that no worker will go on with is not left to look as if it went on."""
    return end_lost_runs()


@every(hours=1)
@task()
def ask_no_longer() -> int:
    """Mentors have so many days to answer; then somebody else is asked."""
    return let_old_offers_lapse()


@every(minutes=2)
@task()
def look_after_those_who_wait() -> int:
    """Whoever lost a partner is told; what was found is told; and where it is time, those who wait are matched."""
    return tell_whoever_lost_a_partner() + tell_newcomers() + match_newcomers()


@every(hours=24)
@task()
def forget_what_was_read() -> int:
    """What the encoder made of people's texts is kept no longer than it is of use."""
    return forget_texts_read()
