"""Steps in an order, with days between them; and how far each walk came."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import time_machine

from sameboat.base.kit import clock
from sameboat.members.people import actions
from sameboat.members.people.models import Reopening
from sameboat.members.people.models.reopenings import WAITS
from tests.members.people.takeovers.somebody import PROTECTIONS, Takeover, somebody
from tests.members.people.takeovers.steps import FIRST, STEPS, waits_a_day


def tried(it: Takeover, steps: list[Any], *, stopped: bool = True) -> int:
    """How many conversations these steps open, in their order, of what was written before.

    ``stopped``: the owner follows the link in a letter, or presses the button, before three days are over.
    """
    with time_machine.travel(clock.now() + timedelta(days=40)) as traveller:
        for step in steps:
            step(it)
            it.tried.append(step.__name__)
            if opened := it.read_by_now():
                return opened
            traveller.shift(timedelta(hours=20) if step is waits_a_day else timedelta(minutes=2))
        it.was_in = it.is_in()
        waiting = Reopening.objects.filter(WAITS, person=it.owner).first()
        if waiting and stopped:
            actions.stop_reopening(waiting.pk, by=None)
        traveller.shift(timedelta(days=15))
        actions.grant_what_waited()
        return it.read_by_now()


def a_walk(number: int) -> list[Any]:
    """Six steps, different for every number and the same for each."""
    choose = random.Random(number)
    return [choose.choice(FIRST), *choose.sample(STEPS, 5)]


@dataclass
class Ends:
    """How many walks there were, how far they came, and what was tried wherever something opened."""

    walks: int = 0
    conversations: int = 0
    opened: int = 0
    got_in: int = 0
    something_new: int = 0
    """The intruder had a way of signing in of their own in the end, as whoever holds a mailbox can."""
    how: list[list[str]] = field(default_factory=list)


def ends_of(kind: Any, numbers: range, *, conversations: int) -> Ends:
    """All these walks, each against somebody with so many conversations."""
    ends = Ends()
    for number in numbers:
        protected_by = PROTECTIONS[number % len(PROTECTIONS)]
        it = somebody(kind, number, protected_by, conversations=conversations)
        if opened := tried(it, a_walk(number)):
            ends.opened += opened
            ends.how.append([protected_by, *it.tried])
        ends.walks += 1
        ends.conversations += len(it.rows)
        ends.got_in += it.was_in
        ends.something_new += it.has_something_new()
    return ends
