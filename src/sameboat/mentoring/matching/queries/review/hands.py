"""What hands did: acts, and the ties that every run keeps."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from sameboat.mentoring.matching.models import Act, ProposedGroup, Tie
from sameboat.mentoring.matching.models.review import Kind
from sameboat.mentoring.matching.rules.review import WITHOUT_A_NAME, Couple, listed
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of

PEOPLE = Prefetch("people", Enrolment.objects.select_related("person").order_by("applied_at", "pk"))


def ties_of(viewer: Viewer, round_: Round) -> QuerySet[Tie]:
    """What holds now, the newest first, for coordinators of the round."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    ties = Tie.objects.holding().filter(round__in=led.values("pk"))
    return ties.select_related("one__person", "other__person", "made_by__by").order_by("-since", "-pk")


def every_tie_of(viewer: Viewer, round_: Round) -> QuerySet[Tie]:
    """Ties that hold and ties that were taken back, for coordinators of the round."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    return Tie.objects.filter(round__in=led.values("pk"))


def tied_in(round_: Round, group: ProposedGroup) -> list[Couple]:
    """Which two of a group are tied to each other now."""
    return couples(holding_among(round_, [member.enrolment_id for member in group.members.all()]))


def acts_of(viewer: Viewer, round_: Round) -> QuerySet[Act]:
    """Everything hands did in this round, the newest first, for its coordinators."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    acts = Act.objects.filter(round__in=led.values("pk"))
    return acts.select_related("by", "undone_by", "run").prefetch_related(PEOPLE)


def last_act(viewer: Viewer, round_: Round) -> Act | None:
    """The newest that was not taken back."""
    return acts_of(viewer, round_).filter(undone_at=None).first()


def act_in_words(act: Act) -> str:
    """*Ingrid locked Sanjeewa and Ayşe*."""
    names = sorted(each.person.name or str(WITHOUT_A_NAME) for each in act.people.all())
    who = (act.by.name if act.by else "") or _("Somebody")
    return did(act.kind, who, names)


def did(kind: str, who: str, names: list[str]) -> str:
    """The same from its parts."""
    sentences = {
        Kind.LOCK: _("%(who)s locked %(names)s"),
        Kind.UNLOCK: _("%(who)s unlocked %(names)s"),
        Kind.PART: _("%(who)s parted %(names)s"),
        Kind.SWAP: _("%(who)s swapped %(names)s"),
        Kind.MAKE: _("%(who)s put together %(names)s"),
        Kind.FORBID: _("%(who)s ruled out %(names)s"),
        Kind.ALLOW: _("%(who)s allowed %(names)s again"),
    }
    return sentences[Kind(kind)] % {"who": who, "names": listed(names) if names else _("nobody")}


def couples(ties: Iterable[Tie]) -> list[Couple]:
    """Ties as the rules think of them."""
    return [(tie.one_id, tie.other_id) for tie in ties]


def holding_among(round_: Round, people: Iterable[UUID], *, apart: bool = False) -> list[Tie]:
    """What holds between any two of these people now."""
    people = list(people)
    ties = Tie.objects.holding().filter(round=round_, apart=apart, one__in=people, other__in=people)
    return list(ties.select_related("one__person", "other__person"))
