"""Invented people who have each other, and what they have said."""

import random
from datetime import timedelta

from sameboat.base.kit import clock

WORDS = ["archive", "borrow", "catalogue", "deadline", "evening", "form", "harbour", "interview", "meeting", "window"]
AT_ONCE = 500


def pairs_who_talk(number):
    """So many pairs of one round; each has a talk with a few messages in it."""
    from tests import site_makers as make

    round_ = make.round_of()
    pairs = [make.partners(f"Writer {at}", f"Reader {at}", round_=round_) for at in range(number)]
    for at, pair in enumerate(pairs):
        fill(pair, 5, random.Random(at))
        for part in make.parts_of(pair):
            make.with_a_password(part.person)
    return pairs


def long_talks(long, many):
    """Somebody whose talks hold ``many`` messages in all, and the one of them that holds ``long``."""
    from tests import site_makers as make

    rng = random.Random(long)
    talk = make.partners("Noor", "Tomás")
    reader = make.parts_of(talk)[0].person
    fill(talk, long, rng)
    for at in range(2):
        other = make.round_of()
        fill(_together_with(reader, other, f"Friend {at}"), (many - long) // 2, rng)
    return reader, talk


def _together_with(reader, round_, name):
    from tests import site_makers as make

    from sameboat.mentoring.partnerships.actions import open_partnership

    applied = [make.proved_applicant(round_, who) for who in (reader, make.person(name))]
    return open_partnership(round_, applied, reason="Both speak English.", by=None)


def fill(partnership, number, rng):
    """Messages of 5 to 60 words, by one and the other, as many as asked."""
    from sameboat.commons.conversations.models import Message
    from sameboat.mentoring.partnerships.actions import put_words_of_each

    parts = list(partnership.partners.all())
    began = clock.now()
    rows = []
    for at in range(number):
        author = parts[at % len(parts)]
        row = Message(author=author, partnership=partnership, written_at=began + timedelta(microseconds=100 * at))
        text = f"Message {at}: " + " ".join(rng.choices(WORDS, k=rng.randint(5, 60)))
        rows.append((row, {"text": text}))
    for at in range(0, number, AT_ONCE):
        batch = rows[at : at + AT_ONCE]
        put_words_of_each(batch)
        Message.objects.bulk_create([row for row, _words in batch])
