"""What stands in the way of a run, told before the button: what it is, what would help, and where."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import Verdict

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a round stands when somebody would like it matched."""

    shape: str
    people: int
    """Who would take part in the run now."""
    applied: int
    """All whose application stands, also those who could not take part yet."""
    countries: int
    """From how many countries they are, as far as they say."""
    differ_in_country: bool
    """A rule says that partners are from different countries."""
    fits_together: Verdict
    """Whether questions and rules hang together."""
    leaves_nobody: bool = False
    """Of all pairs that people could make, the rules leave none."""
    alone: int = 0
    """How many people the rules leave nobody to meet."""
    mentors: int = 0
    mentees: int = 0
    is_open: bool = False
    ongoing: bool = False
    """Applications have no last day."""
    over_the_cap: int = 0
    """They are invited to a later round, as their country's share is full."""
    is_going: bool = False
    announced: bool = False
    published: bool = True
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something a coordinator should know before the button: what it is, what to do, and where."""

    says: str | Promise
    room: str = ""
    """Where to do something about it: ``people``, ``rules``, ``questions``, ``dates``, ``waiting``."""
    stops: bool = True
    """A run is not begun; otherwise it is good to know."""


def obstacles(stands: Stands) -> list[Obstacle]:
    """Everything that stands in the way of a run over everybody, what stops it first."""
    found = [*_whether_it_is_time(stands), *_whether_rules_leave_anybody(stands), *_good_to_know(stands)]
    return sorted(found, key=lambda each: not each.stops)


def ruled_by_cap(people: int) -> str:
    """For the coordinator: who was left out since their country's share is full."""
    return ngettext(
        "%(n)s person was left out: their country's share of this round is full. They are invited to a later one.",
        "%(n)s people were left out: their country's share of this round is full. They are invited to a later one.",
        people,
    ) % {"n": people}


def _whether_it_is_time(stands: Stands) -> list[Obstacle]:
    if stands.announced:
        return [
            Obstacle(
                _("Everybody has been told their partner. Who waits since then is matched in the room “Waiting”."),
                "waiting",
            )
        ]
    if stands.ended:
        return [Obstacle(_("This round is over. Open the next one to match people again."))]
    if not stands.published:
        return [Obstacle(_("This round is not published, so nobody could apply. Publish it first."), "round")]
    if not stands.fits_together:
        return [
            Obstacle(
                format_lazy(_("The questions and rules do not hang together: {why}"), why=stands.fits_together.why),
                "rules",
            )
        ]
    if stands.people < FEWEST:
        return [Obstacle(nobody_to_match(stands), "people")]
    return []


def nobody_to_match(stands: Stands) -> str | Promise:
    """Why there are not two people to match."""
    if stands.applied < FEWEST:
        return _(
            "Fewer than two people have applied, so there is nobody to match. "
            "Pass on the link of the round, or bring in a sheet."
        )
    return _(
        "Fewer than two people can take part now. The others have not proved their address yet, are pausing, or wait "
        "for a later round; the room “People” says who."
    )


def _whether_rules_leave_anybody(stands: Stands) -> list[Obstacle]:
    if stands.people < FEWEST or not stands.fits_together or stands.announced:
        return []
    if stands.differ_in_country and stands.countries == 1:
        return [
            Obstacle(
                _(
                    "Everybody is from one country, and a rule says that partners are from different ones. Take that "
                    "rule away, or wait for applications from elsewhere."
                ),
                "rules",
            )
        ]
    if stands.shape == "mentors" and not stands.mentors:
        return [Obstacle(_("There is no mentor yet, so nobody can be matched. Ask some to apply."), "people")]
    if stands.shape == "mentors" and not stands.mentees:
        return [Obstacle(_("There is no mentee yet, so nobody can be matched. Ask some to apply."), "people")]
    if stands.leaves_nobody:
        return [
            Obstacle(
                _(
                    "All rules together leave nobody a partner. The page of the rules shows what each of them costs; "
                    "loosen one, or ask for fewer hours in common."
                ),
                "rules",
            )
        ]
    return []


def _good_to_know(stands: Stands) -> list[Obstacle]:
    found = []
    if stands.is_open and not stands.announced:
        found.append(
            Obstacle(
                _("Applications go on, so whoever comes later is not in this run. You can run again at any time.")
                if stands.ongoing
                else _(
                    "Applications are still open. A run now is a rehearsal: close them before the one that counts, or "
                    "whoever comes later is not in it."
                ),
                "" if stands.ongoing else "dates",
                stops=False,
            )
        )
    missing = stands.applied - stands.people - stands.over_the_cap
    if missing > 0 and stands.people >= FEWEST:
        found.append(
            Obstacle(
                ngettext(
                    "%(n)s person who applied is not in it: their address is not proved, they pause, or they wait for "
                    "a later round.",
                    "%(n)s people who applied are not in it: their address is not proved, they pause, or they wait "
                    "for a later round.",
                    missing,
                )
                % {"n": missing},
                "people",
                stops=False,
            )
        )
    if stands.over_the_cap:
        found.append(Obstacle(ruled_by_cap(stands.over_the_cap), "people", stops=False))
    if stands.alone and not stands.leaves_nobody:
        found.append(
            Obstacle(
                ngettext(
                    "The rules leave %(n)s person nobody to meet.",
                    "The rules leave %(n)s people nobody to meet.",
                    stands.alone,
                )
                % {"n": stands.alone},
                "rules",
                stops=False,
            )
        )
    return found
