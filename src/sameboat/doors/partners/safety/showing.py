"""What the ways out show: who is known, what can be chosen, who would read a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.doors.partners.rooms import Here
from sameboat.members.people.models import Person
from sameboat.members.safety import registry
from sameboat.members.safety.models import Block
from sameboat.members.safety.queries import Readers
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import rests_until, rounds_shared
from sameboat.mentoring.programmes.queries.teams import named_team_of


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is or was in the partnership while the viewer was."""

    part: Partner
    name: str
    """What they are called there; where no name is said any more, only that they were there."""


@dataclass(frozen=True, slots=True)
class OfTheTeam:
    """Somebody of the programme's team; without a name, if the page does not say who they are."""

    person: UUID
    name: str
    part: str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """Words of somebody else that can be chosen for a report."""

    row: registry.Reportable
    by: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """A page of what others wrote, what was chosen on other pages, and the ways to these."""

    lines: list[Line]
    kept: list[Line]
    wanted: registry.Wanted
    older: registry.Wanted | None
    newer: registry.Wanted | None

    @property
    def chosen(self) -> list[registry.Reportable]:
        """Everything that is ticked, on whichever page, and can still be read."""
        return [each.row for each in (*self.lines, *self.kept) if each.chosen]

    @property
    def from_elsewhere(self) -> bool:
        """Some of it was written by somebody who is not a partner here, behind a pen name."""
        return not all(each.by for each in (*self.lines, *self.kept))

    @property
    def gone(self) -> bool:
        """Something that was ticked can be read no more."""
        return len(self.chosen) < len(self.wanted.chosen)


def known_by_me(here: Here) -> list[Known]:
    """The others, named as on every page of this partnership."""
    everybody: list[Partner] = here.partnership.everybody  # type: ignore[attr-defined]  # prefetched there
    until = here.mine.left_at
    others = [each for each in everybody if each.pk != here.mine.pk and (until is None or each.joined_at <= until)]
    return [Known(each, here.name_of(each.pk) or _called(at, len(others))) for at, each in enumerate(others, start=1)]


def _called(at: int, among: int) -> str:
    return (
        _("Your partner") if among == 1 else _("Partner %(number)s, in the order in which they came") % {"number": at}
    )


def written_here(here: Here, wanted: registry.Wanted) -> Choosing:
    """What others wrote here and this browser may read: a page of it, and whatever is chosen."""
    names = {each.part.person_id: each.name for each in known_by_me(here)}
    found = registry.reportable_by(here.mine.person, here.partnership.pk, here.reader.opening, wanted)
    lines = [Line(each, names.get(each.by, ""), each.id in wanted.chosen) for each in found.rows]
    kept = [Line(each, names.get(each.by, ""), True) for each in found.kept]
    return Choosing(lines, kept, wanted, found.older, found.newer)


def team_around(here: Here) -> list[OfTheTeam]:
    """The programme's team, as far as partners know it by name; but for the viewer and whoever is a partner here."""
    if here.partnership.round is None:
        return []
    here_already = {here.mine.person_id, *(each.part.person_id for each in known_by_me(here))}
    shown: dict[UUID, OfTheTeam] = {}
    for member, named in named_team_of(here.partnership.round.programme):
        if member.person_id not in here_already and not (member.person_id in shown and shown[member.person_id].name):
            shown[member.person_id] = OfTheTeam(
                member.person_id, member.person.name if named else "", member.get_role_display()
            )
    return list(shown.values())


def readers_in_words(readers: Readers) -> dict[str, Any]:
    """Who reads a report, by name, and why it is they."""
    names = [
        name or _("somebody without a name")
        for name in Person.objects.filter(pk__in=readers.people).order_by("name").values_list("name", flat=True)
    ]
    return {"names": names, "elsewhere": readers.elsewhere, "contact": settings.CONTACT}


def resting_until(here: Here) -> date | None:
    """Until when reminders rest because the viewer wished so."""
    return None if here.over else rests_until(here.mine, clock.today())


def may_change_partner(here: Here) -> bool:
    """Whether somebody new could be looked for: only within a round in which everybody was told."""
    round_ = here.partnership.round
    return bool(
        not here.over
        and round_ is not None
        and round_.announced_at is not None
        and round_.ended_at is None
        and here.mine.enrolment_id is not None
        and here.mine.role != "mentor"
    )


def where_they_met(me: Person, blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Each block with its day, and the rounds in which the two had each other."""
    rows = list(blocks)
    shared = rounds_shared(me, [each.whom_id for each in rows])
    return [{"block": each, "met": shared.get(each.whom_id, [])} for each in rows]
