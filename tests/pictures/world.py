"""The people and rounds that stand in the pictures: enough of everything that no page is empty by accident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import ProposedMember, Run, WishOutcome
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import DeskTime, Enrolment, Programme, Role, Round
from tests import site_makers


@dataclass(frozen=True)
class World:
    """Who and what the pages are about. ``who`` names each role that a picture may be taken as."""

    programme: Programme
    round: Round
    application: Enrolment
    told: Round
    """The round before: everybody was told."""
    who: dict[str, Person | None]


def filled() -> World:
    """One programme with an open round of twenty and one that was told, one with mentors, and people of every part."""
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
    told = everybody_was_told(programme)
    robin = site_makers.on_the_team(programme, Role.TROUBLESHOOTER, site_makers.person("Robin Achterberg"))
    Partnership.objects.filter(round=told).update(troubleshooter=programme.team.get(person=robin))
    return World(
        programme=programme,
        round=round_,
        application=application,
        told=told,
        who={
            "visitor": None,
            "member": site_makers.person("Tomás Villar", zone="America/Montevideo"),
            "applicant": ayse,
            "coordinator": site_makers.on_the_team(programme, who=site_makers.person("Ingrid Solheim")),
            "troubleshooter": robin,
            "country coordinator": site_makers.on_the_team(
                programme, Role.COUNTRY_COORDINATOR, site_makers.person("Nadia Benali"), country="AU"
            ),
        },
    )


def everybody_was_told(programme: Programme) -> Round:
    """A round of forty pairs, most of them well off, that was announced a fortnight ago."""
    now = clock.now()
    then = now - timedelta(days=14)
    round_ = site_makers.round_of(
        programme,
        number=6,
        opens_on=(now - timedelta(days=60)).date(),
        closes_on=(now - timedelta(days=20)).date(),
        starts_on=then.date(),
    )
    countries = [
        f"{one}{other}" for one, other in zip("AUCBPUMNUKMEZPFDNPTILPJINGS", "USAREYXGGEAGATREOLRNKHPDZBG", strict=True)
    ]
    people = [site_makers.proved_applicant(round_, country=countries[at * (at + 1) // 2 % 26]) for at in range(81)]
    gets = {one: 1 - ((at * 37) % 80 / 80) ** 2 * 0.7 for at, one in enumerate(people)}
    pairs = [people[at : at + 2] for at in range(0, 80, 2)]
    run = site_makers.a_finished_run(round_, pairs, alone=people[80:], gets=gets)
    question = round_.questions.get(key="sector")
    WishOutcome.objects.bulk_create(
        WishOutcome(
            run=run,
            group=member.group,
            enrolment=member.enrolment,
            question=question,
            wish="the same kind of library",
            weight=("must", "should", "nice")[at % 3],
            answer="granted" if at % 7 or at % 3 == 0 else ("nearly", "not")[at % 2],
        )
        for at, member in enumerate(ProposedMember.objects.filter(group__run=run).select_related("group"))
    )
    Run.objects.filter(pk=run.pk).update(announced_at=then)
    for pair in pairs:
        together = Partnership.objects.create(round=round_, starts_on=then.date(), made_at=then)
        Partner.objects.bulk_create(
            Partner(partnership=together, person=one.person, enrolment=one, round=round_) for one in pair
        )
    DeskTime.objects.create(round=round_, day=then.date(), seconds=67 * 60)
    Round.objects.filter(pk=round_.pk).update(announced_at=then, closed_at=then)
    return Round.objects.select_related("programme").get(pk=round_.pk)
