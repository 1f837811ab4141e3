"""What two people of the demo have said to each other since they were told, so that a talk can be seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from sameboat.base.kit import clock
from sameboat.commons.conversations.actions import post
from sameboat.commons.conversations.models import Message
from sameboat.mentoring.partnerships.models import Partner

from ...home.demo_cast import part_called

SAID = (
    (
        74.0,
        True,
        "Hello, and what a nice surprise. I read your public answers twice. I have never met anybody from a library "
        "like yours, so my first question is easy: **what does your Monday look like?**",
    ),
    (
        73.4,
        False,
        "Hello back! My Monday: unlock, switch everything on, and find out which of our three printers is in a mood "
        "today. Then the queue. And yours?",
    ),
    (73.1, True, "Quieter, and with worse coffee. When suits you for a first call? Mornings are easier for me."),
    (72.6, False, "Then my evenings meet your mornings. Wednesday?"),
    (
        49.0,
        False,
        "Thank you for the call. I wrote down what I took away, before I forget:\n\n- ask for the list of vendors "
        "*before* the meeting\n- nobody minds a question that begins with “help me understand”\n- send you my draft",
    ),
    (48.7, True, "Please do send it. I am the person in our house who reads everything twice anyway."),
    (
        21.0,
        True,
        "A small victory to tell: the evening hours stay, and they asked me to write up how we counted. Your question "
        "about who is *not* in our figures changed the whole page.",
    ),
    (20.5, False, "I read this on the bus and grinned at a stranger. Show me the page when it is done?"),
    (
        1.2,
        False,
        "The panel interview is next Thursday, and I said I would practise. Would you ask me the awful ones? "
        "I mean the “tell us about a time you failed” kind.",
    ),
)
"""Days ago, whether whoever is played says it, and the words. None of them is anybody's."""


def let_them_talk(key: str) -> None:
    """Whoever is played as this, and their partner, have talked. Done twice, it changes nothing."""
    part = part_called(key)
    mine = Partner.objects.select_related("person").filter(
        person__email=part.email if part else "", left_at=None, partnership__ended_at=None
    )
    played = mine.order_by("-joined_at").first()
    if played is None or Message.objects.filter(partnership=played.partnership_id).exists():
        return
    others = Partner.objects.select_related("person").filter(partnership=played.partnership_id, left_at=None)
    other = others.exclude(pk=played.pk).order_by("joined_at", "pk").first()
    if other is None:
        return
    now = clock.now()
    for days_ago, by_played, words in SAID:
        moment = _after(now - timedelta(days=days_ago), played, other)
        with clock.told_as_of(moment):
            post(played.partnership_id, words, form=uuid4(), by=(played if by_played else other).person)


def _after(moment: datetime, *parts: Partner) -> datetime:
    """Not before both were there."""
    return max(moment, *(part.joined_at + timedelta(hours=1) for part in parts))
