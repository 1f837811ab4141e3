"""The people and rounds that stand in the pictures: enough of everything that no page is empty by accident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.members.notices.actions import send_letters
from sameboat.members.notices.models import Letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.offers import offer_each
from sameboat.mentoring.matching.models import Offer, ProposedMember, Run, Told, WishOutcome
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.actions.first_weeks import offer_topics_of
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import DeskTime, Enrolment, Programme, Role, Round
from tests import site_makers
from tests.mentoring.matching.mentors import round_of_mentors, taking_part
from tests.mentoring.matching.told import a_proposal
from tests.pictures.found import Found, they_find
from tests.pictures.helped import Helped, they_help_each_other
from tests.pictures.in_care import InCare, looked_after
from tests.pictures.met import Met, they_meet
from tests.pictures.opening import Asked, somebody_asks
from tests.pictures.planned import Planned, they_plan
from tests.pictures.reviewed import Reviewed, under_review
from tests.pictures.safe import Safe, kept_safe
from tests.pictures.talked import Talked, they_talk


@dataclass(frozen=True)
class World:
    """Who and what the pages are about. ``who`` names each role that a picture may be taken as."""

    programme: Programme
    round: Round
    application: Enrolment
    told: Round
    """The round before: everybody was told."""
    proposed: Round
    """A round that has closed: everybody could be told now, but for one."""
    partnership: Partnership
    helped: Helped
    """How two of them help each other."""
    talked: Talked
    """What two of them told each other, and what is left of the talks of others."""
    planned: Planned
    """What two of them set out to do."""
    reviewed: Reviewed
    """A round whose pairs a coordinator is reading through."""
    met: Met
    """When two of them meet."""
    found: Found
    """What they found for each other."""
    asked: Asked
    """One of them asks to read again what was written before."""
    in_care: InCare
    """What care asks the partner of these pages."""
    offer: Offer
    """Waits for the answer of a mentor of another round, whose team is the same."""
    safe: Safe
    """What was reported, whom somebody blocked, and what ended early."""
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
    proposed = about_to_be_told()
    partnership = two_who_met(told)
    talked = they_talk(partnership)
    helped = they_help_each_other(partnership)
    asked = somebody_asks(partnership)
    ingrid = site_makers.on_the_team(programme, who=site_makers.person("Ingrid Solheim"))
    offer = mentors_are_asked(ingrid)
    site_makers.on_the_team(proposed.programme, who=ingrid)
    robin = site_makers.on_the_team(programme, Role.TROUBLESHOOTER, site_makers.person("Robin Achterberg"))
    Partnership.objects.filter(round=told).update(troubleshooter=programme.team.get(person=robin))
    leila = partnership.partners.get(person__name="Leila Haddad").person
    safe = kept_safe(partnership, leila)
    return World(
        programme=programme,
        round=round_,
        application=application,
        told=told,
        proposed=proposed,
        partnership=partnership,
        talked=talked,
        helped=helped,
        planned=they_plan(partnership),
        reviewed=under_review(ingrid),
        met=they_meet(partnership),
        found=they_find(partnership, ingrid),
        asked=asked,
        in_care=looked_after(told, partnership),
        offer=offer,
        safe=safe,
        who={
            "safeguarding lead": safe.lead,
            "left behind": safe.left_behind,
            "visitor": None,
            "member": site_makers.person("Tomás Villar", zone="America/Montevideo"),
            "applicant": ayse,
            "coordinator": ingrid,
            "asker": asked.asker,
            "closed partner": asked.asker,
            "closed newcomer": asked.newcomer,
            "mentor": offer.mentor.person,
            "mentee": offer.round.enrolments.get(person__name="Hedda Lind").person,
            "newly met": with_a_mailbox_of_their_own(helped.begin.partners.first().person),
            "whose talk ended": talked.leaver,
            "new browser": talked.newcomer,
            "partner": partnership.partners.get(person__name="Leila Haddad").person,
            "troubleshooter": robin,
            "country coordinator": site_makers.on_the_team(
                programme, Role.COUNTRY_COORDINATOR, site_makers.person("Nadia Benali"), country="AU"
            ),
        },
    )


def with_a_mailbox_of_their_own(person: Person) -> Person:
    """The same person, at an address where nobody else of the site has one, and proved."""
    address = f"{person.email.partition('@')[0]}@home.example.net"
    Person.objects.filter(pk=person.pk).update(email=address)
    EmailAddress.objects.update_or_create(user=person, primary=True, defaults={"email": address, "verified": True})
    person.refresh_from_db()
    return person


def mentors_are_asked(coordinator: Person) -> Offer:
    """A round of mentors: one is asked about two, three mentees and two mentors wait."""
    round_ = round_of_mentors(days_to_accept=7)
    site_makers.on_the_team(round_.programme, who=coordinator)
    mentor = taking_part(round_, "Imara Osei", "mentor", capacity=3, offers=["writing", "applications"])
    for name, helps in (("Joachim Weld", "writing"), ("Pilar Anchieta", "applications")):
        taking_part(round_, name, "mentor", offers=helps, languages=["en", "es"])
    asked = [taking_part(round_, name, "mentee", asks="writing") for name in ("Noor Bakshi", "Eilidh Munro")]
    for name in ("Hedda Lind", "Tevita Fono", "Marta Kos"):
        taking_part(round_, name, "mentee", asks="applications")
    reason = "Noor looks for help with writing; Imara offers it. Both speak English."
    first, _second = offer_each(round_, [(mentor, each, reason) for each in asked], run=None, by=None)
    return first


def about_to_be_told() -> Round:
    """Twelve in pairs, one alone, and one who withdrew since the program ran."""
    round_, _run, people = a_proposal(12, alone=1, programme_=site_makers.programme("Archives Across Borders"))
    round_.topics.all().delete()
    offer_topics_of(BEGINNINGS["iln"], into=round_)
    type(people[0]).objects.filter(pk=people[0].pk).update(withdrawn_at=clock.now())
    return round_


def two_who_met(round_: Round) -> Partnership:
    """Leila and Tomás, who have a page with everything on it; and how the letters to all others fared."""
    offer_topics_of(BEGINNINGS["iln"], into=round_)
    partnership = Partnership.objects.filter(round=round_).first()
    hours = round_.questions.create(key="hours", kind="hours", ask="When could you meet?", position=40)
    about = round_.questions.create(key="about", kind="text", ask="A few words about your work", position=41)
    for partner, name, week, said in zip(
        partnership.partners.all(),
        ("Leila Haddad", "Tomás Villar"),
        (["Africa/Casablanca", "1080-1320", "3960-4200"], ["America/Montevideo", "840-1020", "3720-3900"]),
        ("Nine classes a term, in three languages.", "The reading room of a public library, and who comes to it."),
        strict=True,
    ):
        Person.objects.filter(pk=partner.person_id).update(name=name)
        partner.enrolment.answers.create(question=hours, values=week)
        partner.enrolment.answers.create(question=about, values=[said])
    Partner.objects.filter(partnership=partnership).update(
        reason="Leila asked for a public library, and Tomás runs one. You both named reading aloud to adults."
    )
    Partnership.objects.filter(pk=partnership.pk).update(ends_on=round_.ends_on)
    applied = [each for each in round_.enrolments.select_related("person") if each.alone_since is None]
    letters = send_letters("told_pair", [(each.pk, each.person, f"told:{each.pk}") for each in applied])
    Told.objects.bulk_create(
        Told(round=round_, enrolment=each, letter=letter) for each, letter in zip(applied, letters, strict=True)
    )
    now = clock.now()
    Letter.objects.filter(pk__in=[each.pk for each in letters[:70]]).update(sent_at=now)
    Letter.objects.filter(pk__in=[each.pk for each in letters[:2]]).update(bounced_at=now)
    Letter.objects.filter(pk=letters[75].pk).update(uncertain_since=now)
    return Partnership.objects.get(pk=partnership.pk)


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
