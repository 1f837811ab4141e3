"""Whoever is alone at this moment: left so by the program, or by a hand since."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sameboat.mentoring.matching.models import ProposedMember, Run, WithoutPartner
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries import Viewer, applicants_of


@dataclass(frozen=True, slots=True)
class AloneNow:
    """Somebody without a partner in the proposal as it stands."""

    enrolment: Enrolment
    why: str = ""
    """In the program's words; empty where a hand parted them."""
    would_help: str = ""

    @property
    def by_hand(self) -> bool:
        """A coordinator parted them; the program had somebody for them."""
        return not self.why


def alone_now(viewer: Viewer, run: Run) -> list[AloneNow]:
    """Everybody of the run who stands in no group, in the order of application. Whoever withdrew is not among them."""
    said = {each.enrolment_id: each for each in WithoutPartner.objects.filter(run=run)}
    members = ProposedMember.objects.filter(group__run=run).values_list("enrolment", "group__ended_by")
    ever, standing = set(said), set[UUID]()
    for enrolment, ended_by in members:
        ever.add(enrolment)
        if ended_by is None:
            standing.add(enrolment)
    left = ever - standing
    line = [each for each in applicants_of(viewer, run.round) if each.pk in left] if left else []
    return [
        AloneNow(each, said[each.pk].why, said[each.pk].would_help) if each.pk in said else AloneNow(each)
        for each in line
    ]
