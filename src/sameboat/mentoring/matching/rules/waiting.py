"""Who waits for a partner, since when and why; what may be done about it, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

NO_REMATCH = timedelta(weeks=4)
"""Before the end of a round: too short to begin with somebody new."""
LATE, ALONE, LOST, LEFT_BEHIND, PLACE = "late", "alone", "lost", "left behind", "place"
WHY: dict[str, str | Promise] = {
    LATE: _("applied after partners were told"),
    ALONE: _("stayed without a partner when the others were told"),
    LOST: _("lost their partner"),
    LEFT_BEHIND: _("was left waiting by a partner, and comes first"),
    PLACE: _("has a place for somebody"),
}
FIRST = (LEFT_BEHIND, LOST, ALONE, LATE, PLACE)
"""In which order they come."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part that somebody had or has in a partnership of the round."""

    role: str
    stands: bool
    left_at: datetime | None = None
    never_came: bool = False
    left_behind: bool = False
    """Somebody else of the same partnership never came."""
    went: bool = False
    """Their own part in it is over, and not only the partnership."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one application stands in its round."""

    role: str
    capacity: int
    applied_at: datetime
    announced_at: datetime | None
    alone_since: datetime | None = None
    parts: tuple[Part, ...] = ()
    asked_about: bool = False
    """A mentor is being asked about them."""
    offered: int = 0
    """How many mentees they are being asked about."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody waits."""

    since: datetime
    why: str
    role: str
    """On which side they still can be."""
    places: int = 1
    """For how many they have room."""

    @property
    def order(self) -> tuple[int, datetime]:
        """Who comes first."""
        return FIRST.index(self.why), self.since

    @property
    def comes_first(self) -> bool:
        """They had somebody, and lost them."""
        return self.why in (LEFT_BEHIND, LOST)

    @property
    def says_why(self) -> str | Promise:
        """Why they wait, for a coordinator."""
        return WHY[self.why]


def waits(one: Stands) -> Waits | None:
    """Whether somebody waits for a partner; a mentor does while there is a place left.

    Whoever never came to a partner waits for nobody; and about whom a mentor is being asked, waits for that answer.
    Whoever lost a partner waits by that alone; whoever ended it themselves waits once they ask for somebody new.
    """
    if one.asked_about or any(part.never_came for part in one.parts):
        return None
    if any(part.stands and part.role != "mentor" for part in one.parts):
        return None
    taken = sum(part.stands for part in one.parts) + one.offered
    if one.role == "mentor" or (one.role == "either" and taken):
        left = one.capacity - taken
        return Waits(_since(one)[0], PLACE, "mentor", left) if left > 0 else None
    if one.alone_since is None and any(part.went and part.role != "mentor" for part in one.parts):
        return None
    since, why = _since(one)
    return Waits(since, why, one.role, max(1, one.capacity))


def _since(one: Stands) -> tuple[datetime, str]:
    """The latest thing that made them wait."""
    lost = [part for part in one.parts if not part.stands and part.left_at is not None]
    if lost:
        last = max(lost, key=lambda part: part.left_at or one.applied_at)
        return last.left_at or one.applied_at, LEFT_BEHIND if last.left_behind else LOST
    if one.alone_since is not None:
        return one.alone_since, ALONE
    return one.applied_at, LATE


def may_match_waiting(
    coordinates: bool, *, announced: bool, ended: bool, waiting: int, ends_on: date | None, today: date
) -> Verdict:
    """People who wait are matched after everybody else was told, while there is time to begin."""
    if not coordinates:
        return no(_("Only coordinators of this programme match people."))
    if ended:
        return no(_("This round has ended. Open the next one: whoever still waits comes first there."))
    if not announced:
        return no(_("Nobody has been told a partner yet, so everybody waits. Match the whole round first."))
    if waiting < 2:
        return no(_("It takes two, and there are not two who wait. As soon as somebody else does, it can be tried."))
    return may_be_matched_again(ends_on=ends_on, today=today)


def may_tell_waiting(coordinates: bool, *, waiting_run: bool, finished: bool, told: bool, ended: bool) -> Verdict:
    """What a run over those who wait has found is told once."""
    if not coordinates:
        return no(_("Only coordinators of this programme tell people of a partner."))
    if not waiting_run or not finished:
        return no(_("There is no proposal for those who wait yet. Match them first."))
    if told:
        return no(_("They have been told already."))
    if ended:
        return no(_("This round has ended. Open the next one: whoever still waits comes first there."))
    return YES


def may_choose_newcomers(coordinates: bool, *, ended: bool, each: bool, circles: bool) -> Verdict:
    """When newcomers are matched is a coordinator's to say. Circles take in nobody one by one."""
    if not coordinates:
        return no(_("Only coordinators of this programme decide when newcomers are matched."))
    if ended:
        return no(_("This round has ended, so nobody is matched in it any more."))
    if each and circles:
        return no(
            _("A circle begins with several people, so newcomers wait until there are enough. Choose once a week.")
        )
    return YES


def is_under_way(*, starts_on: date | None, ends_on: date | None, ended: bool, today: date) -> bool:
    """Partners have begun and have not come to the last day."""
    return not ended and (starts_on is None or starts_on <= today) and (ends_on is None or today <= ends_on)


def may_be_matched_again(*, ends_on: date | None, today: date) -> Verdict:
    """In the last four weeks of a round nobody begins with somebody new."""
    if ends_on is not None and ends_on - today < NO_REMATCH:
        return no(
            _(
                "Fewer than four weeks of this round are left, which is too short to begin with somebody new. Whoever "
                "was left waiting comes first in the next round."
            )
        )
    return YES


def may_replace(coordinates: bool, *, under_way: bool, stands: bool) -> Verdict:
    """Somebody who never came can be replaced while their partnership goes on."""
    if not coordinates:
        return no(_("Only coordinators of this programme can say that somebody never came."))
    if not stands:
        return no(_("This partnership is over already. Whoever lost a partner by it stands among those who wait."))
    if not under_way:
        return no(
            _("Partners are not under way just now, so nobody can be missed yet. Come back after their first day.")
        )
    return YES
