"""A mentor with several mentees, mentee by mentee: what each pair is told must not speak of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sameboat.mentoring.matching.bridge import judge
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.programmes.models import Enrolment

TWO = 2
"""A mentor and one mentee: the group's reason is theirs already."""


class Link(NamedTuple):
    """One mentor, one mentee, and why these two."""

    mentor: Enrolment
    mentee: Enrolment
    reason: str


def links_of(run: Run, groups: Iterable[tuple[Sequence[Enrolment], str]]) -> list[Link]:
    """Each mentee of each group with their mentor.

    The reason of a larger group names everybody in it, so each of its links gets a reason of its own.
    """
    groups = list(groups)
    larger = [(people[0], mentee) for people, _reason in groups if len(people) > TWO for mentee in people[1:]]
    judged = judge(run.round, larger, chosen=run.settings)
    own = {(mentor.pk, mentee.pk): each.reason for (mentor, mentee), each in zip(larger, judged, strict=True)}
    return [
        Link(people[0], mentee, own.get((people[0].pk, mentee.pk), reason))
        for people, reason in groups
        for mentee in people[1:]
    ]
