"""A draft with a canary in it, and people to read it."""

from __future__ import annotations

from sameboat.commons.soundings import actions
from sameboat.commons.soundings.models import Sounding
from sameboat.commons.soundings.rules.asking import Asked
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers as make

CANARY = "canary-of-the-kitchen-door"
DRAFT = f"Dear Carmen,\n\nOn Friday I learned of it from a sheet on the {CANARY}. I would have liked to be asked."


def asked(**more) -> Asked:
    """A draft as somebody asks for it."""
    return Asked(**{"title": "Before I send it to my director", "draft": DRAFT, "not_for": "commas", **more})


def on_the_board(part, **more) -> Sounding:
    """A draft that lies on the board of this part's partnership."""
    return actions.ask(part.partnership_id, asked(**more), by=part.person)


def in_the_programme(round_, *names: str):
    """Two more who have each other in the same round, each at a workplace of their own."""
    parts = make.parts_of(make.partners(*names, round_=round_))
    for part in parts:
        works_at(part, f"Library of {part.person.name}")
    return parts


def works_at(part, workplace: str) -> None:
    """What they answered about where they work."""
    question = part.enrolment.round.questions.get(key="employer")
    Answer.objects.update_or_create(enrolment=part.enrolment, question=question, defaults={"values": [workplace]})


def in_the_pool(part):
    """They said that they would read a draft now and then."""
    return actions.join_pool(part.partnership_id, "", by=part.person)
