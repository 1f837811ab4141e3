"""When the program may be asked to match, what stands in the way of it, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

FEWEST = 2
QUIET = timedelta(seconds=60)
"""A run that said nothing for so long has stopped moving: its worker is gone, or is about to be replaced."""
TAKEN_UP_WITHIN = timedelta(seconds=15)
"""A worker that is there takes a run up long before."""
ANOTHER_IS_GOING = _(
    "A run of this round is going already; somebody may have started it a moment before you. It is shown below."
)
GIVEN_UP = _(
    "The program ended several times in the middle of this run. It may need more memory than this computer has: tell "
    "whoever runs the site, and start the run again afterwards. Nothing was changed."
)
LOST = _("This run went lost with the worker that had it, and nothing was changed. Start it again.")
BROKE = _(
    "Something in the program itself went wrong, so this run brought nothing and nothing was changed. Start it again; "
    "if it happens again, tell whoever runs the site, who finds it in the log under this run's number."
)
RUN_AGAIN = _("Run again, or put them together with somebody by hand.")
CANNOT_OPEN = _(
    "What people said in private could not be opened, so nobody was matched: a key of the site is missing. "
    "Whoever runs the site finds out more with “sameboat doctor”. Nothing was changed."
)


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
    open_until: datetime | None = None
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


def may_start_run(coordinates: bool, stands: Stands, *, purpose: str = "round") -> Verdict:
    """A coordinator, one run at a time, where there is somebody to match."""
    if not coordinates:
        return may_lead(coordinates)
    if stands.is_going:
        return no(ANOTHER_IS_GOING)
    if purpose != "round":
        return _may_match_some(stands, purpose)
    first = next((each for each in obstacles(stands) if each.stops), None)
    return no(first.says) if first else YES


def may_cancel_run(coordinates: bool, *, is_going: bool) -> Verdict:
    """While it goes."""
    if not coordinates:
        return may_lead(coordinates)
    return YES if is_going else no(_("This run has ended already, so there is nothing to stop."))


def may_repeat_run(coordinates: bool, *, is_going: bool) -> Verdict:
    """Once it has ended."""
    if not coordinates:
        return may_lead(coordinates)
    return no(_("This run has not ended yet. Wait for it, or stop it first.")) if is_going else YES


def left_alone_by(name: str) -> str:
    """Why somebody is alone whose partner went while the program was at it."""
    return say("%(name)s, who would have been the partner, no longer took part when the run had ended.") % {
        "name": name or say("Somebody")
    }


def went_meanwhile(names: list[str]) -> str:
    """For the coordinator: who went while the program was at it."""
    return ngettext(
        "%(names)s went while the program was matching, and is left out. The figures of this run count them still.",
        "%(names)s went while the program was matching, and are left out. The figures of this run count them still.",
        len(names),
    ) % {"names": ", ".join(names)}


def lock_left_out(one: str, other: str) -> str:
    """For the coordinator: a pair made by hand of whom somebody no longer takes part."""
    return say("%(one)s and %(other)s were put together by hand, but they do not both take part any more.") % {
        "one": one,
        "other": other,
    }


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
        return [Obstacle(_nobody(stands), "people")]
    return []


def _nobody(stands: Stands) -> str | Promise:
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


def _may_match_some(stands: Stands, purpose: str) -> Verdict:
    """Those who wait, or a trial."""
    if stands.ended:
        return no(_("This round is over. Open the next one to match people again."))
    if not stands.fits_together:
        return no(format_lazy(_("The questions and rules do not hang together: {why}"), why=stands.fits_together.why))
    if stands.people < FEWEST:
        if purpose == "waiting":
            return no(_("Fewer than two people wait for a partner, so nobody can be matched yet."))
        return no(_nobody(stands))
    return YES
