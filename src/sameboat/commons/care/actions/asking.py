"""Asking partners something, once each, with a letter that does not say what; and letting a question go."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.commons.care.models import Ask, Silence
from sameboat.members.notices.actions import send_letters
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.queries.imports import in_pieces

LETTERS = {
    Ask.Kind.IN_TOUCH: "are_you_in_touch",
    Ask.Kind.SOMEBODY_NEW: "somebody_new",
    Ask.Kind.CHECK_IN: "how_does_it_go",
    Ask.Kind.FAREWELL: "before_the_last_day",
}


def ask_each(kind: Ask.Kind, parts: Iterable[Partner], *, silence: Silence | None = None, which: str = "") -> int:
    """Ask those who were not asked this yet; whoever muted the partnership gets no letter. How many were asked."""
    which = silence.pk.hex if silence else which
    return sum(_ask_some(kind, some, silence, which) for some in in_pieces(parts))


@transaction.atomic
def _ask_some(kind: Ask.Kind, parts: list[Partner], silence: Silence | None, which: str) -> int:
    asked = set(Ask.objects.filter(partner__in=parts, kind=kind, which=which).values_list("partner", flat=True))
    new = [Ask(partner=part, kind=kind, silence=silence, which=which) for part in parts if part.pk not in asked]
    Ask.objects.bulk_create(new, ignore_conflicts=True)
    heard = {each.partner_id: each.partner.person for each in new if each.partner.muted_at is None}
    rows = Ask.objects.filter(partner__in=list(heard), kind=kind, which=which).values_list("pk", "partner")
    send_letters(LETTERS[kind], [(pk, heard[part], f"{kind}:{part}:{which}") for pk, part in rows])
    return len(new)


@transaction.atomic
def settle(silence: Silence) -> None:
    """They are in touch again, or it ended: what was asked about this silence is no question any more."""
    now = clock.now()
    if Silence.objects.filter(pk=silence.pk, over_at=None).update(over_at=now):
        Ask.objects.filter(silence=silence, over_at=None).update(over_at=now)
        note("silence is over", silence, by=None)


def care_ends(partnership: Partnership, parts: Iterable[Partner]) -> None:
    """A partnership ends, or somebody's part in it: nobody is asked about it any more, and no help is waited for."""
    now, parts = clock.now(), list(parts)
    Ask.objects.filter(partner__in=parts, over_at=None).update(over_at=now)
    for part in parts:
        part.help_asked.filter(settled_at=None).update(settled_at=now)
    if not Partner.objects.filter(partnership=partnership, left_at=None, partnership__ended_at=None).exists():
        for silence in Silence.objects.filter(partnership=partnership, over_at=None):
            settle(silence)
