"""No word of partners is met anywhere but by the partners; a small walk here, the large one is ``bench canaries``."""

from __future__ import annotations

import logging

import pytest

from sameboat.mentoring.partnerships.actions import leave_partnerships
from sameboat.mentoring.programmes.models import Programme
from tests.house import canaries
from tests.house.permissions.world import World

pytestmark = pytest.mark.django_db
PAGES = [
    "today", "my_data", "my_archive", "my_notices", "partners", "partnership", "partner_talk", "partner_plan",
    "partner_help", "partner_journey", "partner_found", "partner_meet", "desk_people", "desk_care", "desk_handover",
]  # fmt: skip


@pytest.fixture
def world():
    return World()


def test_every_kind_of_words_is_found_by_the_partners_and_by_nobody_else(world):
    cage = canaries.filled(world.together)
    assert canaries.kinds_without_rows() == []
    found = canaries.walked(cage, world, [name for name in PAGES if name in canaries.ROUTES])
    assert found.out == []
    assert found.broke == []
    assert found.read_by_partners > 20
    assert canaries.database_searched(cage).out == []
    moved, opened = canaries.moves_refused(500)
    assert (moved, opened) == (500, 0)


def test_the_walk_would_notice(world):
    """A plain column, and a line in the log."""
    cage = canaries.filled(world.together)
    word = next(iter(cage.readers))
    Programme.objects.filter(pk=world.programme.pk).update(title=f"Open {word}")
    assert canaries.walked(cage, world, ["programme"]).out
    assert canaries.database_searched(cage).out
    found = canaries.Found()
    with canaries.Lines() as log:
        logging.getLogger("sameboat").warning("somebody said %s", word)
    for line in log.lines:
        cage.search(found, "log", line)
    assert found.out


def test_whoever_leaves_takes_their_words_along_at_once(world):
    canaries.filled(world.together)
    part = world.together.partners.get(person=world.another.person)
    assert canaries.readable_by_anybody(part) > 5
    leave_partnerships(world.another.person)
    assert canaries.readable_by_anybody(part) == 0
