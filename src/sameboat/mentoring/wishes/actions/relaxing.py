"""A must that its owner makes lighter, because they were asked and said yes."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Question, Weight, Wish
from sameboat.mentoring.wishes.rules.wishes import may_relax


@transaction.atomic
def relax_wish(enrolment: Enrolment, question: Question, *, by: Person) -> Wish:
    """Make one's own must a *should*: it still counts, and no longer rules anybody out.

    The one change of a wish that is possible after applications have closed. A tab of the sign-up that was opened
    before does not write over it.
    """
    wish = Wish.objects.select_for_update().filter(enrolment=enrolment, question=question).first()
    require(
        may_relax(
            is_own=enrolment.person_id == by.pk,
            is_public_must=wish is not None and not question.private and wish.weight == Weight.MUST,
        )
    )
    assert wish is not None  # nosec B101: as the rule has said
    wish.weight = Weight.SHOULD
    wish.save(update_fields=["weight"])
    Enrolment.objects.filter(pk=enrolment.pk).update(edition=F("edition") + 1)
    note("relax wish", enrolment, by=by, whose=by)
    return wish
