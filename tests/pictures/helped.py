"""Leila and Tomás help each other: drafts on the board, feedback on a class, a tide that turned in summer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sameboat.base.kit import clock
from sameboat.commons.soundings import actions as soundings
from sameboat.commons.soundings.models import Sounding
from sameboat.commons.soundings.rules.asking import Asked
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback import actions as feedback
from sameboat.mentoring.feedback.models import Occasion
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.wishes.models import Answer

DRAFT = """Dear Carmen,

On Friday the evening rota was changed and I learned of it from a sheet on the kitchen door. I run the reading room \
in the evenings, and I would have liked to be asked.

Ana obviously knew for weeks, which puts both of us in a strange position with the volunteers.

Could we speak before the new rota begins on the 24th? I have two ideas that would keep Thursday evenings open."""

TIDE = [
    (-8, 3, False, "leaving a post"),
    (-8, 17, False, "a job advertisement"),
    (-7, 6, False, "a cover letter"),
    (-7, 21, True, "a poster"),
    (-6, 9, False, "selection criteria"),
    (-5, 4, True, "a class in the evening"),
    (-5, 20, False, "a hard talk"),
    (-4, 8, True, "a letter to a director"),
    (-3, 2, True, "the budget for evenings"),
    (-3, 19, True, "a class for grandparents"),
    (-2, 11, True, "a rota"),
    (-2, 25, False, "an interview"),
    (-1, 7, True, "a mail before it went out"),
]


@dataclass(frozen=True)
class Helped:
    """What the pages of the room *Help* are about."""

    theirs: Sounding
    """Tomás asks, Leila reads."""
    own: Sounding
    """Leila asked, Tomás has read."""
    held: Sounding
    in_the_pool: Sounding
    to_give: Occasion
    begin: Partnership
    """Two others, who have helped each other with nothing yet."""


def they_help_each_other(partnership: Partnership) -> Helped:
    """Everything that can lie in the room *Help*."""
    leila, tomas = (
        partnership.partners.select_related("person", "enrolment__round").get(person__name=name)
        for name in ("Leila Haddad", "Tomás Villar")
    )
    for at, part in enumerate(Partner.objects.filter(round=partnership.round).select_related("enrolment")):
        question = partnership.round.questions.get(key="employer")
        Answer.objects.get_or_create(
            enrolment=part.enrolment, question=question, defaults={"values": [f"Library {at}"]}
        )
    _note_the_tide(leila, tomas)
    where = partnership.pk
    to_give = _feedback(where, leila, tomas)
    theirs = soundings.ask(
        where,
        Asked(
            "Before I send it to my director",
            DRAFT,
            wants=("sanity", "tone"),
            not_for="commas",
            by_when="at",
            at=_tomorrow(leila.person, 13),
            pool=True,
            pen_name="Night heron",
        ),
        by=tomas.person,
    )
    said = soundings.remark(
        where,
        theirs.pk,
        _place("from a sheet on the kitchen door"),
        "Keep this. It is a fact, and it says everything without an adjective.",
        by=leila.person,
    )
    soundings.answer(where, theirs.pk, said.pk, "I was afraid it sounded petty.", by=tomas.person)
    soundings.remark(
        where,
        theirs.pk,
        _place("Ana obviously knew for weeks"),
        "Do you know this, or fear it? Without “obviously” it is still true that you heard last.",
        by=leila.person,
    )
    own = soundings.ask(
        where,
        Asked("Is this too much for a first mail?", "Dear colleagues,\n\nI write to you as somebody new.", "question"),
        by=leila.person,
    )
    soundings.judge(
        where, own.pk, "sleep", "It is good. Tomorrow it will be shorter.", may_be_kept=True, by=tomas.person
    )
    held = soundings.ask(
        where,
        Asked("To the whole department", "I have had enough of this.", until_morning=True, by_when="now"),
        by=leila.person,
    )
    begin = (
        Partnership.objects.filter(round=partnership.round).exclude(pk=partnership.pk).order_by("made_at", "pk").first()
    )
    return Helped(theirs, own, held, _from_the_pool(partnership, leila, begin), to_give, begin)


def _place(words: str) -> Place:
    begins = DRAFT.index(words)
    return Place(begins, begins + len(words))


def _tomorrow(person: Person, hour: int) -> datetime:
    there = clock.now().astimezone(ZoneInfo(person.zone or "UTC"))
    return datetime.combine(there.date() + timedelta(days=1), time(hour), there.tzinfo)


def _note_the_tide(leila: Partner, tomas: Partner) -> None:
    today = clock.today()
    for months, day, mine, what in TIDE:
        at = today.year * 12 + today.month - 1 + months
        helper, helped = (leila, tomas) if mine else (tomas, leila)
        feedback.note_help(
            leila.partnership_id,
            what,
            helper=helper.pk,
            helped=helped.pk,
            on=today.replace(year=at // 12, month=at % 12 + 1, day=day),
            by=leila.person,
        )


def _feedback(where, leila: Partner, tomas: Partner) -> Occasion:
    """One that was given, one that may be given, and one that waits for a yes."""
    class_ = feedback.propose(
        where, "My class on Tuesday", ["pace", "who gets asked"], receiver=leila.pk, by=leila.person
    )
    feedback.agree(where, class_.pk, by=tomas.person)
    said = [
        "Quick for the first ten minutes. From the moment they opened their bags it was exactly right.",
        "The two at the window three times, the man by the door never. He knew, I think.",
    ]
    feedback.give(where, class_.pk, said, by=tomas.person)
    talk = feedback.propose(where, "Your talk for the board", ["the first minute"], receiver=tomas.pk, by=tomas.person)
    feedback.agree(where, talk.pk, by=leila.person)
    feedback.propose(
        where, "How you lead the evening", ["what happens when two talk at once"], receiver=leila.pk, by=tomas.person
    )
    return talk


def _from_the_pool(partnership: Partnership, leila: Partner, begin: Partnership) -> Sounding:
    """Leila is in the pool: one draft of a stranger is with her, another waits."""
    member = soundings.join_pool(partnership.pk, "", by=leila.person)
    others = Partner.objects.filter(round=partnership.round).exclude(partnership__in=[partnership, begin])
    stranger = others.select_related("person").order_by("pk").first()
    rows = []
    for title in ("A mail to a parent", "A letter to the council"):
        row = soundings.ask(
            stranger.partnership_id,
            Asked(
                title, "Dear neighbour,\n\nYour son was kind today. I wanted you to know.", pool=True, pen_name="Fern"
            ),
            by=stranger.person,
        )
        other = stranger.partnership.partners.exclude(pk=stranger.pk).select_related("person").first()
        rows.append(soundings.pass_on(stranger.partnership_id, row.pk, by=other.person))
    soundings.take_up(member.pk, rows[0].pk, by=leila.person)
    soundings.remark_from_the_pool(rows[0].pk, "Begin with this.", place=Place(17, 41), by=leila.person)
    return rows[0]
