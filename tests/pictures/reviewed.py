"""A round that a coordinator is reading through: two runs, something done by hand, somebody alone and asked."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.asking import ask_to_relax
from sameboat.mentoring.matching.actions.review import forbid, lock, put_together
from sameboat.mentoring.matching.models import ProposedGroup
from sameboat.mentoring.matching.queries.review import link_of_asked
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.models import Wish
from tests import site_makers
from tests.mentoring.matching.told import a_proposal

NAMES = (
    "Birgit Aas",
    "Paulo Teixeira",
    "Grace Akello",
    "Henri Lacombe",
    "Sanjeewa Perera",
    "Ayşe Yıldırım",
    "Chidera Okonkwo",
    "Łucja Wójcik",
    "Marama Tautahi",
    "Esteban Quispe",
    "Johanna Lind",
    "Farid Rahimi",
    "Mei Lin",
)


@dataclass(frozen=True)
class Reviewed:
    """The round, its worst-off pair, and what stands in the link of a letter that asks."""

    round: Round
    pair: ProposedGroup
    asked: str


def under_review(ingrid: Person) -> Reviewed:
    """Thirteen people whom Ingrid goes through."""
    programme = site_makers.programme("Reading Rooms", slug="reading-rooms")
    round_, run, people = a_proposal(12, alone=1, programme_=programme)
    site_makers.on_the_team(programme, who=ingrid)
    for one, name in zip(people, NAMES, strict=True):
        Person.objects.filter(pk=one.person_id).update(name=name)
    wishes = {"sector": ("these", ["school"], "must"), "interests": ("these", ["maps"], "should")}
    for one in (people[0], people[12]):
        for key, (kind, values, weight) in wishes.items():
            question = round_.questions.get(key=key)
            Wish.objects.create(enrolment=one, question=question, kind=kind, values=values, weight=weight)
    lock(run.groups.get(number=2), by=ingrid)
    second = site_makers.a_finished_run(
        round_,
        [[people[0], people[3]], [people[1], people[2]], *([people[at], people[at + 1]] for at in range(4, 12, 2))],
        alone=people[12:],
        gets={one: 0.35 + at * 0.05 for at, one in enumerate(people)},
    )
    forbid(round_, people[4], people[9], by=ingrid)
    put_together(round_, [people[0], people[6]], by=ingrid, run=second)
    asked = ask_to_relax(people[12], round_.questions.get(key="sector"), by=ingrid)
    pair = second.groups.standing().get(members__enrolment=people[1])
    return Reviewed(round_, pair, link_of_asked(asked))
