"""What care shows to one partner: what waits for their answer, and what they said. Nobody else's answer, ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Verdict
from sameboat.commons.care.models import Ask, HelpAsked, OwnCare, Rhythm, Silence
from sameboat.commons.care.rules.deeds import may_have_somebody_new
from sameboat.commons.care.rules.rhythm import gap_of
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import has_partner
from sameboat.mentoring.partnerships.registry import Waiting
from sameboat.mentoring.plans.queries import agreed_gap
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries import Viewer

SALT = "sameboat.care.ask"
PAIR = 2
WAITS = {
    Ask.Kind.IN_TOUCH: (_("Are you in touch? One click is enough."), "partner_care", "two"),
    Ask.Kind.SOMEBODY_NEW: (_("Would you like somebody new?"), "partner_somebody_new", "pair"),
    Ask.Kind.CHECK_IN: (_("How does it go? For yourself alone, if you like."), "partner_check_in", "pen"),
    Ask.Kind.FAREWELL: (_("Before the last day: thanks, and staying in touch"), "partner_farewell", "star"),
}


def asks_that_wait() -> Q:
    """Asked, and neither answered nor settled."""
    return Q(answered_at=None, over_at=None)


def asks_of(person: Person) -> QuerySet[Ask]:
    """What care asks this member, in partnerships that go on."""
    return Ask.objects.filter(
        asks_that_wait(), partner__person=person, partner__left_at=None, partner__partnership__ended_at=None
    ).filter(Q(partner__partnership__ends_on=None) | Q(partner__partnership__ends_on__gte=clock.today()))


def waiting_in_care(person: Person) -> Iterator[Waiting]:
    """The same, for the page of today: one look."""
    for ask in asks_of(person).select_related("partner").order_by("asked_at"):
        says, url, icon = WAITS[Ask.Kind(ask.kind)]
        more = [ask.which] if ask.kind == Ask.Kind.CHECK_IN else []
        yield Waiting(says, reverse(url, args=[ask.partner.partnership_id, *more]), ask.asked_at, icon)


def link_of_ask(ask: Ask) -> str:
    """What stands in the link of the letter: the row's id, signed. The database holds no secret."""
    return signing.dumps(str(ask.pk), salt=SALT)


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind the link of a letter. It shows no name and no programme, so the link alone is enough."""

    ask: Ask
    is_theirs: bool
    """Nobody else is signed in."""

    @property
    def person(self) -> Person:
        """Whoever was asked."""
        return self.ask.partner.person

    @property
    def two(self) -> bool:
        """A pair, and no circle."""
        return Partner.objects.filter(partnership=self.ask.partner.partnership_id, left_at=None).count() == PAIR

    @property
    def goes_on(self) -> bool:
        """They are still partners."""
        part = self.ask.partner
        return part.left_at is None and not part.partnership.is_over(clock.now())

    @property
    def settled(self) -> bool:
        """It needs no answer any more, though whoever sees it otherwise may still say so."""
        return self.ask.over_at is not None and not self.ask.chosen


def ask_behind(viewer: Viewer, signed: str) -> Behind | None:
    """The question whether one is in touch that a link leads to; None where the link was not made here."""
    try:
        key = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    rows = Ask.objects.filter(kind=Ask.Kind.IN_TOUCH).select_related("partner__person", "partner__partnership")
    ask = rows.filter(pk=key).first()
    if ask is None or ask.partner.person.left_at is not None:
        return None
    return Behind(ask, is_theirs=not isinstance(viewer, Person) or viewer.pk == ask.partner.person_id)


@dataclass(frozen=True, slots=True)
class InCare:
    """How care stands for one partner, as they may know it."""

    in_touch: Ask | None
    """Whether they are in touch: asked now, or answered while it is still quiet."""
    somebody_new: Ask | None
    asked_help: bool
    elsewhere: bool
    silence: Silence | None
    """The present one, or the last if only a click has settled it."""

    @property
    def settled(self) -> bool:
        """Nothing is asked of this partner any more."""
        return self.silence is not None and self.silence.over_at is not None


def care_of(mine: Partner) -> InCare:
    """Four looks, for the partner whose own page it is."""
    rhythm = Rhythm.objects.filter(partnership=mine.partnership_id).first()
    silences = Silence.objects.filter(partnership=mine.partnership_id)
    if rhythm is None or rhythm.before_a_yes is None:  # what a click has settled may still be seen otherwise
        silences = silences.filter(over_at=None)
    silence = silences.order_by("-made_at").first()
    asks = {ask.kind: ask for ask in _asks(mine).filter(silence=silence)} if silence else {}
    return InCare(
        in_touch=asks.get(Ask.Kind.IN_TOUCH),
        somebody_new=asks.get(Ask.Kind.SOMEBODY_NEW) if silence and silence.over_at is None else None,
        asked_help=HelpAsked.objects.filter(partner=mine, settled_at=None).exists(),
        elsewhere=rhythm is not None and rhythm.elsewhere_since is not None,
        silence=silence,
    )


@dataclass(frozen=True, slots=True)
class Comes:
    """What happens next if it stays quiet, and when: for whoever says that they hear nothing."""

    looks_on: date | None
    """When somebody of the team has a look; None: they do already."""
    offers_on: date | None
    """When somebody new is offered; None: it was already."""


def what_comes(partnership: Partnership, silence: Silence) -> Comes:
    """The next steps on their days, as far as nobody announces to be away. Three looks."""
    rhythm = Rhythm.objects.filter(partnership=partnership).first()
    gap = timedelta(
        days=gap_of(
            agreed=agreed_gap(partnership),
            template=partnership.round.programme.template if partnership.round else "",
            elsewhere=rhythm is not None and rhythm.elsewhere_since is not None,
        )
    )
    told = silence.told_on or silence.asked_on + gap
    return Comes(looks_on=None if silence.told_on else told, offers_on=None if silence.offered_on else told + gap)


def may_have_new(viewer: Viewer, enrolment: Enrolment) -> Verdict:
    """Whether somebody new can be found for this application, now, at the wish of this person."""
    mentor = enrolment.role == "mentor"
    return may_have_somebody_new(
        is_own=enrolment.person_id == viewer.pk,
        stands=enrolment.applied_at is not None and enrolment.withdrawn_at is None,
        announced=enrolment.round.announced_at is not None,
        ended=enrolment.round.ended_at is not None,
        has_partner=not mentor and has_partner(enrolment),
        asked_already=enrolment.alone_since is not None,
    )


def check_in_of(mine: Partner, which: str) -> Ask | None:
    """That this partner was asked how it goes."""
    return _asks(mine).filter(kind=Ask.Kind.CHECK_IN, which=which).first()


def own_care_of(mine: Partner) -> OwnCare:
    """What they chose for themselves; nothing, where they never chose."""
    return OwnCare.objects.filter(partner=mine).first() or OwnCare(partner=mine)


def my_care(person: Person) -> list[dict[str, Any]]:
    """What they were asked and chose, for their own copy."""
    asks = Ask.objects.filter(partner__person=person).order_by("asked_at")
    helped = HelpAsked.objects.filter(partner__person=person).order_by("asked_at")
    own = OwnCare.objects.filter(partner__person=person)
    return [
        *(
            {
                "asked": Ask.Kind(each.kind).label,
                "at": each.asked_at,
                "answered": each.answered_at,
                "chose": each.chosen,
            }
            for each in asks
        ),
        *({"asked for help": each.asked_at, "settled": each.settled_at} for each in helped),
        *(
            {"no check-ins since": each.no_check_ins_since, "would stay in touch since": each.would_stay_since}
            for each in own
        ),
    ]


def _asks(mine: Partner) -> QuerySet[Ask]:
    return Ask.objects.filter(partner=mine).select_related("silence")
