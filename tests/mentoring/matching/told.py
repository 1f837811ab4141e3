"""A closed round whose proposal can be told: for tests of the announcement and of what comes after it."""

from __future__ import annotations

from datetime import timedelta

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Topic
from tests import site_makers as make

COUNTRIES = ("PT", "NZ", "NO", "KE", "UY", "MA", "JP", "CA")


def a_proposal(how_many=4, *, alone=0, three=False, size=2, **facts):
    """Round, run and applications: pairs in their order (the last three together, if so said), the rest alone."""
    day = clock.now().date()
    facts.setdefault("closes_on", day - timedelta(days=2))
    facts.setdefault("opens_on", day - timedelta(days=30))
    facts.setdefault("starts_on", day + timedelta(days=7))
    facts.setdefault("rules", {"different": ["country", "employer"], "shared": ["languages"]})
    round_ = make.round_of(facts.pop("programme_", None), closed_at=clock.now(), **facts)
    people = [an_applicant(round_, at) for at in range(how_many + alone)]
    together, left = people[:how_many], people[how_many:]
    pairs, trio = (together[:-3], [together[-3:]]) if three else (together, [])
    groups = [pairs[at : at + size] for at in range(0, len(pairs), size)] + trio
    Topic.objects.create(round=round_, week=3, title="Work", text="How each of us got here")
    Topic.objects.create(round=round_, week=1, title="Hello", text="Getting to know each other")
    return round_, make.a_finished_run(round_, groups, alone=left), people


def an_applicant(round_, at=0, who=None, **facts):
    """Somebody in one of eight countries, whose address is proved."""
    said = {"country": COUNTRIES[at % 8], "languages": ["en"], "sector": "public"}
    one = make.proved_applicant(round_, who or make.person(), **said)
    for word, value in facts.items():
        setattr(one, word, value)
    one.save()
    return one
