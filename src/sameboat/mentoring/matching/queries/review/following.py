"""What putting people together would do to those they stand with now; said before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sameboat.mentoring.matching.models import ProposedGroup, Run
from sameboat.mentoring.matching.queries.review.standing import MEMBERS
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape


@dataclass(slots=True)
class Following:
    """Groups that would end, groups that would be, and who would be left over."""

    together: list[Enrolment]
    """The group that is wished for: a mentor's other mentees stay with the mentor."""
    ended: list[ProposedGroup] = field(default_factory=list)
    stay: list[list[Enrolment]] = field(default_factory=list)
    """Those of larger groups who go on without whoever leaves."""
    alone: list[Enrolment] = field(default_factory=list)
    """Partners who would have nobody."""


def what_would_follow(round_: Round, run: Run | None, people: Sequence[Enrolment]) -> Following:
    """If these people were put together in this proposal; before any run nothing ends."""
    two_sided = round_.programme.shape == Shape.MENTORS
    following = Following(mentor_first(people) if two_sided else list(people))
    if run is None:
        return following
    leaving = {each.pk for each in people}
    following.ended = list(
        ProposedGroup.objects.standing()
        .filter(run=run, members__enrolment__in=leaving)
        .distinct()
        .prefetch_related(MEMBERS)
    )
    mentor = following.together[0] if two_sided else None
    for group in following.ended:
        members = [member.enrolment for member in group.members.all()]
        rest = [each for each in members if each.pk not in leaving]
        if mentor and members[0].pk == mentor.pk:
            following.together += rest
        elif len(rest) > 1 and not (two_sided and members[0].pk in leaving):
            following.stay.append(rest)
        else:
            following.alone += rest
    return following


def mentor_first(people: Sequence[Enrolment]) -> list[Enrolment]:
    """Whoever mentors stands first; somebody who would be either mentors where nobody else does."""
    order = {"mentor": 0, "either": 1}
    return sorted(people, key=lambda each: order.get(each.role, 2))
