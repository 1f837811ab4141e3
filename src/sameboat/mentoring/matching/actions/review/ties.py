"""Rule out, and allow again: for every run of this round, before the first as well."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.review.keeping import (
    begin,
    end_groups,
    locked_among,
    people_of,
    record,
    tie,
    untie,
)
from sameboat.mentoring.matching.models import Act, ProposedGroup, Tie
from sameboat.mentoring.matching.models.review import Kind
from sameboat.mentoring.matching.queries.review.hands import holding_among
from sameboat.mentoring.matching.queries.review.standing import MEMBERS, newest_run
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round


@transaction.atomic
def forbid(round_: Round, a: Enrolment, b: Enrolment, *, by: Person) -> Act:
    """No run brings these two together. If they stand together now, everybody of their group stands alone."""
    round_ = begin(round_, by=by)
    run = newest_run(round_)
    pair = list(Enrolment.objects.filter(round=round_, pk__in=[a.pk, b.pk]).select_related("person"))
    already = holding_among(round_, [a.pk, b.pk], apart=True)
    require(rules.may_rule_out(same=len(pair) < rules.FEWEST, already=bool(already), locked=[]))
    shared = ProposedGroup.objects.standing().filter(run=run, members__enrolment=a.pk)
    group = shared.filter(pk__in=ProposedGroup.objects.filter(members__enrolment=b.pk)).prefetch_related(MEMBERS)
    ended = list(group) if run else []
    whole = people_of(ended[0]) if ended else pair
    require(rules.may_rule_out(same=False, already=False, locked=locked_among(round_, whole)))
    act = record(Kind.FORBID, pair, round_=round_, run=run, by=by)
    end_groups(act, ended)
    tie(act, pair, apart=True)
    return act


@transaction.atomic
def allow(tied: Tie, *, by: Person) -> Act:
    """Take a tie back: two who were ruled out may meet again, or two who were kept together need not."""
    round_ = begin(tied.round_id, by=by)
    tied = Tie.objects.select_related("one__person", "other__person").get(pk=tied.pk)
    require(rules.may_loosen(ended=tied.until is not None))
    kind = Kind.ALLOW if tied.apart else Kind.UNLOCK
    act = record(kind, [tied.one, tied.other], round_=round_, run=newest_run(round_), by=by)
    untie(act, [tied])
    return act
