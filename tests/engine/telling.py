"""Small rounds made by hand, and what is told about them."""

from __future__ import annotations

from sameboat.engine.admission import admit
from sameboat.engine.encoding import encode
from sameboat.engine.explain import explain
from sameboat.engine.outcome import Outcome, Proof
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Result

CODES = {"en": "English", "es": "Spanish", "NZ": "New Zealand", "CL": "Chile", "JP": "Japan"}


def label(question: str, value: str) -> str:
    del question
    return CODES.get(value, value)


def told(
    people: list[Person], programme: Programme, *groups: tuple[str, ...], locked=0, proof=None, **further
) -> Result:
    """The result in which exactly these groups have each other; the first ``locked`` were made by hand."""
    known = {key: further[key] for key in ("former", "forbidden") if key in further}
    crowd = encode(people, programme, named=further.get("wants"), **known)
    places = tuple(tuple(crowd.index[id_] for id_ in group) for group in groups)
    proof = proof or Proof(len(groups), len(groups), 0, 0, True, 0, True)
    return explain(
        crowd,
        places,
        locked=locked,
        outcome=Outcome(places, proof),
        admission=admit(crowd.people, programme.rules),
        label=label,
        **further,
    )


def reason(result: Result, id_: str) -> str:
    return next(row.reason for row in result.partners if row.id == id_)


def answer(result: Result, id_: str, question: str) -> tuple[str, str]:
    return next((row.answer, row.why) for row in result.wishes if (row.id, row.question) == (id_, question))


def advice(result: Result, id_: str) -> tuple[str, str]:
    return next((row.why, row.would_help) for row in result.alone if row.id == id_)
