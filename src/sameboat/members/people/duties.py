"""What the worker does for accounts once a day: it forgets what says nothing any more."""

from __future__ import annotations

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.members.people import actions


@every(days=1)
@task()
def forget_what_is_over() -> None:
    """Counts that are full again, sittings that are over, addresses that nobody ever proved. Who left stays gone."""
    actions.forget_old_guesses()
    actions.forget_old_sessions()
    actions.forget_unproved_accounts()
    actions.remember_who_left()


@every(minutes=10)
@task()
def open_what_waited() -> None:
    """Past talk that was asked for three days ago, told on every way there is, and stopped by nobody."""
    actions.grant_what_waited()
