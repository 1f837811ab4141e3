"""From one browser to another: a form is sent, a bell rings, the partner's page fetches what is new."""

import asyncio
import random
import time
from uuid import uuid4

from bench.serving import pages_served

from .seats import all_opened, seated

EVERY = 0.2
"""Seconds between two messages."""
GIVEN_UP = 10.0


def heard(pairs, sent):
    """Seconds from each form to the words on the partner's page; and how many never came."""
    from tests.members.journaled_smtp import free_port

    events = free_port()
    with pages_served(workers=2, events=events) as pages:
        return asyncio.run(_all_talk(seated(pairs, pages, events), sent))


async def _all_talk(people, sent):
    streams = [await each.open() for each in people]
    await all_opened(people)
    partner = {id(each): other for each in people for other in people if each.pair == other.pair and each is not other}
    rng = random.Random(sent)
    # Nobody is written to twice within the time of a message.
    turns = [each for _ in range(-(-sent // len(people))) for each in rng.sample(people, len(people))][:sent]
    talking = []
    for at, writer in enumerate(turns):
        talking.append(asyncio.create_task(_one(writer, partner[id(writer)], f"word-{at}-{uuid4().hex}")))
        await asyncio.sleep(EVERY)
    times = await asyncio.gather(*talking)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    came = [time_ for time_ in times if time_ is not None]
    return came, len(times) - len(came)


async def _one(writer, reader, words):
    began = time.perf_counter()
    hearing = asyncio.create_task(reader.fetch_until(words))
    await writer.say(words)
    try:
        await asyncio.wait_for(hearing, GIVEN_UP)
    except TimeoutError:
        return None
    return time.perf_counter() - began
