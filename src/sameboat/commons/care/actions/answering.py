"""One click: *we are in touch*, *we talk elsewhere*, *not yet*, *I would like help*. The last word counts."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.care.actions.asking import settle
from sameboat.commons.care.actions.helping import help_is_asked
from sameboat.commons.care.models import Ask, Rhythm, Silence
from sameboat.commons.care.rules.deeds import may_answer
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, touch
from sameboat.mentoring.partnerships.models import Partner

IN_TOUCH = {Ask.Choice.YES, Ask.Choice.ELSEWHERE}
CHOICES = IN_TOUCH | {Ask.Choice.NOT_YET, Ask.Choice.HELP}


@transaction.atomic
def say_how_it_is(ask: Ask, choice: str, *, by: Person) -> Ask:
    """Answer whether one is in touch, and change one's mind as often as one likes.

    A yes of anybody begins the count anew, until somebody says that it is not so: then it counts as before. *We talk
    elsewhere* is a yes, too, and from then on they are asked once a month.
    """
    part = part_of(ask.partner.partnership_id, by=by)
    ask = Ask.objects.select_for_update(of=("self",)).select_related("silence", "partner").get(pk=ask.pk)
    rhythm = _rhythm_of(part)
    settled_by_a_click = rhythm.before_a_yes is not None
    require(
        may_answer(
            is_theirs=ask.partner_id == part.pk and ask.kind == Ask.Kind.IN_TOUCH,
            still_asked=choice in CHOICES,  # also once it has settled itself: the last word counts
        )
    )
    ask.chosen, ask.answered_at = choice, clock.now()
    ask.save(update_fields=["chosen", "answered_at"])
    note("say how it is", ask, by=by, whose=by)
    if choice in IN_TOUCH:
        _in_touch(part, rhythm, elsewhere=choice == Ask.Choice.ELSEWHERE)
    elif settled_by_a_click:
        _not_in_touch(rhythm, ask.silence)
    if choice == Ask.Choice.HELP:
        help_is_asked(part, by=by)
    return ask


@transaction.atomic
def keep_to_our_rhythm(partnership: UUID, *, by: Person) -> Rhythm:
    """They no longer talk elsewhere alone: they are asked as the agreement, or the programme, says."""
    part = part_of(partnership, by=by)
    rhythm = _rhythm_of(part)
    rhythm.elsewhere_since = None
    rhythm.save(update_fields=["elsewhere_since"])
    note("keep to our rhythm", rhythm, by=by, whose=by)
    return rhythm


def _in_touch(part: Partner, rhythm: Rhythm, *, elsewhere: bool) -> None:
    touch(part)
    today = clock.today()
    if rhythm.since < today:
        rhythm.before_a_yes, rhythm.since, rhythm.by = rhythm.before_a_yes or rhythm.since, today, None
    if elsewhere:
        rhythm.elsewhere_since = rhythm.elsewhere_since or clock.now()
    rhythm.save()
    for silence in Silence.objects.filter(partnership=part.partnership_id, over_at=None):
        settle(silence)


def _not_in_touch(rhythm: Rhythm, silence: Silence | None) -> None:
    """Somebody else has said yes; but whoever hears nothing knows better, so everything counts as before.

    That click was a sign of one voice, and one voice alone does not begin the count anew.
    """
    signs = Partner.objects.filter(partnership=rhythm.partnership_id, left_at=None, touched_on__isnull=False)
    rhythm.since, rhythm.before_a_yes = rhythm.before_a_yes or rhythm.since, None
    rhythm.by = signs.order_by("-touched_on").first()
    rhythm.elsewhere_since = None
    rhythm.save()
    if silence is None or Silence.objects.filter(partnership=rhythm.partnership_id, over_at=None).exists():
        return
    Silence.objects.filter(pk=silence.pk).update(over_at=None)
    Ask.objects.filter(silence=silence, partner__left_at=None).update(over_at=None)


def _rhythm_of(part: Partner) -> Rhythm:
    since = part.partnership.starts_on
    return Rhythm.objects.get_or_create(partnership_id=part.partnership_id, defaults={"since": since})[0]
