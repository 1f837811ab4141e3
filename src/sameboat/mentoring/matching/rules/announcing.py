"""When everybody may be told, and what stands in the way: each thing with the names it is about and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

NAMED = 12
"""More names than these make no sentence."""
TOLD_ALREADY = _("Everybody has been told already. Who got which letter stands under “Telling”.")
SOMEBODY_IS_AT_IT = _("Somebody else is changing or telling this round at this moment. Look again in a minute.")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is known at the moment somebody asks."""

    coordinates: bool
    announced: bool = False
    closed: bool = True
    """Applications are over, or the programme takes them all year."""
    finished: bool = True
    newest: bool = True
    """No later run has finished."""
    going: bool = False
    """Another run is at it."""
    groups: int = 0
    withdrawn: Sequence[str] = ()
    """Names of people who stand in a pair, or a circle, and withdrew or left since."""
    deferred: Sequence[str] = ()
    paused: Sequence[str] = ()
    unproved: Sequence[str] = ()
    barred: Sequence[str] = ()
    """Pairs of names between which something stands since that is not ours to tell."""
    newcomers: Sequence[str] = ()
    """People who could be matched now, and of whom the run knew nothing."""
    not_three: Sequence[str] = ()
    """People in a group of three who did not say that they may be three."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Of each letter that cannot be sent: what is wrong with it."""


def may_tell_everyone(ready: Readiness) -> Verdict:
    """Once, when nothing stands in the way. The first thing that does is the answer."""
    if not ready.coordinates:
        return may_lead(ready.coordinates)
    if ready.announced:
        return no(TOLD_ALREADY)
    trouble = next(iter(what_stands_in_the_way(ready)), None)
    return no(trouble) if trouble else YES


def what_stands_in_the_way(ready: Readiness) -> list[str | Promise]:
    """Everything, in the order in which somebody would mend it."""
    return [*_of_the_run(ready), *_of_people(ready), *ready.texts.values()]


def _of_the_run(ready: Readiness) -> list[str | Promise]:
    told: list[str | Promise] = []
    if not ready.closed:
        told.append(_("People can still apply. Close applications first, in the room “Round”."))
    if not ready.finished:
        told.append(_("There is no proposal yet. Let the program match first, in the room “Matching”."))
    elif ready.going:
        told.append(_("The program is matching again at this moment. Wait until it has finished, or stop it."))
    elif not ready.newest:
        told.append(_("The program has run again since. Look at the newest proposal first, then tell everyone of it."))
    elif not ready.groups:
        told.append(_("Nobody has a partner in this proposal. Put people together, or match again."))
    return told


def _of_people(ready: Readiness) -> list[str | Promise]:
    told: list[str | Promise] = []
    for names, one, many in (
        (
            ready.withdrawn,
            _("%(names)s has withdrawn since. Part them, or match again."),
            _("%(names)s have withdrawn since. Part them, or match again."),
        ),
        (
            ready.deferred,
            _("%(names)s waits for the next round since, because of the country's share. Part them, or match again."),
            _("%(names)s wait for the next round since, because of the country's share. Part them, or match again."),
        ),
        (
            ready.paused,
            _("%(names)s is pausing since, and would not read the letter. Part them, or match again."),
            _("%(names)s are pausing since, and would not read the letter. Part them, or match again."),
        ),
        (
            ready.unproved,
            _("%(names)s has an address that is not proved. Part them and write to them, or match again."),
            _("%(names)s have addresses that are not proved. Part them and write to them, or match again."),
        ),
        (
            ready.not_three,
            _("%(names)s is in a group of three, and said that two would be better. Part them, or match again."),
            _("%(names)s are in a group of three, and said that two would be better. Part them, or match again."),
        ),
        (
            ready.newcomers,
            _("%(names)s is in the round since, and the program knew nothing of it. Match again."),
            _("%(names)s are in the round since, and the program knew nothing of them. Match again."),
        ),
    ):
        if names:
            told.append((one if len(names) == 1 else many) % {"names": in_a_row(names)})
    barred = _("%(pair)s: something that is not ours to tell stands against it since. Part them, or match again.")
    return [*told, *(barred % {"pair": pair} for pair in ready.barred)]


def alone_kind(*, goes_on: bool) -> str:
    """The letter to whoever has nobody: there is a next round, or they simply go on waiting."""
    return "waiting" if goes_on else "alone"


def in_a_row(names: Sequence[str]) -> str:
    """Names as a sentence holds them: all of a few, the first of many and how many more."""
    shown = [name or say("somebody without a name") for name in names[:NAMED]]
    more = len(names) - len(shown)
    if more:
        shown.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return (
        shown[0]
        if len(shown) == 1
        else say("%(some)s and %(last)s") % {"some": ", ".join(shown[:-1]), "last": shown[-1]}
    )
