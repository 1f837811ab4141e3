"""Starting a run, stopping it, repeating it. What the worker does with it is in ``running``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.running import run_round
from sameboat.mentoring.matching.models import Run, Tie
from sameboat.mentoring.matching.queries.before_a_run import how_it_stands
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.matching.rules.settings import settings_read_well, settings_said, usual_settings
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import is_coordinator

Couple = tuple[Enrolment, Enrolment]


def start_run(
    round_: Round,
    settings: Mapping[str, Any],
    *,
    by: Person | None,
    purpose: str = "round",
    also_together: Iterable[Couple] = (),
) -> Run:
    """Ask the worker to match a round. Refused, in words, where it could bring nothing.

    Parameters
    ----------
    settings : what was chosen (`rules.settings`); the round's own rules and aim for what is left out
    by : nobody stands for the site itself, which matches those who wait
    purpose : ``round`` everybody who applied, ``waiting`` those who have no partner now, ``trial`` what would be if
    also_together : of a trial, pairs that stand together this once; no tie is made
    """
    require(settings_read_well(settings))
    said = settings_said(settings, usual_settings(round_.rules, round_.aim))
    # Looked at before anything is locked: counting pairs takes some tenths of a second.
    _require_it_may_start(round_, said, by, purpose)
    ties = [
        (str(one), str(other), apart)
        for one, other, apart in Tie.objects.holding()
        .filter(round=round_)
        .order_by("one", "other")
        .values_list("one", "other", "apart")
    ]
    together = [[one, other] for one, other, apart in ties if not apart]
    together += [sorted((str(one.pk), str(other.pk))) for one, other in also_together]
    return _begun(
        round_,
        by=by,
        purpose=purpose,
        settings=said,
        together=together,
        apart=[[one, other] for one, other, apart in ties if apart],
    )


def repeat_run(run: Run, *, by: Person) -> Run:
    """The same once more: settings, seed and pairs made by hand as they were then.

    If nobody changed anything since, the input is the same and so is the result; otherwise the two input marks
    differ, and the page says so.
    """
    require(rules.may_repeat_run(is_coordinator(by, run.round.programme), is_going=run.is_going))
    _require_it_may_start(run.round, run.settings, by, run.purpose)
    return _begun(
        run.round,
        by=by,
        purpose=run.purpose,
        settings=run.settings,
        together=run.together,
        apart=run.apart,
        seed=run.seed,
    )


@transaction.atomic
def cancel_run(run: Run, *, by: Person) -> Run:
    """Stop a run: it brings nothing, and what was there before stays."""
    run = Run.objects.select_for_update(of=("self",)).select_related("round__programme").get(pk=run.pk)
    require(rules.may_cancel_run(is_coordinator(by, run.round.programme), is_going=run.is_going))
    run.cancelled_at = clock.now()
    run.save(update_fields=["cancelled_at"])
    note("cancel run", run, by=by)
    return run


def _require_it_may_start(round_: Round, settings: Mapping[str, Any], by: Person | None, purpose: str) -> None:
    leads = by is None or is_coordinator(by, round_.programme)
    require(rules.may_start_run(leads, how_it_stands(round_, settings, purpose=purpose), purpose=purpose))


def _begun(round_: Round, *, by: Person | None, **facts: Any) -> Run:
    """The row and its job. Of two who start at once the database lets one through."""
    try:
        with transaction.atomic():
            Round.objects.select_for_update().get(pk=round_.pk)
            if Run.objects.going().filter(round=round_).exists():
                raise Refused(rules.ANOTHER_IS_GOING)
            last = Run.objects.filter(round=round_).aggregate(last=Max("number"))["last"] or 0
            run = Run.objects.create(round=round_, by=by, number=last + 1, **facts)
            note("start run", run, by=by)
            run_round.enqueue(str(run.pk))
    except IntegrityError as trouble:
        raise Refused(rules.ANOTHER_IS_GOING) from trouble
    return run
