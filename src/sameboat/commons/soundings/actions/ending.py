"""A draft erases itself: when it is done, when its days are over, when whoever asked lets it go, when they part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import forget
from sameboat.commons.soundings.models import Comment, Opinion, PoolMember, Sounding
from sameboat.commons.soundings.rules import asking as rules
from sameboat.members.people.models import Person
from sameboat.mentoring.feedback.actions import note_help
from sameboat.mentoring.partnerships.actions import part_of, touch
from sameboat.mentoring.partnerships.models import Partner, Partnership


@transaction.atomic
def done(partnership: UUID, sounding: UUID, *, keep: bool, by: Person) -> None:
    """It has been used: the draft and everything said of it are erased.

    If whoever asked keeps it, and a reader said that it may be kept, the journey says that something was read.
    """
    part = part_of(partnership, by=by)
    row = Sounding.objects.select_for_update().filter(pk=sounding, author=part).first()
    require(rules.may_let_go(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    for opinion in row.opinions.filter(may_be_kept=True, author__left_at=None) if keep else ():
        note_help(partnership, gettext("reading before it was sent"), helper=opinion.author_id, helped=part.pk, by=by)
    note("say that a draft is done", row, by=by, whose=by)
    touch(part)
    erase([row])


@transaction.atomic
def let_go(partnership: UUID, sounding: UUID, *, by: Person) -> None:
    """Whoever asked thinks better of it: nobody reads it any more, and nothing of it stays."""
    part = part_of(partnership, by=by)
    row = Sounding.objects.select_for_update().filter(pk=sounding, author=part).first()
    require(rules.may_let_go(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    note("let a draft go", row, by=by, whose=by)
    erase([row])


def erase_what_is_over(at_once: int = 500) -> int:
    """Seven days after the hour by which it was wanted, a draft goes by itself."""
    rows = list(Sounding.objects.filter(wanted_by__lt=clock.now() - rules.KEPT_AFTER)[:at_once])
    with transaction.atomic():
        erase(rows)
    return len(rows)


def close_boards(partnership: Partnership, parts: Sequence[Partner]) -> None:
    """A partnership ends, or somebody's part in it: their drafts go, and what they said of others'.

    However it came to its end, the others find the same: nothing on the board.
    """
    ended = [each.pk for each in parts]
    rows = Sounding.objects.filter(author__partnership=partnership)
    erase(rows if _is_deserted(partnership) else rows.filter(author__in=ended))
    Comment.objects.filter(author__in=ended).delete()
    Opinion.objects.filter(author__in=ended).delete()


@transaction.atomic
def say_farewell(person: Person) -> None:
    """Somebody leaves the site: their drafts, what they said of others', and their parts in pools."""
    PoolMember.objects.filter(person=person).delete()
    parts = Partner.objects.filter(person=person).select_related("partnership")
    for part in parts:
        close_boards(part.partnership, [part])


def erase(rows: Iterable[Sounding]) -> None:
    """The rows with all beneath them, and the keys with which the pool read them."""
    pks = [each.pk for each in rows]
    for pk in pks:
        forget(pk)
    Sounding.objects.filter(pk__in=pks).delete()


def _is_deserted(partnership: Partnership) -> bool:
    there = Partner.objects.filter(partnership=partnership, left_at=None).count()
    return there < 2 or Partnership.objects.filter(pk=partnership.pk, ended_at__isnull=False).exists()
