"""After the announcement: whoever waits is matched by hand, once a week, or as they come; and told at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.announcing import tell_partners
from sameboat.mentoring.matching.actions.offers import asks_mentors, offers_from
from sameboat.mentoring.matching.actions.runs import start_run
from sameboat.mentoring.matching.bridge import judge
from sameboat.mentoring.matching.models import Offer, Run
from sameboat.mentoring.matching.queries.announcing import Stands, proposal_of
from sameboat.mentoring.matching.queries.links import links_of
from sameboat.mentoring.matching.queries.waiting import had_each_other, pool_of
from sameboat.mentoring.matching.rules import waiting as rules
from sameboat.mentoring.partnerships.actions import Together, open_partnerships
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import Newcomers, Round, Shape

A_WEEK = timedelta(days=7)


@transaction.atomic
def choose_newcomers(round_: Round, newcomers: str, *, by: Person) -> Round:
    """When people who apply after the announcement, or go on waiting, are matched."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    require(
        rules.may_choose_newcomers(
            queries.is_coordinator(by, round_.programme),
            ended=round_.ended_at is not None,
            each=newcomers == Newcomers.EACH,
            circles=round_.programme.shape == Shape.CIRCLES,
        )
    )
    if round_.newcomers != newcomers:
        round_.newcomers = Newcomers(newcomers)
        round_.save(update_fields=["newcomers"])
        note("choose newcomers", round_, by=by)
    return round_


def match_waiting(round_: Round, *, by: Person | None) -> Run:
    """Ask the worker for partners among those who wait. None for ``by``: on the schedule a coordinator chose."""
    require(
        rules.may_match_waiting(
            by is None or queries.is_coordinator(by, round_.programme),
            announced=round_.announced_at is not None,
            ended=round_.ended_at is not None,
            waiting=len(pool_of(round_)),
            ends_on=round_.ends_on,
            today=clock.today(),
        )
    )
    return start_run(round_, {}, by=by, purpose="waiting")


@transaction.atomic
def tell_those_who_wait(run: Run, *, by: Person | None, without: Collection[int] = ()) -> int:
    """Tell what a run over those who wait has found: partners at once, or mentors first where they are asked.

    Whoever found somebody, withdrew or paused since the run is left out with their group, and so are two between whom
    something stands by now: they go on waiting, like the groups that a coordinator would rather not
    (``without``). Returns how many groups were left out besides those.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=run.round_id)
    run = Run.objects.select_for_update(of=("self",)).get(pk=run.pk)
    run.round = round_
    require(
        rules.may_tell_waiting(
            by is None or queries.is_coordinator(by, round_.programme),
            waiting_run=run.purpose == "waiting",
            finished=run.finished_at is not None,
            told=run.announced_at is not None,
            ended=round_.ended_at is not None,
        )
    )
    proposed = [each for each in proposal_of(run).groups if each.group.pk not in without]
    groups = _still_possible(round_, proposed)
    if by is None and round_.newcomers == Newcomers.BY_HAND:
        groups = _only_those_passed_on(round_, groups)
    if asks_mentors(round_):
        offers_from(run, [each.group for each in groups], by=by)
    else:
        _open(run, groups, by)
    run.announced_at = clock.now()
    run.save(update_fields=["announced_at"])
    note("tell those who wait", run, by=by)
    return len(proposed) - len(groups)


# ---- by itself


def match_newcomers() -> int:
    """Start a run over those who wait, in every round where it is time for one. How many."""
    started = 0
    for round_ in _going_on():
        try:
            if _is_due(round_):
                match_waiting(round_, by=None)
                started += 1
        except Refused:
            continue  # another run is at it, or nobody is left to match: the next look will find out
    return started


def tell_newcomers() -> int:
    """Tell what the site's own runs over those who wait have found. How many runs."""
    found = Run.objects.filter(purpose="waiting", by=None, finished_at__isnull=False, announced_at=None)
    told = 0
    for run in found.filter(round__ended_at=None).order_by("finished_at"):
        try:
            tell_those_who_wait(run, by=None)
            told += 1
        except Refused:
            continue  # a coordinator was faster
    return told


def _going_on() -> list[Round]:
    told = Round.objects.filter(announced_at__isnull=False, ended_at=None).select_related("programme")
    return [each for each in told if each.newcomers != Newcomers.BY_HAND or asks_mentors(each)]


def _is_due(round_: Round) -> bool:
    """Somebody came, or was passed on, since the last look; or a week went by.

    A mentee whom a mentor passed on waits for no schedule.
    """
    runs = Run.objects.filter(round=round_, purpose="waiting")
    if runs.going().exists() or runs.filter(by=None, finished_at__isnull=False, announced_at=None).exists():
        return False
    pool = pool_of(round_)
    waiting = {each.enrolment.pk for each in pool}
    last: datetime = runs.aggregate(last=Max("asked_at"))["last"] or round_.announced_at or clock.now()
    passed_on = Offer.objects.filter(round=round_, mentee__in=waiting, passed_at__gte=last).exists()
    if passed_on and asks_mentors(round_):
        return True
    if len(pool) < 2 or round_.newcomers == Newcomers.BY_HAND:
        return False
    if round_.newcomers == Newcomers.WEEKLY:
        return clock.now() - last >= A_WEEK
    return any(each.waits.since >= last for each in pool)


# ---- how


def _still_possible(round_: Round, proposed: list[Stands]) -> list[Stands]:
    """Groups all of whom still wait, who have not had each other, and between whom nothing stands."""
    places = {each.enrolment.pk: each.waits.places for each in pool_of(round_)}
    had = set(had_each_other(round_))
    found = []
    for each, judged in zip(proposed, judge(round_, [each.enrolments for each in proposed]), strict=True):
        people = [enrolment.pk for enrolment in each.enrolments]
        mentors = round_.programme.shape == Shape.MENTORS
        room = places.get(people[0], 0) >= len(people) - 1 if mentors else True
        again = any((one, other) in had or (other, one) in had for one in people for other in people)
        if room and not again and not judged.barred and all(one in places for one in people):
            found.append(each)
    return found


def _only_those_passed_on(round_: Round, groups: list[Stands]) -> list[Stands]:
    """Where newcomers wait for a coordinator, only those whom a mentor passed on go on by themselves."""
    passed = set(Offer.objects.filter(round=round_, passed_at__isnull=False).values_list("mentee", flat=True))
    return [each for each in groups if all(mentee.pk in passed for mentee in each.enrolments[1:])]


def _open(run: Run, groups: list[Stands], by: Person | None) -> None:
    left_behind = {each.enrolment.pk for each in pool_of(run.round) if each.waits.why == rules.LEFT_BEHIND}
    together = _together(run, groups)
    circles = run.round.programme.shape == Shape.CIRCLES
    for one, partnership in zip(together, open_partnerships(run.round, together, by=by), strict=True):
        replaced = any(each.pk in left_behind for each in one.enrolments) and not circles
        tell_partners(partnership, "replacement" if replaced else "late")


def _together(run: Run, groups: list[Stands]) -> list[Together]:
    """Of mentors, each mentee is a partnership of its own."""
    plain = [(stands.enrolments, stands.group.reason) for stands in groups]
    if run.round.programme.shape != Shape.MENTORS:
        return [Together(people, reason) for people, reason in plain]
    return [Together((link.mentor, link.mentee), link.reason) for link in links_of(run, plain)]
