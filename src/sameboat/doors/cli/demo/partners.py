"""Partners of the demo: found at once where the engine is compiled, else by the worker, as soon as it is.

On a fresh machine compiling takes minutes, and nobody should wait for that to look around.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db import transaction
from django_tasks import task

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Role, Round

from ..progress import Told
from ..warming import was_compiled
from .rounds import ask_mentors, match_everybody, tell_everybody
from .talks import let_them_talk

LOOK_AGAIN = timedelta(seconds=15)
RECENT = timedelta(days=3)
"""Letters older than that were read long ago; later ones wait in the demo's post."""


@dataclass(frozen=True, slots=True)
class Due:
    """A round of the demo that has partners, or is about to."""

    programme: str
    number: int
    stage: str
    """What whoever waits reads meanwhile."""
    then: Callable[..., None] | None = None
    """What happened after its run."""
    ask_first: bool = False
    """Mentors are asked, in the same step."""


DUE = (
    Due("Open Stacks", 1, "Telling a round that is over", partial(tell_everybody, ended=True)),
    Due("Open Stacks", 2, "Telling a round that is under way", tell_everybody),
    Due("Archives Across Borders", 1, "Matching the round that is looked through"),
    Due("First Shelf", 1, "Asking mentors", ask_first=True),
)


def partners_now_or_soon(tell: Told) -> None:
    """Find them now, or leave it to the worker that is started beside the pages."""
    if was_compiled():
        find_partners(tell)
    else:
        find_partners_later.enqueue()


@task(queue_name="long")
def find_partners_later() -> None:
    """Look whether the engine is compiled; if not, look again in a quarter of a minute."""
    if was_compiled():
        find_partners(lambda _stage, _done: None)
    else:
        find_partners_later.using(run_after=clock.now() + LOOK_AGAIN).enqueue()


def find_partners(tell: Told) -> None:
    """Match every round that is due, and tell those who were told. Done twice, it changes nothing."""
    for due in DUE:
        tell(due.stage, 0.0)
        _see_to(due)
    with transaction.atomic():
        let_them_talk("under-way")
    put_old_letters_away()


@transaction.atomic
def _see_to(due: Due) -> None:
    round_ = Round.objects.select_for_update(of=("self",)).get(programme__title=due.programme, number=due.number)
    if round_.runs.exists():
        return
    by = Person.objects.get(
        parts_in_teams__programme=round_.programme_id, parts_in_teams__role=Role.COORDINATOR, parts_in_teams__until=None
    )
    if due.ask_first:
        ask_mentors(round_, by=by)
        return
    match_everybody(round_, by=by)
    if due.then is not None:
        due.then(round_, by=by)


def put_old_letters_away() -> None:
    """Whatever was written long ago was sent half a minute later."""
    old = Letter.objects.open().filter(made_at__lt=clock.now() - RECENT)
    for letter in old:
        letter.sent_at = letter.made_at + timedelta(seconds=30)
    Letter.objects.bulk_update(old, ["sent_at"], batch_size=200)
