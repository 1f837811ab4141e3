"""From the other side every early end looks the same, to the byte: in every page, letter, list and export.

One world is made; each way of ending happens in it and is undone again, so that ids and moments are the same.
"""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from sameboat.base.kit import clock
from sameboat.commons.conversations.actions import post, take_back
from sameboat.commons.conversations.models import Message
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.actions import leave
from sameboat.members.safety.actions import begin_report, block, keep_apart, send_report
from sameboat.members.safety.actions.reporting import Said
from sameboat.mentoring.matching.actions.replacing import tell_whoever_lost_a_partner
from sameboat.mentoring.partnerships.actions import (
    announce_absence,
    end_early,
    end_for_everybody,
    erase_own_words,
    mute,
    open_friendship,
)
from sameboat.mentoring.partnerships.actions.ending import end_what_is_over
from sameboat.mentoring.partnerships.actions.telling import tell_of_the_end
from sameboat.mentoring.programmes.models import Role, Round
from tests import site_makers as make
from tests.doors.partners.safety.lived import they_live
from tests.house.permissions.site_map import routes_of_the_site

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

ELSEWHERE = (
    "partners",
    "today",
    "my_privacy",
    "my_notices",
    "my_blocks",
    "my_reports",
    "my_sessions",
    "my_data",
    "desk",
)
RANDOM = re.compile(rb'\b[A-Za-z0-9]{64}\b|nonce="[^"]+"|name="form" value="[^"]+"|data-pass="[^"]+"')
"""What differs between any two answers: above all, tokens that are made anew for each form."""


def ended(world, ana):
    end_early(world.pk, by=ana)


def ended_and_erased(world, ana):
    end_early(world.pk, by=ana, erase=True)


def erased(world, ana):
    erase_own_words(world.pk, by=ana)


def blocked(world, ana):
    block(world.ben, by=ana)


def blocked_and_erased(world, ana):
    block(world.ben, by=ana)
    erase_own_words(world.pk, by=ana)


def left_the_site(world, ana):
    del world
    leave(by=ana)


def ended_by_the_lead(world, _ana):
    end_for_everybody(world.pk, by=world.lead)


def kept_apart_by_the_lead(world, ana):
    report = begin_report(Said("Help."), by=ana, programme=world.programme, partnership=world.pk, about=[world.ben.pk])
    send_report(report.pk, by=ana)
    keep_apart(report.pk, by=world.lead)


WITH_WORDS = (ended, blocked, ended_by_the_lead, kept_apart_by_the_lead)
WITHOUT = (ended_and_erased, erased, blocked_and_erased, left_the_site)
NEEDS_A_LEAD = (ended_by_the_lead, kept_apart_by_the_lead)
THOROUGHLY = (blocked, left_the_site)
"""Those that are looked at on every page there is; the others on the pages that say most."""


