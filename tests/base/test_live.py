"""A bell with ids reaches the open pages of those who may hear it, and nobody else."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.db import connections, transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.live import rules
from sameboat.base.live.actions import forget_what_rang, ring
from sameboat.base.live.hearing import Events
from sameboat.base.live.hearing.database import looked_up
from sameboat.base.live.models import Bell
from sameboat.base.live.passes import read_pass, written_pass
from sameboat.base.live.queries import newest
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests.site_makers import partners, parts_of, person, sign_in

SOON = 2.0
together_with_others = pytest.mark.django_db(transaction=True)


class Heard:
    """A page that listens: what it was told, as a browser reads it."""

    def __init__(self, events, query, headers=()):
        self._out, self.bells, self.status = asyncio.Queue(), asyncio.Queue(), None
        scope = {"type": "http", "method": "GET", "path": "/events/", "headers": list(headers)}
        scope["query_string"] = urlencode(query).encode()
        self.task = asyncio.create_task(events(scope, self._out.get, self._take))
        self.began = asyncio.Event()
        self.words = ""

    async def _take(self, message):
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            return
        self.words += message["body"].decode()
        for block in message["body"].decode().split("\n\n"):
            told = dict(line.split(":", 1) for line in block.splitlines() if ":" in line[1:])
            if told.get("event", "").strip() in ("bell", "over"):
                self.bells.put_nowait((told["event"].strip(), told["data"].strip(), int(told.get("id", 0))))
        self.began.set()

    async def next(self):
        return await asyncio.wait_for(self.bells.get(), SOON)

    async def leave(self):
        await self._out.put({"type": "http.disconnect"})
        await asyncio.wait_for(self.task, SOON)


@asynccontextmanager
async def a_process():
    """The event process, listening to the test's database."""
    events = Events()
    events.begin()
    try:
        await asyncio.sleep(0.3)  # its first look
        yield events
    finally:
        await events.end()
        await looked_up(connections.close_all)
        connections.close_all()  # Django keeps those of a story apart from those of the thread that tells it


async def listening(events, who, topic, since=None, **headers):
    query = {"pass": written_pass(who.pk, topic), "since": newest(topic) if since is None else since}
    heard = Heard(events, query, [(name.encode(), value.encode()) for name, value in headers.items()])
    await asyncio.wait_for(heard.began.wait(), SOON)
    return heard


@together_with_others
def test_two_readers_hear_and_a_stranger_does_not():
    together, others = partners("Ana", "Ben"), partners("Cleo", "Dan")
    (ana, ben), (cleo, _dan) = ((each.person for each in parts_of(one)) for one in (together, others))

    async def story():
        async with a_process() as events:
            of_ana, of_ben = [await listening(events, who, together.pk) for who in (ana, ben)]
            of_cleo = await listening(events, cleo, others.pk)
            # Cleo has a pass that we signed, and is not part of it.
            assert (await listening(events, cleo, together.pk)).status == 403
            ring(together.pk, "talk")
            assert [(await each.next())[:2] for each in (of_ana, of_ben)] == [("bell", "talk")] * 2
            with transaction.atomic():
                ring(together.pk, "talk")
                transaction.set_rollback(True)
            await asyncio.sleep(0.6)
            assert of_ana.bells.empty()
            assert of_cleo.bells.empty()
            assert len(events.streams) == 3
            await of_ana.leave()
            assert len(events.streams) == 2

    asyncio.run(story())


@together_with_others
def test_a_page_that_was_away_learns_what_rang_meanwhile():
    together = partners("Ana", "Ben")
    ana = parts_of(together)[0].person

    async def story():
        async with a_process() as events:
            ring(together.pk, "talk")
            of_ana = await listening(events, ana, together.pk)
            for what in ("talk", "meet", "talk"):
                ring(together.pk, what)
            first = await of_ana.next()
            await of_ana.leave()
            ring(together.pk, "plan")
            again = await listening(events, ana, together.pk, since=0, **{"last-event-id": str(first[2])})
            told = {(await again.next())[1]}
            while "plan" not in told:
                told.add((await again.next())[1])
            assert "help" not in told

    asyncio.run(story())


