"""A mentor accepts a mentee, or passes on, within the days the round gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Offered:
    """What is known of one offer."""

    is_mine: bool
    """It was made to whoever asks."""
    accepted: bool = False
    passed: bool = False
    lapsed: bool = False
    withdrawn: bool = False
    places_left: int = 1

    @property
    def waits(self) -> bool:
        """It has no answer yet."""
        return not (self.accepted or self.passed or self.withdrawn)


def may_accept(offer: Offered) -> Verdict:
    """The mentor who was asked, while it waits, and while there is room."""
    verdict = may_pass_on(offer)
    if not verdict:
        return verdict
    if offer.places_left < 1:
        return no(
            _(
                "You have as many mentees as you said you have room for. If you can take one more, say so in your "
                "application first."
            )
        )
    return YES


def may_pass_on(offer: Offered) -> Verdict:
    """The mentor who was asked, while it waits. No reason is asked for."""
    if not offer.is_mine:
        return no(_("Only the mentor who was asked can answer."))
    if offer.accepted:
        return no(_("You accepted already. To stop, end the partnership; your mentee is told."))
    if offer.lapsed:
        return no(_("The days to answer went by, and somebody else is asked now. Nothing is asked of you."))
    if offer.passed:
        return no(_("You passed on already. Nothing more is asked of you."))
    if offer.withdrawn:
        return no(_("The mentee no longer waits for an answer. Nothing is asked of you."))
    return YES


def may_set_days(coordinates: bool, days: int, *, two_sided: bool, ended: bool) -> Verdict:
    """How long mentors have to answer; offers that were made keep their day."""
    if not coordinates:
        return no(_("Only coordinators of this programme decide how long mentors have to answer."))
    if not two_sided:
        return no(_("Nobody is asked in a programme without mentors: partners are told all at once."))
    if ended:
        return no(_("This round has ended, so no mentor is asked any more."))
    if not 0 <= days <= MOST_DAYS:
        return no(_("Give mentors between one and sixty days, or 0 if they are not asked."))
    return YES


def last_moment(now: datetime, days: int, zone: str) -> datetime:
    """The last minute of the last day to answer, on the mentor's own clock; that many whole days after today."""
    place = ZoneInfo(zone) if zone else UTC
    day = now.astimezone(place).date() + timedelta(days=days)
    return datetime.combine(day, time(23, 59), place).astimezone(UTC)


STATES: dict[str, str | Promise] = {
    "waits": _("waits for an answer"),
    "accepted": _("accepted"),
    "passed": _("passed on"),
    "lapsed": _("not answered in time"),
    "withdrawn": _("withdrawn"),
}
