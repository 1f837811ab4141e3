"""Persons, programmes and rounds made for tests of the site: short to ask for, plainly invented."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.test import Client

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run, WithoutPartner
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import Reader, partnerships_of, reader_of
from sameboat.mentoring.programmes.models import Enrolment, Programme, Role, Round, TeamMember
from sameboat.mentoring.wishes.models import Answer, Question

numbers = count(1)


def person(name: str = "", **facts) -> Person:
    """Somebody with an account, an address at example.org, and no password."""
    name = name or f"Person {next(numbers)}"
    facts.setdefault("email", f"{name.casefold().replace(' ', '.')}.{next(numbers)}@example.org")
    return Person.objects.create_user(name=name, zone=facts.pop("zone", "Europe/Lisbon"), **facts)


def programme(title: str = "Open Stacks", **facts) -> Programme:
    """A programme of pairs."""
    facts.setdefault("slug", f"{title.casefold().replace(' ', '-')}-{next(numbers)}")
    return Programme.objects.create(title=title, **facts)


def round_of(programme_: Programme | None = None, *, questions: bool = True, **facts) -> Round:
    """A published round that is open now, with a handful of questions of the ``iln`` template."""
    programme_ = programme_ or programme()
    today = clock.now().date()
    facts.setdefault("number", programme_.rounds.count() + 1)
    facts.setdefault("opens_on", today - timedelta(days=7))
    facts.setdefault("closes_on", today + timedelta(days=14))
    facts.setdefault("published_at", clock.now() - timedelta(days=7))
    facts.setdefault("rules", {"different": ["country", "employer"], "shared": ["languages"], "country_cap": 0.2})
    made = Round.objects.create(programme=programme_, **facts)
    if questions:
        ask_as_the_iln(made)
    return made


def ask_as_the_iln(round_: Round) -> list[Question]:
    """Country, languages, kind of library, career stage, interests, employer."""
    facts = [
        {"key": "country", "kind": "country", "ask": "Which country are you based in?", "needed": True},
        {"key": "languages", "kind": "languages", "ask": "In which languages could you write to a partner?"},
        {
            "key": "sector",
            "kind": "choice",
            "ask": "What kind of library or archive do you work in?",
            "options": ["public", "academic", "school", "special"],
        },
        {
            "key": "career_stage",
            "kind": "scale",
            "ask": "Where are you in your working life?",
            "options": ["student", "early", "mid", "late", "retired"],
        },
        {"key": "interests", "kind": "choices", "ask": "Which parts of the work interest you most?", "common": 1.0},
        {"key": "employer", "kind": "choice", "ask": "Where do you work?", "wishable": False},
    ]
    return [Question.objects.create(round=round_, position=at, **fact) for at, fact in enumerate(facts)]


def on_the_team(programme_: Programme, role: Role = Role.COORDINATOR, who: Person | None = None, **facts) -> Person:
    """Somebody with a part in the programme's team."""
    who = who or person(f"{role.label} of {programme_.title}".title())
    TeamMember.objects.create(programme=programme_, person=who, role=role, **facts)
    return who


def applicant(round_: Round, who: Person | None = None, *, sent: bool = True, **answers) -> Enrolment:
    """Somebody who applied, with these public answers (a value, or a list of values)."""
    enrolment = Enrolment.objects.create(round=round_, person=who or person(), applied_at=clock.now() if sent else None)
    for key, value in answers.items():
        Answer.objects.create(
            enrolment=enrolment,
            question=round_.questions.get(key=key),
            values=list(value) if isinstance(value, list | tuple) else [value],
        )
    return enrolment


def a_finished_run(round_: Round, groups, *, alone=(), gets=0.8, **facts) -> Run:
    """A run that came to its end, with these groups (lists of applications) and whoever it left alone.

    ``gets`` is what everybody gets, or a number for each application that differs.
    """
    number = (round_.runs.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    facts.setdefault("people", sum(map(len, groups)) + len(alone))
    facts.setdefault("finished_at", clock.now())
    run = Run.objects.create(round=round_, number=number, **facts)
    got = gets if isinstance(gets, dict) else {}
    usual = 0.8 if isinstance(gets, dict) else gets
    where = {
        pk: values[0]
        for pk, values in Answer.objects.filter(
            enrolment__round=round_, question__kind="country", question__private=False
        ).values_list("enrolment", "values")
    }
    for at, members in enumerate(groups, start=1):
        each_gets = [got.get(one, usual) for one in members]
        group = ProposedGroup.objects.create(
            run=run,
            number=at,
            weakest=min(each_gets),
            lopsided=max(each_gets) - min(each_gets),
            countries=sorted({where[one.pk] for one in members if one.pk in where}),
            reason="Both speak English.",
        )
        for place, (one, own) in enumerate(zip(members, each_gets, strict=True)):
            ProposedMember.objects.create(group=group, enrolment=one, place=place, gets=own, brings=own)
    for one in alone:
        WithoutPartner.objects.create(run=run, enrolment=one, why="Nobody fitted every must.", would_help="")
    return run


def proved_applicant(round_: Round, who: Person | None = None, **answers) -> Enrolment:
    """Somebody who applied, and showed that letters to their address reach them."""
    enrolment = applicant(round_, who, **answers)
    EmailAddress.objects.get_or_create(
        user=enrolment.person, email=enrolment.person.email, defaults={"verified": True, "primary": True}
    )
    return enrolment


def partners(*names: str, round_: Round | None = None, **facts) -> Partnership:
    """People who have each other in a round: two, unless more names are given."""
    round_ = round_ or round_of()
    countries = ["PT", "NZ", "UY", "MA", "KE", "JP", "IN", "CA"]
    named = [person(name) for name in names or ("Ana", "Ben")]
    applied = [proved_applicant(round_, one, country=c) for one, c in zip(named, countries, strict=False)]
    made = open_partnership(round_, applied, reason="Both speak English.", by=None)
    if facts:
        Partnership.objects.filter(pk=made.pk).update(**facts)
        made.refresh_from_db()
    return made


def parts_of(partnership: Partnership) -> list[Partner]:
    """Their parts, in the order in which they were named."""
    return list(partnership.partners.select_related("person").order_by("person__joined_at", "person__name"))


def reader(partner: Partner, since: datetime | None = None) -> Reader:
    """That partner, reading: with everything open, unless their factor is younger."""
    found = partnerships_of(partner.person).get(pk=partner.partnership_id)
    return reader_of(found, partner.person, Opening(since or partner.person.joined_at))


@cache
def a_password() -> str:
    """Of everybody who has one here: *four words of my own*, hashed once, because that takes a while."""
    return make_password("four words of my own")


def with_a_password(who: Person) -> Person:
    """The same person, with a password of their own since they joined."""
    if who.password_own_since is None:
        Person.objects.filter(pk=who.pk).update(password_own_since=who.joined_at, password=a_password())
        who.refresh_from_db()
    return who


def password_was_shown(who: Person) -> dict[str, object]:
    """What a sitting remembers after its owner showed their password just now."""
    return {
        "account_authentication_methods": [{"method": "password", "at": clock.now().timestamp()}],
        "account_authentication_methods_user": str(who.pk),
    }


def sign_in(client: Client, who: Person, *, opened: bool = True) -> Client:
    """Signed in; unless told otherwise with a password of their own, shown in this browser, so that talk is open."""
    client.force_login(with_a_password(who) if opened else who)
    if opened:
        session = client.session
        session.update(password_was_shown(who))
        session.save()
    return client
