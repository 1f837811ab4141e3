"""The country cap while applications run: each country's share, and who would be deferred if they closed now."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, JSONField, Max, OuterRef, Q, QuerySet, Subquery, Sum

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.mentoring.matching.bridge import Candidate, decide_admission, limit_of
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries.enrolments import applied_by_closing, sent_enrolments
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.queries.saved import all_questions_of

MOST_ROUNDS = 50
STAMP = ("all", "withdrawn", "applied", "last_applied", "last_withdrawal", "saved", "claims", "said", "last_said")
NOTHING_ASKED = UUID(int=0)
"""In place of the question, where a round asks nobody where they are."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one country has of a round today."""

    country: str
    """ISO 3166."""
    applicants: int
    would_take_part: int
    of_applicants: float
    """Share of all who applied, 0 to 1."""

    @property
    def would_wait(self) -> int:
        """How many would be invited to a later round."""
        return self.applicants - self.would_take_part


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who would be deferred today."""

    cap: float
    """The largest share of one country; 0 for no cap."""
    limit: int | None
    """How many people of one country would take part; None without a cap."""
    applicants: int
    shares: tuple[Share, ...]
    """The country with most applicants first."""
    places: Mapping[UUID, int]
    """Of each application that would be deferred: its place in its country's line, from 1."""
    asked: str = ""
    """The key of the question that says where people are."""
    reading: str = "A"

    def place_of(self, enrolment: Enrolment) -> int:
        """The place in line, or 0 for somebody who would take part."""
        return self.places.get(enrolment.pk, 0)

    def place_of_a_newcomer(self, country: str, *, first_claim: bool = False) -> tuple[int, int]:
        """The place in line of somebody who applied at this moment, 0 for a place in the round; and the limit then.

        Whoever has first claim comes before all others of the country who have none, so for them it is a place.
        """
        sizes = {share.country: share.applicants for share in self.shares}
        sizes[country] = sizes.get(country, 0) + 1
        limit = limit_of(self.cap, self.reading, sizes, self.applicants + 1)
        if limit is None or first_claim:
            return 0, limit or 0
        return max(0, sizes[country] - limit), limit


_kept: OrderedDict[UUID, tuple[Any, Waiting]] = OrderedDict()
_lock = threading.Lock()


def waiting_today(round_: Round, questions: Iterable[Question] | None = None) -> Waiting:
    """Shares per country, and who would be deferred if applications closed at this moment. Nothing is decided by it.

    ``questions`` are the round's, in their order, where somebody has them at hand.
    """
    cap = float(round_.rules.get("country_cap", 0) or 0)
    asked = next(
        (each for each in (all_questions_of(round_) if questions is None else questions) if each.kind == "country"),
        None,
    )
    stamp = _stamp(round_, asked.pk if asked else None)
    with _lock:
        before = _kept.get(round_.pk)
    if before is not None and before[0] == stamp:
        return before[1]
    said = Answer.objects.filter(enrolment=OuterRef("pk"), question=asked.pk if asked else None).values("values")
    line = sent_enrolments(round_).select_related(None).annotate(where=Subquery(said, output_field=JSONField()))
    candidates = [
        Candidate(pk, (where or [""])[0], applied_at, first_claim)
        for pk, applied_at, first_claim, where in line.values_list("pk", "applied_at", "first_claim", "where")
    ]
    applied = applied_by_closing(round_) if round_.closed_at else len(candidates)
    decided = decide_admission(round_.rules, candidates, applied=applied)
    waiting = Waiting(
        cap,
        decided.limit,
        len(candidates),
        tuple(Share(*share) for share in decided.shares),
        {candidates[at].id: place for at, place in decided.deferred},
        asked.key if asked else "",
        round_.rules.get("cap_reading", "A"),
    )
    with _lock:
        _kept[round_.pk] = (stamp, waiting)
        while len(_kept) > MOST_ROUNDS:
            _kept.popitem(last=False)
    return waiting


def _stamp(round_: Round, asked: UUID | None) -> Any:
    """What changes whenever the answer could."""
    return _line(of=round_.pk, asked=asked or NOTHING_ASKED), repr(round_.rules), round_.closed_at


@put_together_once
def _line(of: Mark, asked: Mark) -> QuerySet[Enrolment, Any]:
    answers = Answer.objects.filter(question=asked).order_by()
    return (
        Enrolment.objects.filter(round=of)
        .order_by()
        .values("round")
        .annotate(
            all=Count("pk"),
            withdrawn=Count("withdrawn_at"),
            applied=Count("applied_at"),
            last_applied=Max("applied_at"),
            last_withdrawal=Max("withdrawn_at"),
            saved=Sum("edition"),
            claims=Count("pk", filter=Q(first_claim=True)),
            said=Subquery(answers.values("question").annotate(n=Count("*")).values("n")),
            last_said=Subquery(answers.order_by("-changed_at").values("changed_at")[:1]),
        )
        .values_list(*STAMP)
    )
