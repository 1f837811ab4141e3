"""How an act of a hand is kept: the round is locked, the act counted, groups ended and made, ties tied and untied.

No row of a proposal is changed but for the act that ended it, so an act can be taken back by taking these marks away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Max

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching import bridge
from sameboat.mentoring.matching.actions.writing import outcome_row
from sameboat.mentoring.matching.models import Act, ProposedGroup, ProposedMember, Run, Tie, WishOutcome
from sameboat.mentoring.matching.models.review import Kind
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.queries.review.hands import holding_among
from sameboat.mentoring.matching.queries.review.standing import MEMBERS
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import is_coordinator


def begin(round_: Round | UUID, *, by: Person) -> Round:
    """Lock the round, so that two hands act one after the other; refuse whoever may not, or comes too late."""
    key = round_.pk if isinstance(round_, Round) else round_
    locked = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=key)
    require(
        rules.may_change_by_hand(
            is_coordinator(by, locked.programme),
            announced=locked.announced_at is not None,
            run_is_going=queries.run_is_going(locked),
        )
    )
    return locked


def still_there(round_: Round, *groups: ProposedGroup) -> list[ProposedGroup]:
    """These groups as they are now, each with its run; refused kindly where somebody was quicker."""
    rows = ProposedGroup.objects.select_related("run", "ended_by__by").prefetch_related(MEMBERS)
    light = rows.defer("run__audit", "run__notes", "run__together", "run__apart")
    found = light.in_bulk([group.pk for group in groups])
    newest = queries.newest_run_id(round_)
    for group in found.values():
        require(
            rules.may_touch(
                ended_how=queries.act_in_words(group.ended_by) if group.ended_by else "",
                is_of_an_older_run=newest != group.run_id,
            )
        )
    return [found[group.pk] for group in groups]


def people_of(group: ProposedGroup) -> list[Enrolment]:
    """Its members, in the order in which everybody reads them."""
    return [member.enrolment for member in group.members.all()]


def record(kind: Kind, people: Iterable[Enrolment], *, round_: Round, run: Run | None, by: Person) -> Act:
    """Count and keep an act, and enter it into the diary of the round."""
    last = Act.objects.filter(round=round_).aggregate(last=Max("number"))["last"] or 0
    act = Act.objects.create(round=round_, run=run, number=last + 1, kind=kind, by=by)
    act.people.add(*people)
    note(f"{kind} by hand", act, by=by)
    return act


def end_groups(act: Act, groups: Iterable[ProposedGroup]) -> None:
    """They stand no longer."""
    ProposedGroup.objects.filter(pk__in=[group.pk for group in groups]).update(ended_by=act)


def judged(round_: Round, run: Run | None, groups: Sequence[Sequence[Enrolment]]) -> list[bridge.Judged]:
    """What these groups would be, under the settings of the proposal they would stand in."""
    return bridge.judge(round_, groups, by_hand=True, chosen=run.settings if run else None)


def make_groups(act: Act, run: Run, groups: Iterable[bridge.Judged]) -> None:
    """New groups, counted on, with what each member gets and what became of their wishes."""
    last = run.groups.aggregate(last=Max("number"))["last"] or 0
    for number, found in enumerate(groups, start=last + 1):
        group = ProposedGroup.objects.create(
            run=run,
            number=number,
            by_hand=True,
            weakest=found.weakest,
            lopsided=found.lopsided,
            unmet_musts=found.unmet_musts,
            hours=found.hours,
            countries=list(found.countries),
            reason=found.reason,
            breaks=list(found.breaks),
            made_by=act,
        )
        ProposedMember.objects.bulk_create(
            ProposedMember(group=group, enrolment_id=each, place=at, gets=found.gets[each], brings=found.brings[each])
            for at, each in enumerate(found.members)
        )
        WishOutcome.objects.bulk_create(outcome_row(run, group, said) for said in found.outcomes)


def tie(act: Act, people: Sequence[Enrolment], *, apart: bool = False) -> None:
    """Every run keeps them together from now on, or apart. Three who belong together are two ties."""
    first = people[0]
    wanted = [sorted((first.pk, other.pk)) for other in people[1:]]
    there = {(each.one_id, each.other_id) for each in holding_among(act.round, [each.pk for each in people])}
    Tie.objects.bulk_create(
        Tie(round=act.round, one_id=one, other_id=other, apart=apart, made_by=act)
        for one, other in wanted
        if (one, other) not in there
    )


def untie(act: Act, ties: Iterable[Tie]) -> None:
    """They hold no longer."""
    Tie.objects.filter(pk__in=[each.pk for each in ties]).update(until=clock.now(), ended_by=act)


def locked_among(round_: Round, people: Iterable[Enrolment]) -> list[str]:
    """Names of those of one group who are tied to one another."""
    return names_in(holding_among(round_, [each.pk for each in people]))


def ruled_out_among(round_: Round, people: Sequence[Enrolment]) -> list[str]:
    """Names of two who were ruled out by hand; empty where nobody was."""
    return names_in(holding_among(round_, [each.pk for each in people], apart=True)[:1])


def tied_to_others(round_: Round, people: Sequence[Enrolment], groups: Iterable[ProposedGroup]) -> list[str]:
    """Names of somebody who is locked into a group that these people would leave, and of whom they are locked to."""
    together = {each.pk for each in people}
    for group in groups:
        for one in holding_among(round_, [each.pk for each in people_of(group)]):
            if len({one.one_id, one.other_id} & together) == 1:
                return names_in([one])
    return []


def absent_among(people: Iterable[Enrolment]) -> list[str]:
    """Names of those who withdrew, wait for the next round, or pause."""
    return [
        name_of(each)
        for each in people
        if each.withdrawn_at or each.deferred_at or each.applied_at is None or each.person.paused_since
    ]


def names_in(ties: Iterable[Tie]) -> list[str]:
    """Everybody in some ties, once."""
    return list(dict.fromkeys(name_of(each) for one in ties for each in (one.one, one.other)))


def name_of(enrolment: Enrolment) -> str:
    """How the desk speaks of somebody."""
    return enrolment.person.name or str(rules.WITHOUT_A_NAME)
