"""Open pages that listen while others load pages: ``python -m bench.talking.listening PAGES EVENTS``.

The site is the one of ``SAMEBOAT_SETTINGS``, and served already. They listen until a line comes in; then it is said how
many they were, how many messages were sent, and how many bells were heard.
"""

import asyncio
import random
import sys

LISTENING = 300
EVERY = 1.0
"""Seconds between two messages."""


def main(pages, events):
    """Let pairs move in, open their talks, and let them write to each other until they are asked to stop."""
    from sameboat.doors.cli.site.opening import open_site

    open_site()
    from .crowd import pairs_who_talk
    from .seats import seated

    people = seated(pairs_who_talk(LISTENING // 2), int(pages), int(events))
    said = asyncio.run(_until_asked(people))
    print(len(people), said, sum(each.heard for each in people))


async def _until_asked(people):
    from .seats import all_opened

    streams = [await each.open() for each in people]
    await all_opened(people)
    print("listening", flush=True)
    asked = asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    rng, said = random.Random(len(people)), 0
    while not asked.done():
        await rng.choice(people).say(f"Message {said}")
        said += 1
        await asyncio.sleep(EVERY)
    if gone := sum(stream.done() for stream in streams):
        raise RuntimeError(f"{gone} of {len(streams)} pages listen no more")
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    return said


if __name__ == "__main__":
    main(*sys.argv[1:])
