"""The desk room *Care*: how each partnership stands, in one of three words. No count, no hour, no day of anybody's.

Coordinators see all of their round, a troubleshooter those that were given to them; nobody sees their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.care.models import CheckInDays, HelpAsked, HelpGiven, Silence
from sameboat.commons.care.models.settings import all_check_ins
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries.looked_after import looked_after_by, partnerships_to_give
from sameboat.mentoring.programmes.models import Programme, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, is_coordinator, parts_of

HELP, QUIET, IN_TOUCH = "help", "quiet", "in_touch"
STATES: dict[str, str | Promise] = {
    HELP: _("asked for help"),
    QUIET: _("quiet"),
    IN_TOUCH: _("in touch"),
}


@dataclass(frozen=True, slots=True)
class Cared:
    """One partnership on the desk."""

    partnership: Partnership
    names: str
    state: str
    asked: list[Person]
    """Whoever asked for help, whom the team may write to: the others need not know."""
    may_offer: bool
    """It is quiet, and nobody of the team has asked them yet whether they can help."""
    next: str | Promise
    """Who is asked next, or what is to be done."""
    given: list[str | Promise]
    """In which ways help was given since it is not well."""

    @property
    def says(self) -> str | Promise:
        """The state, as it is read."""
        return STATES[self.state]


def may_look_at(viewer: Viewer, round_: Round) -> bool:
    """Coordinators of the programme, and its troubleshooters."""
    roles = (Role.COORDINATOR, Role.TROUBLESHOOTER)
    return parts_of(viewer, round_.programme).filter(role__in=roles).exists()


def in_care_of(viewer: Viewer, round_: Round, *, state: str = "") -> QuerySet[Partnership]:
    """The partnerships of a round that go on and that the viewer cares for, whoever asked for help first."""
    leads = is_coordinator(viewer, round_.programme)
    found = partnerships_to_give(viewer, round_) if leads else looked_after_by(viewer, round_)
    own = Partner.objects.filter(person=viewer.pk, left_at=None).values("partnership")
    today = clock.today()
    found = found.filter(Q(ends_on=None) | Q(ends_on__gte=today) | Q(stays_since__isnull=False)).exclude(pk__in=own)
    asked = HelpAsked.objects.filter(partner__partnership=OuterRef("pk"), partner__left_at=None, settled_at=None)
    quiet = Silence.objects.filter(partnership=OuterRef("pk"), over_at=None, told_on__isnull=False)
    found = found.annotate(
        state=Case(
            When(Exists(asked), then=Value(HELP)), When(Exists(quiet), then=Value(QUIET)), default=Value(IN_TOUCH)
        ),
        first=Case(When(Exists(asked), then=0), When(Exists(quiet), then=1), default=2),
    )
    if state:
        found = found.filter(state=state)
    return found.order_by("first", "made_at", "pk")


def cared(partnerships: Iterable[Partnership]) -> list[Cared]:
    """A page of them, with what the desk says of each; three looks for all."""
    rows = list(partnerships)
    ids = [each.pk for each in rows]
    asked: dict[UUID, list[Person]] = {}
    open_ = HelpAsked.objects.filter(partner__partnership__in=ids, partner__left_at=None, settled_at=None)
    for each in open_.select_related("partner__person").order_by("asked_at"):
        asked.setdefault(each.partner.partnership_id, []).append(each.partner.person)
    silences = {each.partnership_id: each for each in Silence.objects.filter(partnership__in=ids, over_at=None)}
    given: dict[UUID, list[HelpGiven.How]] = {}
    for help_ in HelpGiven.objects.filter(partnership__in=ids).order_by("at"):
        silence = silences.get(help_.partnership_id)
        if silence is not None and help_.at >= silence.made_at:
            given.setdefault(help_.partnership_id, []).append(HelpGiven.How(help_.how))
    return [_cared(row, asked.get(row.pk, []), silences.get(row.pk), given.get(row.pk, [])) for row in rows]


def partnership_in_care_of(viewer: Viewer, round_: Round, pk: UUID) -> QuerySet[Partnership]:
    """One of them, as a query to reach it by."""
    return in_care_of(viewer, round_).filter(pk=pk)


def some_are_quiet_for(viewer: Person, round_: Round) -> bool:
    """Whether any of those the viewer cares for is quiet now."""
    return may_look_at(viewer, round_) and in_care_of(viewer, round_, state=QUIET).exists()


def check_ins_of(programme: Programme) -> list[str]:
    """The set days a programme chose."""
    row = CheckInDays.objects.filter(programme=programme).first()
    return list(row.chosen) if row else all_check_ins()


def _cared(row: Partnership, asked: list[Person], silence: Silence | None, given: list[HelpGiven.How]) -> Cared:
    state: str = row.state  # type: ignore[attr-defined]  # annotated
    return Cared(
        partnership=row,
        names=", ".join(each.person.name or str(_("somebody")) for each in row.partners.all()),
        state=state,
        asked=asked,
        may_offer=state == QUIET and HelpGiven.How.OFFERED not in given,
        next=_next(state, silence, bool(given)),
        given=[how.label for how in given] if state == QUIET else [],
    )


def _next(state: str, silence: Silence | None, helped: bool) -> str | Promise:
    if state == HELP:
        return _("You are: whoever asked waits for a word from you.")
    if state == QUIET and silence is not None and silence.offered_on is not None:
        return _("They are: each was offered somebody new, and may say yes or no.")
    if state == QUIET and helped:
        return _("They are: if it stays quiet, each is offered somebody new.")
    if state == QUIET:
        return _("You are: they were asked, and nothing came. A kind question to each often helps.")
    return ""
