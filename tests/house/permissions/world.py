"""Two programmes and everybody who could want something of the first."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property

from sameboat.base.kit import clock
from sameboat.commons.care.models import Ask
from sameboat.members.safety.actions import Said, begin_report, block, send_report
from sameboat.mentoring.matching.actions.offers import offer_each
from sameboat.mentoring.matching.actions.review import put_together
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.programmes.models import Role, SheetImport, TeamInvitation, TeamMember
from tests import site_makers as make
from tests.house.permissions.found import found_by
from tests.house.permissions.helped import helped
from tests.house.permissions.met import met_by
from tests.house.permissions.planned import planned_by
from tests.house.permissions.talked import said_by
from tests.mentoring.matching.mentors import round_of_mentors, taking_part


class World:
    """The people of the matrix; their parts are in the names."""

    def __init__(self) -> None:
        self.programme = make.programme("Open Stacks", slug="open-stacks")
        self.round = make.round_of(self.programme)
        self.other_programme = make.programme("Far Away", slug="far-away")
        self.other_round = make.round_of(self.other_programme)
        self.applicant = make.person("Applicant")
        self.application = make.applicant(self.round, self.applicant, country="PT", languages=["pt", "en"])
        self.question = self.round.questions.get(key="sector")
        self.another = make.applicant(self.round, country="NZ", languages=["en"])
        self.part = TeamMember.objects.create(
            programme=self.programme, person=make.person("Second lead"), role=Role.SAFEGUARDING_LEAD
        )
        self.invitation = TeamInvitation.objects.create(
            programme=self.programme,
            email="newcomer@example.org",
            role=Role.TROUBLESHOOTER,
            expires_at=clock.now() + timedelta(days=7),
        )
        self.coordinator = make.on_the_team(self.programme)
        self.sheet = SheetImport.objects.create(
            round=self.round, by=self.coordinator, name="people.csv", finished_at=clock.now()
        )
        self._proposed()
        self._written_to()
        self.helped = helped(self.together)
        self.said = said_by(self.applicant, self.together)
        self.planned = planned_by(self.applicant, self.together)
        self.met = met_by(self.applicant, self.together)
        self.found = found_by(self.applicant, self.together, self.coordinator)
        self._kept_safe()
        self._mentors()
        self.round.questions.create(key="lgbtq", kind="choice", ask="Are you queer?", private=True, position=20)

    def _proposed(self):
        """A proposal in which the applicant stands with another, and what a hand did before it."""
        third, fourth = make.applicant(self.round, country="UY"), make.applicant(self.round, country="MA")
        self.act = put_together(self.round, [third, fourth], by=self.coordinator)
        self.tie = self.act.tied.get()
        run = make.a_finished_run(self.round, [[self.application, self.another], [third, fourth]])
        self.pair = run.groups.get(number=1)

    def _written_to(self):
        """Letters, topics, and two who have each other: the applicant and another."""
        self.together = open_partnership(self.round, [self.application, self.another], reason="", by=None)
        mine = self.together.partners.get(person=self.applicant)
        Ask.objects.create(partner=mine, kind=Ask.Kind.CHECK_IN, which="start")
        self.topic = self.round.topics.create(week=1, title="Hello")
        self.told = self.round.told.create(enrolment=self.application)
        self.many = self.round.letters_to_many.create(subject="Hello", text="Hello {name}", by=self.coordinator)

    def _kept_safe(self):
        """The applicant has sent a report and begun another, and blocked somebody met elsewhere."""
        where = {"programme": self.programme.pk, "partnership": self.together.pk, "about": [self.another.person_id]}
        self.reported = begin_report(Said("Help."), by=self.applicant, **where)
        send_report(self.reported.pk, by=self.applicant)
        self.begun = begin_report(Said("Once more."), by=self.applicant, **where)
        self.blocked = block(make.person("Met elsewhere"), by=self.applicant)

    def _mentors(self):
        """A round of mentors that was told: the applicant is asked about somebody, and two have each other."""
        self.mentoring = round_of_mentors(days_to_accept=5)
        mine = taking_part(self.mentoring, "Mentor of another", "mentor")
        type(mine).objects.filter(pk=mine.pk).update(person=self.applicant)
        mine.person = self.applicant
        asked = taking_part(self.mentoring, "Mentee who waits", "mentee")
        [self.offer] = offer_each(self.mentoring, [(mine, asked, "Both speak English.")], run=None, by=None)
        two = [taking_part(self.mentoring, name, name) for name in ("mentor", "mentee")]
        self.partner = open_partnership(self.mentoring, two, reason="", by=None).partners.get(role="mentee")

    @cached_property
    def _roles(self):
        former = make.on_the_team(self.programme, who=make.person("Former coordinator"))
        TeamMember.objects.filter(person=former).update(until=clock.now())
        coordinator = make.on_the_team(self.programme)
        SheetImport.objects.update(by=coordinator)  # a sheet is open to the coordinator who uploaded it
        make.on_the_team(self.mentoring.programme, who=coordinator)
        return {
            "stranger": None,
            "member": make.person("Member"),
            "applicant": self.applicant,
            "applicant elsewhere": make.applicant(self.other_round, country="NZ").person,
            "coordinator": coordinator,
            "coordinator elsewhere": make.on_the_team(self.other_programme),
            "former coordinator": former,
            "country coordinator": make.on_the_team(self.programme, Role.COUNTRY_COORDINATOR, country="PT"),
            "safeguarding lead": make.on_the_team(self.programme, Role.SAFEGUARDING_LEAD),
            "troubleshooter": make.on_the_team(self.programme, Role.TROUBLESHOOTER),
        }

    def roles(self):
        """Everybody, by the part they play towards the programme *Open Stacks*."""
        return self._roles
