"""How a round stands when somebody would like it matched, and what each setting of a run would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sameboat.base.kit import clock
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.consequences import (
    Consequences,
    Letters,
    consequences_of,
    hangs_together,
    letters_alone,
)
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.queries.waiting import pool_of
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.matching.rules.settings import OWN, care_of, settings_said, usual_settings
from sameboat.mentoring.programmes.models import Round


def how_it_stands(
    round_: Round, settings: Mapping[str, Any], *, purpose: str = "round", counted: Consequences | None = None
) -> rules.Stands:
    """What the rules need to know before a run; pairs are counted unless somebody has done it already."""
    tried = round_.rules | {"hours": settings.get("hours", round_.rules.get("hours", 0))}
    over, roles = waiting_today(round_), dict(who_takes_part(round_).values_list("pk", "role"))
    if purpose == Purpose.WAITING:
        people = {each.enrolment.pk for each in pool_of(round_)} & roles.keys()
    else:
        people = roles.keys() - over.places.keys()
    if counted is None and purpose == Purpose.ROUND:
        counted = consequences_of(round_, tried, ())
    return rules.Stands(
        shape=round_.programme.shape,
        people=len(people),
        applied=over.applicants,
        countries=len({share.country for share in over.shares if share.country}),
        differ_in_country=over.asked in tried.get("different", ()) if over.asked else False,
        fits_together=hangs_together(round_, tried),
        leaves_nobody=counted is not None and not counted.too_few and counted.together == 0,
        alone=counted.alone if counted is not None and not counted.sampled else 0,
        mentors=sum(roles[pk] in ("mentor", "either") for pk in people),
        mentees=sum(roles[pk] in ("mentee", "either") for pk in people),
        is_open=round_.is_open(clock.now()),
        ongoing=round_.closes_on is None,
        over_the_cap=len(over.places),
        is_going=Run.objects.going().filter(round=round_).exists(),
        announced=round_.announced_at is not None,
        published=round_.published_at is not None,
        ended=round_.ended_at is not None,
    )


def settings_to_begin_with(round_: Round) -> dict[str, Any]:
    """What the form shows at first: the settings of the newest run, else the round's own."""
    usual = usual_settings(round_.rules, round_.aim)
    last = Run.objects.filter(round=round_, purpose=Purpose.ROUND).order_by("-number").first()
    return settings_said(last.settings, usual) if last else usual


@dataclass(frozen=True, slots=True)
class Changes:
    """What each setting would change, worked out over today's applicants."""

    counted: Consequences
    letters: Letters
    before: Mapping[str, tuple[int, int, int]]
    """By answer to how much the worst-off count: the newest run with it, what the worst-off got, what half got."""


def what_settings_change(round_: Round, settings: Mapping[str, Any]) -> Changes:
    """Numbers beside the settings: pairs by hours and letters, and what runs with other answers came to."""
    hours = float(settings.get("hours", 0) or 0)
    before: dict[str, tuple[int, int, int]] = {}
    for run in Run.objects.filter(round=round_).proposals().reverse():
        care, worst = care_of(run.settings), run.audit.get("worst_off")
        if worst is not None:
            middle = (run.audit.get("quantiles") or {}).get("50", worst)
            before[care.key if care else OWN] = (run.number, round(100 * worst), round(100 * middle))
    return Changes(consequences_of(round_, round_.rules | {"hours": hours}, ()), letters_alone(round_, hours), before)
