"""Why not these two: what stands against it, what each would get, and what it would cost those they stand with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sameboat.mentoring.matching import bridge
from sameboat.mentoring.matching.models import ProposedGroup, Run
from sameboat.mentoring.matching.queries.review.following import Following, what_would_follow
from sameboat.mentoring.matching.queries.review.hands import holding_among
from sameboat.mentoring.matching.queries.review.standing import newest_run
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import Viewer, applicants_of


@dataclass(frozen=True, slots=True)
class Stake:
    """What somebody gets now and would get; None where they have nobody."""

    person: Enrolment
    gets: float | None
    would: float | None
    wished_for: bool
    """One of the people who would be put together, not of those they would leave."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two people, or a few, held against each other and against what stands now."""

    people: list[Enrolment]
    judged: bridge.Judged
    following: Following
    stakes: list[Stake]
    ruled_out: bool
    """By hand."""
    stand_together: ProposedGroup | None
    """They have each other already."""


def between(viewer: Viewer, round_: Round, people: Sequence[Enrolment]) -> Between | None:
    """For coordinators of the round; None where one of them is not in it any more."""
    keys = [each.pk for each in people]
    if applicants_of(viewer, round_).filter(pk__in=keys).count() < len(set(keys)):
        return None
    run = newest_run(round_)
    following = what_would_follow(round_, run, people)
    groups = [following.together, *following.stay]
    judged = bridge.judge(round_, groups, chosen=run.settings if run else None)
    whole = [each for each in following.ended if {m.enrolment_id for m in each.members.all()} == set(keys)]
    return Between(
        list(people),
        judged[0],
        following,
        _stakes(run, following, judged),
        bool(holding_among(round_, keys, apart=True)),
        whole[0] if whole else None,
    )


def _stakes(run: Run | None, following: Following, judged: Sequence[bridge.Judged]) -> list[Stake]:
    now = {member.enrolment_id: member.gets for group in following.ended for member in group.members.all()}
    would = {key: gets for each in judged for key, gets in each.gets.items()}
    wished = [Stake(each, now.get(each.pk), would[each.pk], True) for each in following.together]
    if run is None:
        return wished
    staying = [Stake(each, now.get(each.pk), would[each.pk], False) for rest in following.stay for each in rest]
    return [*wished, *staying, *(Stake(each, now.get(each.pk), None, False) for each in following.alone)]
