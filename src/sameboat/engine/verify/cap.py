"""Who is deferred by the country cap, reckoned from the rules K1 to K6 (`docs/engine.md`) with own arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC
from fractions import Fraction

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme


def deferred(
    people: Sequence[Person], programme: Programme, first_claim: Iterable[str] = (), kept: Collection[str] = ()
) -> set[str]:
    """The ids of all who are invited to a later round.

    A country is capped when more than its share of the applicants live there (K1). Its places go to the people the
    coordinator has locked (``kept``), whatever their number; then to those with a first claim (K4), then to the
    others in the order in which they applied (K2). Ids break ties.
    """
    question = next((q for q in programme.questions if q.kind == "country"), None)
    if not programme.rules.country_cap or question is None:
        return set()
    share = Fraction(str(programme.rules.country_cap))
    claims = {reference.casefold() for reference in first_claim}

    def turn(p: Person) -> tuple[bool, bool, bool, float, str]:
        claim = p.first_claim or p.id.casefold() in claims or p.email.casefold() in claims
        when = p.applied_at
        since = (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() if when else 0.0
        return p.id not in kept, not claim, when is None, since, p.id

    lines: dict[str, list[Person]] = {}
    for p in people:
        for country in p.answers.get(question.id, ())[:1]:
            lines.setdefault(country, []).append(p)
    held = {country: sum(p.id in kept for p in line) for country, line in lines.items()}
    accepted = len(people)
    if programme.rules.cap_reading == "B":
        nowhere = len(people) - sum(map(len, lines.values()))
        while accepted and accepted > nowhere + sum(
            max(held[country], min(len(line), int(share * accepted))) for country, line in lines.items()
        ):
            accepted -= 1
    limit = int(share * accepted)
    return {p.id for country, line in lines.items() for p in sorted(line, key=turn)[max(limit, held[country]) :]}
