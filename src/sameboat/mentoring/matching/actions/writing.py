"""The rows of a run, written all at once; who went while the program was at it is left out, and their partners told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from uuid import UUID

from sameboat.mentoring.matching.bridge import judge
from sameboat.mentoring.matching.bridge.judging import Outcome
from sameboat.mentoring.matching.bridge.solving import Found, Grouped, LeftAlone
from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run, WishOutcome, WithoutPartner
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.programmes.models import Enrolment, Shape

AT_ONCE = 500


def write_down(run: Run, found: Found) -> list[str]:
    """Every row of a run, in the transaction of whoever calls. Sentences about what happened meanwhile."""
    gone = _gone(run, found)
    groups, alone, outcomes = found.groups, found.alone, found.outcomes
    if gone:
        groups, alone, outcomes = _without(run, found, gone)
    _write(run, groups, alone, outcomes)
    return [rules.went_meanwhile(sorted(gone.values()))] if gone else []


def _write(run: Run, groups: list[Grouped], alone: Iterable[LeftAlone], outcomes: Iterable[Outcome]) -> None:
    rows = [
        ProposedGroup(
            run=run,
            number=each.number,
            by_hand=each.by_hand,
            weakest=min(each.gets.values()),
            lopsided=round(max(each.gets.values()) - min(each.gets.values()), 6),
            unmet_musts=each.unmet_musts,
            hours=each.hours,
            countries=each.countries,
            reason=each.reason,
        )
        for each in groups
    ]
    ProposedGroup.objects.bulk_create(rows, batch_size=AT_ONCE)
    group_of = {one: row for each, row in zip(groups, rows, strict=True) for one in each.members}
    ProposedMember.objects.bulk_create(
        (
            ProposedMember(group=row, enrolment_id=one, place=place, gets=each.gets[one], brings=each.brings[one])
            for each, row in zip(groups, rows, strict=True)
            for place, one in enumerate(each.members)
        ),
        batch_size=AT_ONCE,
    )
    WithoutPartner.objects.bulk_create(
        (
            WithoutPartner(run=run, enrolment_id=each.enrolment, why=each.why, would_help=each.would_help)
            for each in alone
        ),
        batch_size=AT_ONCE,
    )
    rows_of_wishes = (outcome_row(run, group_of.get(each.enrolment), each) for each in outcomes)
    WishOutcome.objects.bulk_create(rows_of_wishes, batch_size=AT_ONCE)


def outcome_row(run: Run, group: ProposedGroup | None, said: Outcome) -> WishOutcome:
    """What became of one wish, as it is kept."""
    return WishOutcome(
        run=run,
        group=group,
        enrolment_id=said.enrolment,
        question_id=said.question,
        wish=said.wish,
        weight=said.weight,
        answer=said.answer,
        why=said.why,
    )


# ---- who went meanwhile


def _gone(run: Run, found: Found) -> dict[UUID, str]:
    """Those of the result who no longer take part, with their names."""
    asked = {one for each in found.groups for one in each.members} | {each.enrolment for each in found.alone}
    here = set(who_takes_part(run.round).values_list("pk", flat=True))
    missing = asked - here
    rows = Enrolment.objects.filter(pk__in=missing).select_related("person") if missing else ()
    names = {row.pk: row.person.name for row in rows}
    return {one: names.get(one, "") for one in missing}


def _without(run: Run, found: Found, gone: Mapping[UUID, str]) -> tuple[list[Grouped], list[LeftAlone], list[Outcome]]:
    """The same result without these people. Groups that are large enough without them stay; else all are alone."""
    groups: list[Grouped] = []
    alone = [each for each in found.alone if each.enrolment not in gone]
    anew: dict[UUID, list[Outcome]] = {}
    for group in found.groups:
        left = [one for one in group.members if one not in gone]
        if len(left) == len(group.members):
            groups.append(group)
        elif _still_a_group(run, group, left):
            smaller, outcomes = _judged_again(run, group, left)
            groups.append(smaller)
            anew |= {one: [each for each in outcomes if each.enrolment == one] for one in left}
        else:
            name = next(gone[one] for one in group.members if one in gone)
            alone.extend(LeftAlone(one, rules.left_alone_by(name), str(rules.RUN_AGAIN)) for one in left)
            anew |= {one: [] for one in left}
    return groups, alone, [*_kept(found.outcomes, gone, anew)]


def _still_a_group(run: Run, group: Grouped, left: list[UUID]) -> bool:
    shape = run.round.programme.shape
    if shape == Shape.MENTORS:
        return len(left) > 1 and left[0] == group.members[0]
    least = int(run.round.rules.get("circle_size", (4, 6))[0]) if shape == Shape.CIRCLES else 2
    return len(left) >= least


def _judged_again(run: Run, group: Grouped, left: list[UUID]) -> tuple[Grouped, list[Outcome]]:
    rows = {row.pk: row for row in Enrolment.objects.filter(pk__in=left).select_related("person")}
    [judged] = judge(run.round, [[rows[one] for one in left]], by_hand=group.by_hand, chosen=run.settings)
    smaller = group._replace(
        members=judged.members,
        gets=judged.gets,
        brings=judged.brings,
        unmet_musts=judged.unmet_musts,
        hours=judged.hours,
        countries=judged.countries,
        reason=judged.reason,
    )
    return smaller, judged.outcomes


def _kept(outcomes: Iterable[Outcome], gone: Container[UUID], anew: dict[UUID, list[Outcome]]) -> Iterator[Outcome]:
    for each in outcomes:
        if each.enrolment not in gone and each.enrolment not in anew:
            yield each
    for each_anew in anew.values():
        yield from each_anew
