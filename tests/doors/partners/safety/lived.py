"""What two partners leave behind who did something in every room, and the addresses at which each of it stands."""

from __future__ import annotations

import re
from datetime import time, timedelta
from itertools import product

from django.urls import NoReverseMatch, reverse

from sameboat.base.kit import clock
from sameboat.commons.conversations.models import Attachment, Message
from sameboat.commons.opportunities.actions import pass_on
from sameboat.commons.soundings import actions as soundings
from sameboat.commons.soundings.models import Sounding
from sameboat.commons.soundings.rules.asking import Asked
from sameboat.commons.soundings.rules.passages import Place
from sameboat.mentoring.feedback import actions as feedback
from sameboat.mentoring.feedback.models import Occasion
from sameboat.mentoring.meetings import actions as meetings
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.meetings.queries.calendar import secret_of
from sameboat.mentoring.meetings.queries.links import link_of_host, link_of_met
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.plans import actions as plans
from sameboat.mentoring.plans.models import Goal, Reflection, Theme, TurningPoint
from tests import site_makers as make
from tests.commons.conversations.making import a_file, said
from tests.house.permissions.site_map import routes_of_the_site

KINDS = {
    "message": Message,
    "file": Attachment,
    "sounding": Sounding,
    "occasion": Occasion,
    "goal": Goal,
    "theme": Theme,
    "point": TurningPoint,
    "reflection": Reflection,
}
"""What an address calls each kind of words."""


def they_live(partnership: Partnership) -> list[str]:
    """Each writes, meets, asks, plans, gives feedback and passes something on. The addresses of it all, for Ben."""
    ana, ben = make.parts_of(partnership)
    plans.propose_agreement(partnership.pk, {"how_often": "On Sundays."}, 7, seen=0, by=ana.person)
    plans.confirm_agreement(partnership.pk, 1, by=ben.person)
    signed = []
    for mine, other in ((ana, ben), (ben, ana)):
        said(mine, "With a file", files=[a_file()])
        signed += _meet(mine, other, ben)
        _help(mine, other)
        _plan(mine)
        pass_on(
            partnership.pk, kind="call", title="A call", link="https://example.org/call", word="For you.",
            to=[other.pk], by=mine.person, reader=make.reader(mine),
        )  # fmt: skip
    feed = meetings.begin_feed(by=ben.person)
    return [*_addresses(partnership), *signed, reverse("calendar_feed", args=[secret_of(feed)])]


def _meet(mine: Partner, other: Partner, ben: Partner) -> list[str]:
    """One that is agreed, with everything that is written for it, and one that waits for an answer."""
    where, by, monday = mine.partnership_id, mine.person, clock.today() + timedelta(days=9)
    made = meetings.propose_meeting(where, "observation", 60, [(monday, time(12))], where="The café", by=by)
    made = meetings.answer_times(made, list(made.times.values_list("pk", flat=True)), by=other.person)
    meetings.add_to_agenda(made, ["What we saw"], by=by)
    meetings.keep_note(made, "A note of both", by=by)
    meetings.propose_element(made, "Who speaks", by=by)
    meetings.say_who_is_first(made, mine.pk, by=by)
    asked = meetings.Request(host="The host", who="We two", purpose="To look.", not_done=["recording"])
    hosting = meetings.ask_host(made, asked, by=by)
    meetings.propose_meeting(where, "practice", 30, [(monday + timedelta(days=1), time(12))], by=by)
    return [
        reverse("host_of_a_visit", args=[link_of_host(hosting)]),
        reverse("did_you_meet", args=[link_of_met(made, ben)]),
    ]


def _help(mine: Partner, other: Partner) -> None:
    where, by = mine.partnership_id, mine.person
    asked = soundings.ask(where, Asked("Before I send it", "Dear Carmen, it is late."), by=by)
    soundings.remark(where, asked.pk, Place(0, 4), "Warmer?", by=other.person)
    occasion = feedback.propose(where, "A class", ["pace"], receiver=mine.pk, by=by)
    feedback.agree(where, occasion.pk, by=other.person)
    feedback.give(where, occasion.pk, ["Quick, and then right."], by=other.person)
    feedback.note_help(where, "a letter", helper=other.pk, helped=mine.pk, on=clock.today(), by=by)


def _plan(mine: Partner) -> None:
    where, by = mine.partnership_id, mine.person
    for kind in ("own", "project"):
        goal = plans.write_goal(where, "A goal", "A sentence more", kind=kind, by=by)
        plans.write_step(where, goal.pk, "A step", by=by)
    plans.keep_link(where, goal.pk, "https://example.org/poster", "Our draft", by=by)
    plans.write_theme(where, "Saying no", "Kindly.", month=None, by=by)
    plans.write_turning_point(where, "I stayed.", clock.today(), by=by)
    plans.write_reflection(where, {"learnt": "To ask."}, by=by)


def _addresses(partnership: Partnership) -> list[str]:
    """Every address beneath the partnership that names something else besides, with each thing there is."""
    things: dict[str, list[object]] = {
        word: list(kind.objects.filter(author__partnership=partnership).order_by("pk").values_list("pk", flat=True))
        for word, kind in KINDS.items()
    }
    things |= {
        "meeting": list(Meeting.objects.filter(partnership=partnership).values_list("pk", flat=True)),
        "number": [1],
        "which": ["start"],
        "what": ["shared", "own", "report"],
    }
    found = set()
    for name, pattern in routes_of_the_site():
        words = re.findall(r"<\w+:(\w+)>", pattern)
        if words[:1] != ["partnership"] or len(words) < 2 or not all(word in things for word in words[1:]):
            continue
        for each in product(*(things[word] for word in words[1:])):
            try:
                found.add(reverse(name, kwargs=dict(zip(words, [partnership.pk, *each], strict=True))))
            except NoReverseMatch:
                continue
    return sorted(found)
