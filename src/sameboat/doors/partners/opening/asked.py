"""Whom somebody is asked about: partners of now who lost what was theirs alone, and asked that a partner says so."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.members.people.models import Person, Reopening
from sameboat.members.people.models.reopenings import WAITS
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.registry import Waiting


def asked_of(person: Person, partnership: Partnership | None = None) -> QuerySet[Reopening]:
    """What waits for this person's yes. Nobody is asked who switched that off, nor about anybody who did."""
    if not person.vouching:
        return Reopening.objects.none()
    others = _others(person).filter(partnership=partnership) if partnership else _others(person)
    waiting = Reopening.objects.filter(WAITS, partner_asked_at__isnull=False)
    return waiting.filter(person__vouching=True, person__in=others.values("person")).select_related("person")


def whom_partners_ask(person: Person) -> Iterable[Waiting]:
    """The question on the first page of a partner. It names nobody whom they do not know."""
    asked = {each.person_id: each for each in asked_of(person)}
    if not asked:
        return []
    where = dict(_others(person).filter(person__in=asked).values_list("person", "partnership"))
    return [
        Waiting(
            _("%(name)s asks you to say that it is really they") % {"name": asked[who].person.name},
            reverse("really_my_partner", args=[partnership, asked[who].pk]),
            asked[who].partner_asked_at or asked[who].asked_at,
            icon="key",
        )
        for who, partnership in where.items()
    ]


def _others(person: Person) -> QuerySet[Partner]:
    """Whoever has the person as a partner now, part by part."""
    mine = Partner.objects.filter(person=person, left_at=None, partnership__ended_at=None)
    return Partner.objects.filter(partnership__in=mine.values("partnership"), left_at=None).exclude(person=person)
