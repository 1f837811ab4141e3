"""The workload meter: how long coordinators work for a round, from their own requests and from nothing else.

It is read where a coordinator reaches a round (``rooms.py``), the one step that no page of a round can leave out.
The session keeps the last moment and the round's id; what is added is a sum for the round and the day.
"""

from __future__ import annotations

from django.http import HttpRequest

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.actions.times import add_desk_time
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.rules.times import is_worth_keeping, seconds_of_work

LAST = "at the desk"
"""Under this word the session keeps the round's id and the second of the last request."""
BY_ITSELF = "By-Itself"
"""The header of a request that a page makes without anybody's hand, such as a progress bar that looks again."""


def count_the_time(request: HttpRequest, round_: Round) -> None:
    """Add what passed since this coordinator's last request to the same desk, if it was work."""
    if round_.programme.not_timed_since:
        request.session.pop(LAST, None)
        return
    if request.method == "HEAD" or BY_ITSELF in request.headers:
        return
    here, now = str(round_.pk), int(clock.now().timestamp())
    where, then = request.session.get(LAST, ("", 0))
    gap = now - then if where == here else -1
    if is_worth_keeping(gap):
        request.session[LAST] = [here, now]
        if seconds := seconds_of_work(gap):
            add_desk_time(round_, seconds)
