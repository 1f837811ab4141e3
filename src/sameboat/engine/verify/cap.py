"""Who is deferred by the country cap, reckoned from the rules K1 to K6 (`docs/engine.md`) with own arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme


def deferred(people: Sequence[Person], programme: Programme, first_claim: Iterable[str] = ()) -> set[str]:
    """The ids of all who are invited to a later round.

    A country is capped when more than its share of the applicants live there (K1). Then its places go to those
    with a first claim (K4), to the others in the order in which they applied (K2); ids break ties.
    """
    question = next((q for q in programme.questions if q.kind == "country"), None)
    if not programme.rules.country_cap or question is None:
        return set()
    share = Fraction(str(programme.rules.country_cap))
    claims = {reference.casefold() for reference in first_claim}
    home = {p.id: (p.answers.get(question.id) or ("",))[0] for p in people}
    living = Counter(country for country in home.values() if country)
    places = _strict(living, len(people), share) if programme.rules.cap_reading == "B" else None
    late: set[str] = set()
    for country, count in living.items():
        if places is None and count <= share * len(people):
            continue
        limit = places if places is not None else int(share * len(people))
        queue = sorted(
            (p for p in people if home[p.id] == country),
            key=lambda p: (
                not (p.first_claim or p.id.casefold() in claims or p.email.casefold() in claims),
                p.applied_at is None,
                p.applied_at.timestamp() if p.applied_at else 0.0,
                p.id,
            ),
        )
        late.update(p.id for p in queue[limit:])
    return late


def _strict(living: Counter[str], applicants: int, share: Fraction) -> int:
    """Reading B: places for each country in the largest set in which none has more than its share of the set."""
    nowhere = applicants - living.total()
    for accepted in range(applicants, 0, -1):
        places = int(share * accepted)
        if nowhere + sum(min(count, places) for count in living.values()) >= accepted:
            return places
    return 0
