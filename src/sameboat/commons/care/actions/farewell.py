"""Before the last day: thanks, and who would like to stay in touch. Never asked by an ending."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.care.actions.asking import ask_each
from sameboat.commons.care.models import Ask, OwnCare, Thanks
from sameboat.commons.care.queries.set_days import who_comes_to_the_end
from sameboat.commons.care.rules.deeds import may_say_goodbye
from sameboat.commons.care.rules.set_days import is_before_the_end
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner, Partnership


def ask_before_the_end() -> int:
    """Ask everybody who has come to the last two weeks, by daylight of theirs; how many."""
    return ask_each(Ask.Kind.FAREWELL, who_comes_to_the_end(clock.now()))


@transaction.atomic
def thank(partnership: UUID, text: str, *, at_once: bool, by: Person) -> Thanks:
    """A word of thanks to the others, read at once or when the last day is over; written again, it replaces the first.

    It says that somebody is here, so it counts as a sign.
    """
    part = _in_the_last_weeks(partnership, by)
    row = Thanks.objects.filter(author=part, taken_back_at=None).first()
    row, new = row or Thanks(author=part), row is None
    put_words(row, {"text": text})
    row.at_once, row.changed_at = at_once, None if new else clock.now()
    row.save()
    touch(part)
    note("thank", row, by=by, whose=by)
    if at_once and new:
        others = Partner.objects.filter(partnership=part.partnership_id, left_at=None, muted_at=None)
        rows = [(row.pk, each.person, f"thanks:{row.pk}:{each.pk}") for each in others.exclude(pk=part.pk)]
        send_letters("thanks_wait", rows)
    return row


@transaction.atomic
def take_thanks_back(partnership: UUID, *, by: Person) -> None:
    """The words are gone for everybody."""
    part = part_of(partnership, by=by)
    for row in Thanks.objects.filter(author=part, taken_back_at=None):
        take_words_back(row)
        note("take thanks back", row, by=by, whose=by)


@transaction.atomic
def would_stay(partnership: UUID, yes: bool, *, by: Person) -> Partnership:
    """Say in private that one would like to stay in touch, or take it back while nobody was told.

    When all of them have said so they are told together, and the partnership does not end with the round. A no and
    silence are the same, and nobody ever reads either.
    """
    part = _in_the_last_weeks(partnership, by)
    own, _new = OwnCare.objects.get_or_create(partner=part)
    own.would_stay_since = (own.would_stay_since or clock.now()) if yes else None
    own.save(update_fields=["would_stay_since"])
    note("would stay in touch" if yes else "rather not say", part, by=by, whose=by)
    everybody = Partner.objects.filter(partnership=partnership, left_at=None)
    if everybody.exclude(own_care__would_stay_since__isnull=False).exists():
        return part.partnership
    return _they_stay(part.partnership, list(everybody.select_related("person")))


def _they_stay(partnership: Partnership, everybody: list[Partner]) -> Partnership:
    partnership.stays_since = clock.now()
    partnership.save(update_fields=["stays_since"])
    note("stay in touch", partnership, by=None)
    Ask.objects.filter(partner__in=everybody, over_at=None).update(over_at=clock.now())
    heard = [each for each in everybody if each.muted_at is None]
    send_letters("you_stay_in_touch", [(each.pk, each.person, f"you_stay:{each.pk}") for each in heard])
    return partnership


def _in_the_last_weeks(partnership: UUID, by: Person) -> Partner:
    part = part_of(partnership, by=by)
    row = part.partnership
    require(
        may_say_goodbye(
            is_before_the_end=is_before_the_end(row.ends_on, clock.today()), stays=row.stays_since is not None
        )
    )
    return part
