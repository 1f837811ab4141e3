"""What care asks in the pictures: a pair that has gone quiet, others who asked for help, and one near its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sameboat.base.kit import clock
from sameboat.commons.care.actions.farewell import thank
from sameboat.commons.care.models import Ask, HelpAsked, HelpGiven, Silence
from sameboat.commons.care.queries.own import link_of_ask
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Round
from tests import site_makers


@dataclass(frozen=True)
class InCare:
    """A question behind a letter's link, and a partnership in its last two weeks."""

    link: str
    ending: Partnership


def looked_after(round_: Round, partnership: Partnership) -> InCare:
    """Leila is asked whether they are in touch, offered somebody new, and asked how it goes."""
    today = clock.now().date()
    for name, other in zip(
        ("Ama Owusu", "Signe Lund", "Paulo Reis"), round_.partnerships.exclude(pk=partnership.pk), strict=False
    ):
        part = other.partners.first()
        type(part.person).objects.filter(pk=part.person_id).update(name=name)
        if name.startswith("Ama"):
            HelpAsked.objects.create(partner=part)
        else:
            made_at = clock.now() - timedelta(days=9)
            days = {"asked_on": today - timedelta(days=9), "told_on": today - timedelta(days=2)}
            Silence.objects.create(partnership=other, made_at=made_at, **days)
        if name.startswith("Signe"):
            HelpGiven.objects.create(partnership=other, how=HelpGiven.How.WROTE)
    leila = partnership.partners.get(person__name="Leila Haddad")
    days = {"asked_on": today - timedelta(days=14), "told_on": today - timedelta(days=7), "offered_on": today}
    silence = Silence.objects.create(partnership=partnership, **days)
    asked = {"partner": leila, "silence": silence, "which": silence.pk.hex}
    ask = Ask.objects.create(kind=Ask.Kind.IN_TOUCH, **asked)
    Ask.objects.create(kind=Ask.Kind.SOMEBODY_NEW, **asked)
    Ask.objects.create(kind=Ask.Kind.CHECK_IN, partner=leila, which="start")
    return InCare(link_of_ask(ask), _near_its_last_day(leila.person))


def _near_its_last_day(person) -> Partnership:
    """A partnership of an earlier round, whose last day is near; the other has left a word."""
    made = site_makers.partners("Leila of the round before", "Rosa Amengual")
    today = clock.now().date()
    Partnership.objects.filter(pk=made.pk).update(
        starts_on=today - timedelta(days=110), ends_on=today + timedelta(days=9)
    )
    leila, rosa = site_makers.parts_of(made)
    type(leila).objects.filter(pk=leila.pk).update(person=person)
    thank(made.pk, "You asked me what I read when nobody looks. I have begun again.", at_once=True, by=rosa.person)
    made.refresh_from_db()
    return made
