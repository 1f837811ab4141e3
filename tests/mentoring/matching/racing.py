"""Many coordinators who press the button at one moment, each in a thread with a connection of its own."""

from __future__ import annotations

import threading

from django.db import connection, transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused, require
from sameboat.members.notices.models import Letter
from sameboat.mentoring.matching.actions import announcing
from sameboat.mentoring.matching.queries.announcing import proposal_of, readiness_of
from sameboat.mentoring.matching.rules.announcing import may_tell_everyone
from sameboat.mentoring.partnerships.actions import opening
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Round
from tests import site_makers as make
from tests.mentoring.matching.told import a_proposal


def ends_of_a_race(act, clicks):
    """How the clicks of as many coordinators ended, and that the round was told once whatever they did."""
    round_, run, people = a_proposal(4, alone=1)
    coordinators = [make.on_the_team(round_.programme, who=make.person()) for _ in range(clicks)]
    start, ends = threading.Barrier(clicks), []

    def click(by):
        try:
            start.wait()
            act(run, by=by)
            ends.append("told")
        except Refused:
            ends.append("refused")
        except Exception:
            ends.append("broke")
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=[by]) for by in coordinators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Letter.objects.filter(to__in=[one.person for one in people]).count() == 5
    assert Partner.objects.filter(round=round_, left_at=None).count() == 4, "the database has the last word"
    return {end: ends.count(end) for end in ("told", "refused", "broke")}


def announce_without_lock(run, *, by):
    """The same act, looking before it is alone with the round: what an announcement must never be."""
    round_ = run.round
    round_.refresh_from_db()
    proposal = proposal_of(run)
    require(may_tell_everyone(readiness_of(round_, proposal, by)))
    groups = announcing.together_in(round_, proposal)
    with transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(announced_at=clock.now())
        opening.written(round_, groups, by=by)
        announcing.write_to_everybody(round_, proposal, by=by)
