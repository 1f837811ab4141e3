"""A small programme of mentors, for tests."""

from __future__ import annotations

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Question
from tests import site_makers as make

HELP = ["applications", "writing"]


def round_of_mentors(*, told=True, **facts):
    """A round of mentors that takes applications all year, and was told already."""
    programme = make.programme("First Shelf", shape="mentors")
    facts = {"closes_on": None, "rules": {"shared": ["languages"]}, "weeks": 28} | facts
    round_ = make.round_of(programme, questions=False, announced_at=clock.now() if told else None, **facts)
    for at, fact in enumerate(
        (
            {"key": "languages", "kind": "languages", "ask": "In which languages could you talk?"},
            {"key": "offers", "kind": "offers", "ask": "What can you help with?", "options": HELP},
            {"key": "asks", "kind": "asks", "of": "offers", "ask": "What would you like help with?"},
            {"key": "employer", "kind": "choice", "ask": "Where do you work?", "wishable": False},
        )
    ):
        Question.objects.create(round=round_, position=at, **fact)
    return round_


def taking_part(round_, name, role, *, capacity=1, **answers) -> Enrolment:
    """Somebody who applied on that side and proved their address."""
    answers.setdefault("languages", ["en"])
    enrolment = make.proved_applicant(round_, make.person(name), **answers)
    Enrolment.objects.filter(pk=enrolment.pk).update(role=role, capacity=capacity)
    enrolment.refresh_from_db()
    return enrolment
