"""The duty of care: it looks at days, asks, tells the team, and offers somebody new. Done twice, it does nothing twice.

Every letter has a key of its own question or day, and every question is asked of a person once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.commons.care.actions.asking import ask_each, settle
from sameboat.commons.care.actions.telling_the_team import tell_the_team
from sameboat.commons.care.models import Ask, Rhythm, Silence
from sameboat.commons.care.queries.standing import Standing, day_there, is_daytime, standing_now
from sameboat.commons.care.rules.rhythm import Step, Turn, days_of_silence, gap_of, next_step, turned
from sameboat.mentoring.partnerships.models import Partner, Partnership


def keep_in_touch() -> int:
    """Look at every partnership once; how many had something to be done."""
    now, done = clock.now(), 0
    new: list[Rhythm] = []
    changed: list[Rhythm] = []
    for standing in standing_now(now):
        rhythm, moved = rhythm_now(standing)
        if rhythm.pk is None:
            new.append(rhythm)
        elif moved:
            changed.append(rhythm)
        if _is_quiet(standing, rhythm, now):
            due = what_is_due(standing, rhythm, now)
            done += _care_for(standing, due) if due else 0
        elif standing.silence is not None:
            settle(standing.silence)
    Rhythm.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    Rhythm.objects.bulk_update(changed, ["since", "by", "before_a_yes"], batch_size=500)
    tell_the_team(now)
    return done


def rhythm_now(standing: Standing) -> tuple[Rhythm, bool]:
    """Since when it is whose turn, by the last signs of each; and whether that is news."""
    rhythm = standing.rhythm or Rhythm(partnership=standing.partnership, since=standing.partnership.starts_on)
    signs = {part.pk: part.touched_on for part in standing.parts if part.touched_on is not None}
    before = Turn(rhythm.since, rhythm.by_id)
    now = turned(before, signs)
    if now.since != before.since:
        rhythm.before_a_yes = None
    rhythm.since, rhythm.by_id = now.since, now.by
    return rhythm, now != before


def _is_quiet(standing: Standing, rhythm: Rhythm, now: datetime) -> bool:
    """Whether so many days went by, on the clock of at least one of them."""
    latest = max(day_there(part, now) for part in standing.parts)
    return days_of_silence(rhythm.since, latest, standing.away) >= _gap(standing, rhythm)


def _gap(standing: Standing, rhythm: Rhythm) -> int:
    round_ = standing.partnership.round
    return gap_of(
        agreed=standing.agreed,
        template=round_.programme.template if round_ else "",
        elsewhere=rhythm.elsewhere_since is not None,
    )


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done for one partnership in this hour."""

    today: date
    """On the clock of the first of those it concerns."""
    ask: list[Partner]
    offer: list[Partner]
    offers: bool
    """Somebody new is offered from today on."""
    tells: bool

    def __bool__(self) -> bool:
        return bool(self.ask or self.offer or self.tells)


def what_is_due(standing: Standing, rhythm: Rhythm, now: datetime) -> Due:
    """The steps that are due, for each partner on their own day and by daylight. It asks the database nothing."""
    silence, gap, away = standing.silence, _gap(standing, rhythm), standing.away
    awake = [(part, day_there(part, now)) for part in standing.parts if is_daytime(part, now)]
    silent = [
        (part, today)
        for part, today in awake
        if today not in away and days_of_silence(rhythm.since, today, away) >= gap
    ]
    days = [today for _part, today in silent]
    offers = silence is not None and any(_is_due(Step.OFFER, silence, today, rhythm.since, gap, away) for today in days)
    offered = offers or (silence is not None and silence.offered_on is not None)
    return Due(
        today=min(days, default=now.date()),
        ask=[part for part, _today in silent if (part.pk, Ask.Kind.IN_TOUCH) not in standing.asked],
        offer=[part for part, _today in silent if offered and (part.pk, Ask.Kind.SOMEBODY_NEW) not in standing.asked],
        offers=offers,
        tells=silence is not None and _is_due(Step.TELL, silence, now.date(), rhythm.since, gap, away),
    )


@transaction.atomic
def _care_for(standing: Standing, due: Due) -> int:
    """Do it, unless it has ended or settled in this very moment."""
    partnership = Partnership.objects.select_for_update(of=("self",)).get(pk=standing.partnership.pk)
    silence = Silence.objects.filter(partnership=partnership, over_at=None).first()
    if partnership.ended_at is not None or silence != standing.silence:
        return 0
    if silence is None:
        silence = Silence.objects.create(partnership=partnership, asked_on=due.today)
        note("ask whether in touch", silence, by=None)
    if due.offers:
        silence.offered_on = due.today
        note("offer somebody new", silence, by=None)
    if due.tells:
        silence.told_on = clock.now().date()
        note("tell of silence", silence, by=None)
    if due.offers or due.tells:
        silence.save(update_fields=["offered_on", "told_on"])
    asked = ask_each(Ask.Kind.IN_TOUCH, due.ask, silence=silence)
    return asked + ask_each(Ask.Kind.SOMEBODY_NEW, due.offer, silence=silence) + due.tells


def _is_due(step: Step, silence: Silence, today: date, since: date, gap: int, away: set[date]) -> bool:
    days = {"asked_on": silence.asked_on, "told_on": silence.told_on, "offered_on": silence.offered_on}
    return next_step(gap, since=since, today=today, away=away, **days) is step
