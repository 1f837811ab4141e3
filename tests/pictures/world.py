"""The people and rounds that stand in the pictures: enough of everything that no page is empty by accident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Programme, Round
from tests import site_makers


@dataclass(frozen=True)
class World:
    """Who and what the pages are about. ``who`` names each role that a picture may be taken as."""

    programme: Programme
    round: Round
    application: Enrolment
    who: dict[str, Person | None]


def filled() -> World:
    """One programme with an open round of twenty, one with mentors, a member, an applicant, a coordinator."""
    programme = site_makers.programme(
        "Open Stacks", slug="open-stacks", summary="One partner in another country for four months."
    )
    today = clock.now().date()
    round_ = site_makers.round_of(
        programme, number=7, tells_on=today + timedelta(days=28), starts_on=today + timedelta(days=35)
    )
    mentors = site_makers.programme(
        "Southern Cross Mentors",
        slug="southern-cross",
        shape="mentors",
        summary="An hour a fortnight with someone who does the work you are learning.",
    )
    site_makers.round_of(mentors, number=1)
    countries = ("MA", "UY", "UG", "NO", "AU", "AU", "AU", "LK", "PE", "NZ")
    for at in range(20):
        site_makers.applicant(round_, country=countries[at % 10], sector="public" if at % 3 else "academic")
    ayse = site_makers.person("Ayşe Yıldırım", zone="Africa/Casablanca")
    application = site_makers.applicant(round_, ayse, sent=False, country="MA", languages=["ar", "fr", "en"])
    return World(
        programme=programme,
        round=round_,
        application=application,
        who={
            "visitor": None,
            "member": site_makers.person("Tomás Villar", zone="America/Montevideo"),
            "applicant": ayse,
            "coordinator": site_makers.on_the_team(programme, who=site_makers.person("Ingrid Solheim")),
        },
    )
