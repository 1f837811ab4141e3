"""Leila and Tomás meet: times that wait, a talk with its agenda, an observation whose host was asked, practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from sameboat.base.kit import clock
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.meetings.queries.links import link_of_host, link_of_met
from sameboat.mentoring.partnerships.models import Partnership


@dataclass(frozen=True)
class Met:
    """Their meetings, by what the pages show."""

    waits: Meeting
    agreed: Meeting
    watched: Meeting
    practised: Meeting
    host: str
    """The signed link of the host."""
    asked: str
    """The signed link of *did you meet?*"""


def they_meet(partnership: Partnership) -> Met:
    """Four meetings, on two clocks four hours apart."""
    leila, tomas = partnership.partners.select_related("person").order_by("person__name")
    for part, zone in ((leila, "Africa/Casablanca"), (tomas, "America/Montevideo")):
        part.person.zone = zone
        part.person.save(update_fields=["zone"])
    monday = clock.today() - timedelta(days=clock.today().weekday())

    def at(days, hour):
        return monday + timedelta(days=days), time(hour)

    def agreed(kind, when, **more):
        made = actions.propose_meeting(partnership.pk, kind, 60, [when], by=leila.person, **more)
        return actions.answer_times(made, list(made.times.values_list("pk", flat=True)), by=tomas.person)

    talk = agreed(
        "talk", at(28, 19), where="https://meet.example.org/4f1d0c7a", about="The post in Braga, and reading aloud."
    )
    actions.begin_agenda(talk, by=leila.person)
    actions.change_agenda(talk.agenda.all()[0], "done", by=tomas.person)
    actions.add_to_agenda(talk, ["How to begin a reading hour with six people"], by=tomas.person)
    actions.keep_note(talk, "Bring the list of books that worked.", by=tomas.person)
    watched = agreed("observation", at(30, 18))
    actions.say_who_is_first(watched, leila.pk, by=leila.person)
    for text, by in (("How the first five minutes go", leila), ("Who speaks, and who does not", tomas)):
        actions.propose_element(watched, text, by=by.person)
    actions.agree_to_element(watched.elements.get(author=leila), True, by=tomas.person)
    actions.tick(watched, {"seat"}, by=leila.person)
    hosting = actions.ask_host(
        watched,
        actions.Request(
            host="Professor Alaoui",
            who="Tomás Villar, by video, beside Leila Haddad",
            purpose="To see how a class for first-year students begins, and how their questions are answered.",
            not_done=["photographs", "recording", "names", "grading"],
        ),
        by=leila.person,
    )
    practised = agreed("practice", at(35, 20))
    actions.say_who_is_first(practised, tomas.pk, by=leila.person)
    actions.add_questions(
        practised,
        [
            "Why this post, and why here?",
            "Somebody asks for “something about history”. How does the conversation go on?",
            "What would you like to ask us?",
        ],
        by=leila.person,
    )
    waits = actions.propose_meeting(
        partnership.pk, "catch_up", 30, [at(24, 16), at(25, 14), at(26, 19)], by=tomas.person
    )
    return Met(waits, talk, watched, practised, link_of_host(hosting), link_of_met(talk, leila))
