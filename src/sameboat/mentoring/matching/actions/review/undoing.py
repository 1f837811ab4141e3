"""Taking an act back: what it made ends, what it ended is there again, while nothing later stands on it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.review.keeping import begin
from sameboat.mentoring.matching.models import Act, ProposedGroup, Tie
from sameboat.mentoring.matching.queries.review.hands import act_in_words
from sameboat.mentoring.matching.queries.review.standing import newest_run
from sameboat.mentoring.matching.rules import review as rules


@transaction.atomic
def undo(act: Act, *, by: Person) -> Act:
    """Make everything as it was before this act. Refused with the act that would have to go first."""
    begin(act.round_id, by=by)
    act = Act.objects.select_related("round", "by").get(pk=act.pk)
    newest = newest_run(act.round)
    later = _last_that_stands_on(act)
    require(
        rules.may_undo(
            undone=act.undone_at is not None,
            ran_since=act.run_id != (newest.pk if newest else None),
            stands_on_it=act_in_words(later) if later else "",
        )
    )
    act.made.update(ended_by=act)
    act.tied.update(until=clock.now(), ended_by=act)
    act.ended.exclude(made_by=act).update(ended_by=None)
    act.untied.exclude(made_by=act).update(until=None, ended_by=None)
    act.undone_at, act.undone_by = clock.now(), by
    act.save(update_fields=["undone_at", "undone_by"])
    note("take back by hand", act, by=by)
    return act


def _last_that_stands_on(act: Act) -> Act | None:
    """The newest act that changed what this one made, or took up whom this one left."""
    changed = Q(ended__made_by=act) | Q(untied__made_by=act)
    people = act.ended.values("members__enrolment")
    elsewhere = ProposedGroup.objects.standing().filter(run=act.run_id, members__enrolment__in=people)
    changed |= Q(made__in=elsewhere.exclude(made_by=act).values("pk"))
    loosened = list(act.untied.values_list("one", "other"))
    ends = {end for couple in loosened for end in couple}
    for_them = Tie.objects.holding().filter(Q(one__in=ends) | Q(other__in=ends), round=act.round_id)
    changed |= Q(tied__in=for_them.exclude(made_by=act).values("pk"))
    later = Act.objects.filter(changed, round=act.round_id, number__gt=act.number, undone_at=None)
    return later.order_by("-number").first()
