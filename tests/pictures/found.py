"""What the partners of the pictures found for each other."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.base.kit import clock
from sameboat.commons.opportunities.actions import pass_on, put_on_the_shelf, say_thanks, say_that_i_look
from sameboat.commons.opportunities.models import Introduction, Reaching, Side
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import put_words
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers as make

CALL = {
    "kind": "call",
    "title": "Call for papers: what volunteers teach a library",
    "link": "https://journal.example.org/calls/volunteers",
    "word": "This is your keys and your lost-property box. Two pages would do, and I would read them first.",
}
POST = {
    "kind": "job",
    "title": "Reading room, evenings, half time",
    "link": "https://posts.example.org/3141",
    "word": "Inside an hour of your mother. Closes in three weeks.",
    "places": ["MA"],
}
SHELF = (
    (
        "guide",
        "Your first meeting, in ten minutes of reading",
        "https://example.org/first",
        "For whoever is a little shy.",
    ),
    ("reading", "Peers, not masters", "https://example.org/peers", "Twelve pages on helping without a rank."),
    ("training", "Listening well: two evenings online", "https://example.org/listening", "Free for members, in May."),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a picture needs to be led to."""

    side: Side


def they_find(partnership: Partnership, lead: Person) -> Found:
    """Leila passed a call on; Tomás looks for work; he would like to introduce somebody to her."""
    leila, tomas = partnership.partners.select_related("person", "round__programme").order_by("person__name")
    for part, work in ((leila, "Harbour Archive"), (tomas, "Hill Library")):
        _works_at(part, work)
    say_that_i_look(partnership.pk, what="Evenings, people, and a window.", places=["MA", "ES"], by=leila.person)
    pass_on(partnership.pk, **CALL, to=[tomas.pk], by=leila.person, reader=make.reader(leila))
    pass_on(partnership.pk, **POST, to=[leila.pk], by=tomas.person, reader=make.reader(tomas))
    say_thanks(Reaching.objects.get(partner=tomas), by=tomas.person)
    for sort, title, link, about in SHELF:
        put_on_the_shelf(leila.round.programme, sort=sort, title=title, link=link, about=about, by=lead)
    asked = Introduction.objects.create(by=tomas.person, until=clock.now() + clock.EARLIEST)
    side = Side(author=tomas, introduction=asked, to=leila)
    put_words(side, {"sentence": "She mends maps in Tangier, and asked me who else talks to the sea at work."})
    side.save()
    return Found(side)


def _works_at(part: Partner, work: str) -> None:
    question = part.round.questions.get(key="employer")
    Answer.objects.update_or_create(enrolment=part.enrolment, question=question, defaults={"values": [work]})
