"""Two programmes and everybody who could want something of the first."""

from __future__ import annotations

from functools import cached_property

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Role, TeamMember
from tests import site_makers as make


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
        make.applicant(self.round, country="NZ", languages=["en"])

    @cached_property
    def _roles(self):
        former = make.on_the_team(self.programme, who=make.person("Former coordinator"))
        TeamMember.objects.filter(person=former).update(until=clock.now())
        return {
            "stranger": None,
            "member": make.person("Member"),
            "applicant": self.applicant,
            "applicant elsewhere": make.applicant(self.other_round, country="NZ").person,
            "coordinator": make.on_the_team(self.programme),
            "coordinator elsewhere": make.on_the_team(self.other_programme),
            "former coordinator": former,
            "country coordinator": make.on_the_team(self.programme, Role.COUNTRY_COORDINATOR, country="PT"),
            "safeguarding lead": make.on_the_team(self.programme, Role.SAFEGUARDING_LEAD),
            "troubleshooter": make.on_the_team(self.programme, Role.TROUBLESHOOTER),
        }

    def roles(self):
        """Everybody, by the part they play towards the programme *Open Stacks*."""
        return self._roles