@together_with_others
def test_whoever_is_no_longer_part_of_it_hears_nothing_more():
    circle = partners("Ana", "Ben", "Cleo")
    parts = parts_of(circle)

    async def story():
        async with a_process() as events:
            heard = [await listening(events, each.person, circle.pk) for each in parts]
            Partner.objects.filter(pk=parts[2].pk).update(left_at=clock.now())
            ring(circle.pk, "talk")
            for each in heard[:2]:
                assert (await each.next())[1] == "talk"
            Partnership.objects.filter(pk=circle.pk).update(ended_at=clock.now(), ended_early=True)
            ring(circle.pk, "talk")
            await asyncio.sleep(0.6)
            assert all(each.bells.empty() for each in heard)
            assert all(not each.task.done() for each in heard), "nobody can tell by a stream that closes"

    asyncio.run(story())


@pytest.mark.django_db
def test_a_pass_is_for_one_person_one_topic_and_five_minutes():
    ana, topic = person("Ana"), uuid4()
    word = written_pass(ana.pk, topic)
    known = read_pass(word)
    assert (known.person, known.topic) == (str(ana.pk), topic)
    assert read_pass(word[:-1] + ("A" if word[-1] != "A" else "B")) is None
    assert read_pass("") is None
    with time_machine.travel(clock.now() + rules.PASS_HOLDS + timedelta(seconds=1)):
        assert read_pass(word) is None


@together_with_others
def test_a_pass_that_ends_asks_the_page_for_another(monkeypatch):
    together = partners("Ana", "Ben")
    ana = parts_of(together)[0].person
    monkeypatch.setattr(rules, "PASS_HOLDS", timedelta(seconds=1.5))

    async def story():
        async with a_process() as events:
            of_ana = await listening(events, ana, together.pk)
            assert (await of_ana.next())[0] == "over"
            await asyncio.wait_for(of_ana.task, SOON)

    asyncio.run(story())


@together_with_others
def test_a_person_has_so_many_streams_and_our_own_pages_alone_may_open_them(monkeypatch, settings):
    together = partners("Ana", "Ben")
    ana, ben = (each.person for each in parts_of(together))
    monkeypatch.setattr(rules, "STREAMS_EACH", 2)

    async def story():
        async with a_process() as events:
            two = [await listening(events, ana, together.pk) for _ in range(2)]
            assert (await listening(events, ana, together.pk)).status == 503
            of_ben = await listening(events, ben, together.pk, origin=settings.SITE_ADDRESS)
            assert of_ben.headers[b"access-control-allow-origin"].decode() == settings.SITE_ADDRESS
            assert (await listening(events, ben, together.pk, origin="https://elsewhere.example.org")).status == 403
            await asyncio.gather(*(each.leave() for each in two))
            assert (await listening(events, ana, together.pk)).status == 200

    asyncio.run(story())


@pytest.mark.django_db
def test_the_next_pass_is_for_whoever_still_has_the_topic(client):
    together = partners("Ana", "Ben")
    ana, ben = (each.person for each in parts_of(together))
    address = reverse("live_pass", args=[together.pk])
    assert client.get(address).status_code == 404
    assert client.get(reverse("live_pass", args=[uuid4()])).status_code == 404
    sign_in(client, person("Stranger"), opened=False)
    assert client.get(address).content == client.get(reverse("live_pass", args=[uuid4()])).content
    sign_in(client, ana, opened=False)
    assert read_pass(json.loads(client.get(address).content)["pass"]).person == str(ana.pk)
    client.logout()
    assert client.get(address).status_code == 404
    sign_in(client, ben, opened=False)
    Partnership.objects.filter(pk=together.pk).update(ended_at=clock.now())
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_page_names_its_topic_and_holds_no_script_of_its_own(settings):
    together = partners("Ana", "Ben")
    request = RequestFactory().get("/")
    request.user = parts_of(together)[0].person
    drawn = Template("{% live_topic topic %}")
    around = Context({"request": request, "topic": together.pk})
    assert drawn.render(around) == ""  # the site has no event process
    settings.LIVE = True
    ring(together.pk, "talk")
    page = drawn.render(around)
    assert f'data-since="{newest()}"' in page
    assert 'live/bells.js" defer' in page
    assert reverse("live_pass", args=[together.pk]) in page


@pytest.mark.django_db
def test_a_bell_says_one_short_word_and_is_forgotten_after_an_hour():
    topic = uuid4()
    for what in ("", "Dear Ana", "ana@example.org", "t" * 17):
        with pytest.raises(ValueError, match="short word"):
            ring(topic, what)
    ring(topic, "talk")
    assert {each.name for each in Bell._meta.fields} == {"id", "topic", "what", "at"}
    assert forget_what_rang(clock.now() + timedelta(minutes=59)) == 0
    assert forget_what_rang(clock.now() + timedelta(minutes=61)) == 1
