"""Lock, unlock, part, swap and put together. What a hand put together is tied, so that every run keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.review.keeping import (
    absent_among,
    begin,
    end_groups,
    judged,
    locked_among,
    make_groups,
    names_in,
    people_of,
    record,
    ruled_out_among,
    still_there,
    tie,
    tied_to_others,
    untie,
)
from sameboat.mentoring.matching.models import Act, ProposedGroup, Run
from sameboat.mentoring.matching.models.review import Kind
from sameboat.mentoring.matching.queries.review.following import what_would_follow
from sameboat.mentoring.matching.queries.review.hands import couples, holding_among
from sameboat.mentoring.matching.queries.review.standing import newest_run
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape


@transaction.atomic
def lock(group: ProposedGroup, *, by: Person) -> Act:
    """Keep these people together in every run from now on."""
    round_, group, people = _held(group, by)
    ties = holding_among(round_, [each.pk for each in people])
    require(rules.may_lock(locked=rules.stand_together([each.pk for each in people], couples(ties))))
    act = record(Kind.LOCK, people, round_=round_, run=group.run, by=by)
    tie(act, people)
    return act


@transaction.atomic
def unlock(group: ProposedGroup, *, by: Person) -> Act:
    """Let the next run decide about these people again. In this proposal they stay together."""
    round_, group, people = _held(group, by)
    ties = holding_among(round_, [each.pk for each in people])
    require(rules.may_unlock(tied=bool(ties)))
    act = record(Kind.UNLOCK, people, round_=round_, run=group.run, by=by)
    untie(act, ties)
    return act


@transaction.atomic
def part(group: ProposedGroup, *, by: Person, leaving: Enrolment | None = None) -> Act:
    """Let everybody of a group stand alone, or one of three or more while the others stay.

    A run may bring them together again; whoever does not want that rules them out.
    """
    round_, group, people = _held(group, by)
    staying = _staying(people, leaving, round_)
    locked = tied_to_others(round_, [leaving], [group]) if leaving and staying else locked_among(round_, people)
    require(rules.may_part(locked=locked))
    act = record(Kind.PART, [leaving] if leaving and staying else people, round_=round_, run=group.run, by=by)
    end_groups(act, [group])
    if staying:
        make_groups(act, group.run, judged(round_, group.run, [staying]))
    return act


@transaction.atomic
def swap(
    group_a: ProposedGroup, person_a: Enrolment, group_b: ProposedGroup, person_b: Enrolment, *, by: Person
) -> Act:
    """Let two people change places. Both new groups are tied, so that every run keeps them."""
    round_ = begin(group_a.run.round_id, by=by)
    group_a, group_b = still_there(round_, group_a, group_b)
    run = group_a.run
    first, second = people_of(group_a), people_of(group_b)
    new = [_instead(first, person_a, person_b), _instead(second, person_b, person_a)]
    require(
        rules.may_swap(
            same_group=group_a.pk == group_b.pk or person_a not in first or person_b not in second,
            alike=round_.programme.shape != Shape.MENTORS
            or (first[0].pk == person_a.pk) == (second[0].pk == person_b.pk),
            locked=_locked_in_either(round_, first, second),
        )
    )
    for people in new:
        _may_be_chosen(round_, people)
    found = judged(round_, run, new)
    require(rules.may_meet(barred=any(one.barred for one in found)))
    act = record(Kind.SWAP, [person_a, person_b], round_=round_, run=run, by=by)
    end_groups(act, [group_a, group_b])
    make_groups(act, run, found)
    for people in new:
        tie(act, people)
    return act


@transaction.atomic
def put_together(round_: Round, enrolments: Sequence[Enrolment], *, by: Person, run: Run | None = None) -> Act:
    """Make a group by hand; their present partners stand alone then, and larger groups go on without them.

    Before any run only the tie is kept, and every run begins with it. A rule that everybody may know of is broken
    knowingly: the group says which. What is private stops it, with the same sentence for everything.
    """
    round_ = begin(round_, by=by)
    people = _fresh(round_, enrolments)
    run = _newest(round_, run)
    following = what_would_follow(round_, run, people)
    together = following.together
    locked = tied_to_others(round_, together, following.ended)
    _may_be_chosen(round_, together, locked=locked, already=_is_there(round_, together, following.ended))
    found = judged(round_, run, [together, *following.stay])
    require(rules.may_meet(barred=found[0].barred))
    act = record(Kind.MAKE, people, round_=round_, run=run, by=by)
    if run:
        end_groups(act, following.ended)
        make_groups(act, run, found)
    tie(act, together)
    return act


def _held(group: ProposedGroup, by: Person) -> tuple[Round, ProposedGroup, list[Enrolment]]:
    """The round, locked for this hand; the group as it is now, and its people."""
    round_ = begin(group.run.round_id, by=by)
    (group,) = still_there(round_, group)
    return round_, group, people_of(group)


def _staying(people: Sequence[Enrolment], leaving: Enrolment | None, round_: Round) -> list[Enrolment]:
    """Who would go on together, if one left: nobody, where only one remains or a mentor goes."""
    if leaving is None or leaving not in people:
        return []
    rest = [each for each in people if each.pk != leaving.pk]
    without_mentor = round_.programme.shape == Shape.MENTORS and people[0].pk == leaving.pk
    return [] if len(rest) < rules.FEWEST or without_mentor else rest


def _locked_in_either(round_: Round, first: Sequence[Enrolment], second: Sequence[Enrolment]) -> list[str]:
    """Names of two who are locked together within one of the groups."""
    ties = holding_among(round_, [each.pk for each in (*first, *second)])
    groups = [{each.pk for each in people} for people in (first, second)]
    return names_in(tie for tie in ties if any({tie.one_id, tie.other_id} <= group for group in groups))


def _instead(people: Sequence[Enrolment], out: Enrolment, into: Enrolment) -> list[Enrolment]:
    return [into if each.pk == out.pk else each for each in people]


def _may_be_chosen(
    round_: Round,
    people: Sequence[Enrolment],
    *,
    locked: Sequence[str] = (),
    already: bool = False,
) -> None:
    require(
        rules.may_put_together(
            len({each.pk for each in people}),
            shape=round_.programme.shape,
            roles=[each.role for each in people],
            absent=absent_among(people),
            ruled_out=ruled_out_among(round_, people),
            locked=locked,
            already=already,
        )
    )


def _is_there(round_: Round, people: Sequence[Enrolment], groups: Sequence[ProposedGroup]) -> bool:
    """These people stand together now and with nobody else; before any run, by ties."""
    keys = {each.pk for each in people}
    if groups:
        return len(groups) == 1 and {each.pk for each in people_of(groups[0])} == keys
    return rules.stand_together(keys, couples(holding_among(round_, keys)))


def _fresh(round_: Round, enrolments: Sequence[Enrolment]) -> list[Enrolment]:
    """These applications as they are now, in the order given, each once."""
    keys = list(dict.fromkeys(each.pk for each in enrolments))
    found = Enrolment.objects.filter(round=round_).select_related("person").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _newest(round_: Round, run: Run | None) -> Run | None:
    """The proposal that counts; refused where the page showed an older one."""
    newest = newest_run(round_)
    require(rules.may_touch(is_of_an_older_run=run is not None and (newest is None or newest.pk != run.pk)))
    return newest
