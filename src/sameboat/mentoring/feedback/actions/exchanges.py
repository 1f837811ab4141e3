"""Help is noted, and taken out again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.models import Exchange
from sameboat.mentoring.feedback.rules import giving as rules
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner


@transaction.atomic
def note_help(
    partnership: UUID, what: str, *, helper: UUID, helped: UUID, on: date | None = None, by: Person
) -> Exchange:
    """Either notes who helped whom with what, in a word or two. All of them see it; nothing is counted."""
    part = part_of(partnership, by=by)
    here = Partner.objects.filter(partnership=partnership, left_at=None, pk__in=(helper, helped)).count()
    require(rules.may_note_help(what, two_people=here == 2))
    today = clock.today()
    made = Exchange(author=part, helper_id=helper, helped_id=helped, on=min(on or today, today))
    put_words(made, {"what": " ".join(what.split())})
    made.save(force_insert=True)
    note("note help", made, by=by, whose=by)
    touch(part)
    return made


@transaction.atomic
def take_help_out(partnership: UUID, exchange: UUID, *, by: Person) -> None:
    """Whoever noted it, helped, or was helped would rather not have it there: it goes, for everybody."""
    part = part_of(partnership, by=by)
    found = Exchange.objects.filter(
        Q(author=part) | Q(helper=part) | Q(helped=part), pk=exchange, author__partnership=partnership
    ).first()
    require(rules.may_remove(is_in_it=found is not None))
    assert found is not None  # nosec B101  required above
    note("take help out", found, by=by, whose=by)
    found.delete()
