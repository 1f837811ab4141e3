"""Leila and Tomás talk; two others have talked, and it has ended; and one of two reads in a new browser."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sameboat.base.kit import clock
from sameboat.commons.conversations.actions import change, keep_draft, post, take_back
from sameboat.commons.conversations.rules.files import examined
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests import site_makers
from tests.commons.conversations.making import piece

THE_CLASS = """The class went well. I used your trick of asking them to catalogue *their own bag*. Forty minutes, \
nobody looked at a phone, and one man found his lost keys."""
THE_POST = """I am putting the keys in my annual report.

The post in Tangier closed today. I did not send it. I think I wanted someone to tell me that was allowed."""
ALLOWED = """It was allowed. There will be one nearer to your mother. I am keeping an eye out, inside an hour of Rabat \
only."""
THREE_THINGS = """> inside an hour of Rabat only

Thank you. Three things I would look at:

- evenings free
- a team, not a counter
- https://example.org/libraries/rabat"""
SAID = ((-2, 20, 41, 1, THE_CLASS), (-2, 21, 15, 0, THE_POST), (-2, 21, 22, 1, ALLOWED), (-1, 9, 5, 0, THREE_THINGS))
"""How many days ago, at which time, who, and what."""


@dataclass(frozen=True)
class Talked:
    """The talks of the pictures."""

    over: Partnership
    closed: Partnership
    leaver: Person
    newcomer: Person


def a_picture() -> bytes:
    """A shelf of many colours, as a PNG."""
    wide, high = 320, 180
    rows = b"".join(
        b"\0" + b"".join(bytes((60 + x // 16 * 9 % 160, 90 + (x // 16 * 37) % 110, 70 + y % 60)) for x in range(wide))
        for y in range(high)
    )
    pieces = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(piece(name, data) for name, data in pieces)


def they_talk(partnership: Partnership) -> Talked:
    """Some days of a talk that goes on, a talk that has ended, and one that is partly closed."""
    leila, tomas = (partnership.partners.select_related("person").get(person__name__startswith=n) for n in ("L", "T"))
    long_here([leila, tomas])
    days_of_talk([leila, tomas])
    now = clock.now()
    with clock.told_as_of(now - timedelta(minutes=50)):
        files = [examined("the new shelf.png", a_picture()), examined("Rota.txt", b"Monday: Ana" * 300)]
        say(tomas, "We put the shelf up. And the rota, if you would look at it.", files=files)
    with clock.told_as_of(now - timedelta(minutes=40)):
        changed = say(leila, "Louvely. I will read it tonight.")
        change(changed, "Lovely. I will read it tonight.", by=leila.person)
        take_back(say(leila, "Never mind."), by=leila.person)
    with clock.told_as_of(now - timedelta(minutes=5)):
        say(tomas, "Now I need you. This has to go to the director tomorrow and I have read it too often to see it.")
    keep_draft(partnership.pk, "Put it on the board, and I will", form=uuid4(), by=leila.person)
    over = site_makers.parts_of(site_makers.partners("Ida Brandt", "Kofi Mensah"))
    closed = site_makers.parts_of(site_makers.partners("Noa Peretz", "Luis Quiroga"))
    for two in (over, closed):
        long_here(two)
        days_of_talk(two)
    Partnership.objects.filter(pk=over[0].partnership_id).update(
        ended_at=now, ended_early=True, kept_until=clock.today() + timedelta(days=90)
    )
    Person.objects.filter(pk=closed[0].person_id).update(
        password_own_since=now - timedelta(minutes=1), password=site_makers.a_password()
    )
    say(closed[1], "Here I am again.")
    return Talked(
        over[0].partnership, closed[0].partnership, over[0].person, Person.objects.get(pk=closed[0].person_id)
    )


def long_here(two: list[Partner]) -> None:
    """They came a month ago."""
    then = clock.now() - timedelta(days=30)
    Person.objects.filter(pk__in=[each.person_id for each in two]).update(joined_at=then)
    Partner.objects.filter(pk__in=[each.pk for each in two]).update(joined_at=then)
    for each in two:
        each.person.refresh_from_db()


def days_of_talk(two: list[Partner]) -> None:
    """What they told each other on two days."""
    for days, hour, minute, who, text in SAID:
        day = clock.now() + timedelta(days=days)
        with clock.told_as_of(datetime(day.year, day.month, day.day, hour, minute, tzinfo=day.tzinfo)):
            say(two[who], text)


def say(part: Partner, text: str, **more):
    """That partner says something."""
    return post(part.partnership_id, text, form=uuid4(), by=part.person, **more)