@pytest.fixture
def frozen():
    with time_machine.travel(clock.now().replace(microsecond=0), tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(request, frozen):
    """Ana and Ben have written to each other, and one of them announced to be away."""
    kind = getattr(request, "param", "of a round")
    if kind == "friends":
        made, programme, lead = open_friendship([make.person("Ana"), make.person("Ben")], by=None), None, None
    else:
        made = make.partners("Ana", "Ben")
        programme, lead = made.round.programme.pk, make.on_the_team(made.round.programme, Role.SAFEGUARDING_LEAD)
        Round.objects.update(announced_at=clock.now())
    ana, ben = (each.person for each in make.parts_of(made))
    for who, text in ((ana, "said-by-ana"), (ben, "said-by-ben")):
        frozen.shift(timedelta(minutes=1))
        post(made.pk, text, form=uuid4(), by=who)
    announce_absence(made.pk, clock.today() + timedelta(days=1), clock.today() + timedelta(days=3), by=ana)
    made.ben, made.lead, made.programme = ben, lead, programme
    made.browser = make.sign_in(Client(), ben)
    made.browser.get(reverse("partner_talk", args=[made.pk]))
    Letter.objects.all().delete()
    return made


def seen_by_ben(world, how, *, everywhere=False, also=()) -> dict[str, bytes]:
    """What Ben can look at after it ended in that way, and everything that is written to him."""
    seen: dict[str, bytes] = {}
    ana = next(each.person for each in make.parts_of(world) if each.person.pk != world.ben.pk)
    point = transaction.savepoint()
    how(world, ana)
    tell_whoever_lost_a_partner()
    end_what_is_over()
    tell_of_the_end()
    for address in [*addresses(world, everywhere=everywhere), *also]:
        answer = world.browser.get(address)
        assert answer.status_code < 500, address
        seen[address] = RANDOM.sub(b"", b"".join([*answer] if answer.streaming else [answer.content]))
        seen[address] += f"{answer.status_code} {answer.headers.get('Location', '')}".encode()
    for letter in Letter.objects.filter(to=world.ben):
        words = written(letter)
        told = f"{letter.key} {letter.made_at} {letter.about} {words}" if words else f"{letter.key} nothing"
        seen[f"letter {letter.key}"] = told.encode()
    for act, where in (("partner_talk", [world.pk]), ("partner_rest", [world.pk]), ("talk_search", [])):
        with transaction.atomic():
            answer = world.browser.post(reverse(act, args=where), {"text": "Hello?", "words": "said"})
            seen[f"post {act}"] = RANDOM.sub(b"", answer.content) + str(answer.status_code).encode()
    transaction.savepoint_rollback(point)
    return seen


def addresses(world, *, everywhere) -> list[str]:
    """Pages of the partnership, or every one that has no other id in its address; and the member's own pages."""
    found = [reverse(each, args=[world.pk]) for each in ("partnership", "partner_talk", "partner_end")]
    if everywhere:
        for name in sorted({route.name for route in routes_of_the_site()}):
            try:
                found.append(reverse(name, kwargs={"partnership": world.pk}))
            except NoReverseMatch:
                continue
    return [*found, *map(reverse, ELSEWHERE)]


@pytest.mark.parametrize("world", ["of a round", "friends"], indirect=True)
@pytest.mark.parametrize("ways", [WITH_WORDS, WITHOUT], ids=["words stay", "words go"])
def test_every_early_end_looks_the_same_to_the_byte(world, ways):
    ways = [each for each in ways if world.lead or each not in NEEDS_A_LEAD]
    in_a_round = world.lead is not None
    first = seen_by_ben(world, ways[0], everywhere=in_a_round)
    assert len(first) > (50 if in_a_round else 12)
    for how in ways[1:]:
        other = seen_by_ben(world, how, everywhere=in_a_round and how in THOROUGHLY)
        assert {at for at in first if at.startswith("letter")} == {at for at in other if at.startswith("letter")}
        differ = {at for at in other if first.get(at) != other[at]}
        assert not differ, (ways[0].__name__, how.__name__, differ)
    told = "".join(words.decode(errors="replace") for at, words in first.items() if at.startswith("letter"))
    assert "Ana" not in told
    talk = first[reverse("partner_talk", args=[world.pk])].decode()
    assert ("said-by-ana" in talk) is (ways[0] is ended)
    assert "said-by-ben" in talk
    assert "Ana" not in talk


@pytest.mark.parametrize(
    "ways", [(ended, blocked, ended_by_the_lead), (ended_and_erased, left_the_site)], ids=["words stay", "words go"]
)
def test_so_does_every_single_thing_that_either_left_there_and_ones_own_calendar(world, ways):
    there = they_live(world)
    also = [each for each in there if world.browser.get(each).status_code == 200]
    assert len(also) > 40, "they are pages, not addresses of nothing"
    assert b"BEGIN:VEVENT" in world.browser.get(also[-1]).content
    first = seen_by_ben(world, ways[0], also=also)
    assert b"BEGIN:VEVENT" not in first[also[-1]]
    for how in ways[1:]:
        other = seen_by_ben(world, how, also=also)
        assert set(first) == set(other), how.__name__
        assert not {at for at in other if first[at] != other[at]}, (ways[0].__name__, how.__name__)


def test_the_comparison_would_notice(world):
    """What is no ending, and one that erases, do look different."""
    quiet = seen_by_ben(world, ended)
    assert seen_by_ben(world, lambda *_: None) != quiet
    assert seen_by_ben(world, erased) != quiet


def test_whoever_mutes_is_not_noticed_either(world):
    assert seen_by_ben(world, lambda world, ana: mute(world.pk, by=ana)) == seen_by_ben(world, lambda *_: None)


def test_what_was_taken_back_and_what_was_erased_leave_the_same_words(world):
    def taken_back_one_by_one(world, ana):
        for row in Message.objects.filter(partnership=world.pk, author__person=ana):
            take_back(row, by=ana)
        end_early(world.pk, by=ana)

    talk = reverse("partner_talk", args=[world.pk])
    assert seen_by_ben(world, taken_back_one_by_one)[talk] == seen_by_ben(world, erased)[talk]
