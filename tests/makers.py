"""People and programmes made for tests: plainly invented, the same for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from sameboat.engine.people import FreeHours, Person, Wish
from sameboat.engine.programme import Programme

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Sydney", "Pacific/Chatham", "UTC")
SECTORS = ("public", "academic", "school", "special")
STAGES = ("student", "early", "mid", "late", "retired")


def programme(**changes) -> Programme:
    """An ILN-like programme with one question of every kind; ``rules``, ``aim`` and the rest can be changed."""
    facts = {
        "name": "test",
        "questions": [
            {"id": "country", "kind": "country"},
            {"id": "employer", "kind": "choice"},
            {"id": "languages", "kind": "languages"},
            {"id": "sector", "kind": "choice", "options": list(SECTORS)},
            {"id": "career_stage", "kind": "scale", "options": list(STAGES)},
            {"id": "interests", "kind": "choices", "common": 1.0},
            {"id": "beyond_work", "kind": "choices", "common": 0.5},
            {"id": "offers", "kind": "offers"},
            {"id": "asks", "kind": "asks", "of": "offers"},
            {"id": "free_hours", "kind": "hours", "common": 0.5},
            {"id": "identity", "kind": "choices", "private": True, "common": 0.5},
        ],
        "rules": {"different": ["country", "employer"], "shared": ["languages"]},
        "term": {"weeks": 4},
    }
    facts.update(changes)
    return Programme.from_mapping(facts)


def person(number: int, random: Random, countries: int = 12) -> Person:
    """Somebody who fills in most of the form, and wishes this and that."""
    return Person(
        id=f"p{number:05}",
        email=f"person{number}@example.org",
        name=f"Person {number}",
        answers=_answers(number, random, countries),
        wishes=tuple(_wishes(random)),
        free_hours=_free_hours(random) if random.random() < 0.8 else None,
        applied_at=datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(40_000)),
        may_be_three=random.random() < 0.9,
        by_email=random.random() < 0.3,
        reports_to=f"p{random.randrange(max(1, number)):05}" if random.random() < 0.1 else "",
        avoid=(f"p{random.randrange(number + 20):05}",) if random.random() < 0.1 else (),
        chooses=(f"p{random.randrange(number + 20):05}",) if random.random() < 0.1 else (),
        consents={"identity": random.choice(("use", "tell"))} if random.random() < 0.7 else {},
    )


def people(count: int, seed: int = 0, countries: int = 12) -> list[Person]:
    """Some people, the same for the same seed."""
    random = Random(seed)
    return [person(number, random, countries) for number in range(count)]


def _answers(number: int, random: Random, countries: int) -> dict[str, tuple[str, ...]]:
    everything = {
        "country": (f"C{min(int(random.expovariate(4 / countries)), countries - 1)}",),
        "employer": (f"library {number // 3}",),
        "languages": ("en",) if random.random() < 0.8 else ("es", "fr"),
        "sector": (random.choice(SECTORS),),
        "career_stage": (random.choice(STAGES),),
        "interests": tuple(sorted({f"topic {random.randrange(12)}" for _ in range(3)})),
        "beyond_work": tuple(sorted({f"hobby {random.randrange(9)}" for _ in range(2)})),
        "offers": tuple(sorted({f"skill {random.randrange(8)}" for _ in range(2)})),
        "asks": tuple(sorted({f"skill {random.randrange(8)}" for _ in range(2)})),
        "identity": (f"identity {random.randrange(3)}",),
    }
    return {question: values for question, values in everything.items() if random.random() < 0.85}


def _wishes(random: Random):
    for question, values in (
        ("sector", SECTORS),
        ("career_stage", STAGES),
        ("interests", ("topic 1", "topic 2", "topic 3")),
        ("identity", ("identity 1", "identity 2")),
        ("free_hours", ()),
    ):
        if random.random() < 0.4:
            kind = random.choice(("same", "different", "these") if values else ("same",))
            wanted = tuple(sorted(random.sample(values, random.randint(1, 2)))) if kind == "these" else ()
            yield Wish(question, kind, wanted, random.choice(("must", "should", "should", "nice", "nice")))


def _free_hours(random: Random) -> FreeHours:
    spans = set()
    for _ in range(3):
        start = random.randrange(7) * 1440 + random.randrange(16, 42) * 30
        spans.add((start, start + random.choice((60, 90, 180))))
    return FreeHours(random.choice(ZONES), tuple(sorted((start, min(end, 10_080)) for start, end in spans)))
