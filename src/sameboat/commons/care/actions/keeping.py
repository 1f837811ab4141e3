"""The duty of care: it looks at days, asks, tells the team, and offers somebody new. Done twice, it does nothing twice.

Every letter has a key of its own question or day, and every question is asked of a person once.
"""

from __future__ import annotations

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
            done += _care_for(standing, rhythm, now)
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


@transaction.atomic
def _care_for(standing: Standing, rhythm: Rhythm, now: datetime) -> int:
    """The step that is due, for each partner on their own day and at a daytime of theirs."""
    partnership = Partnership.objects.select_for_update(of=("self",)).get(pk=standing.partnership.pk)
    if partnership.ended_at is not None:
        return 0
    silence = Silence.objects.filter(partnership=partnership, over_at=None).first()
    gap = _gap(standing, rhythm)
    done = 0
    for part in standing.parts:
        if not is_daytime(part, now):
            continue
        today = day_there(part, now)
        silence, did = _step_for(part, silence, today, rhythm.since, gap, standing.away)
        done += did
    if silence is not None and _is_due(Step.TELL, silence, now.date(), rhythm.since, gap, standing.away):
        silence.told_on = now.date()
        silence.save(update_fields=["told_on"])
        note("tell of silence", silence, by=None)
        done += 1
    return done


def _step_for(
    part: Partner, silence: Silence | None, today: date, since: date, gap: int, away: set[date]
) -> tuple[Silence | None, int]:
    """Ask this partner, or offer them somebody new; the first of them begins the step for all."""
    if today in away or days_of_silence(since, today, away) < gap:
        return silence, 0
    if silence is None:
        silence = Silence.objects.create(partnership_id=part.partnership_id, asked_on=today)
        note("ask whether in touch", silence, by=None)
    done = ask_each(Ask.Kind.IN_TOUCH, [part], silence=silence)
    if _is_due(Step.OFFER, silence, today, since, gap, away):
        silence.offered_on = today
        silence.save(update_fields=["offered_on"])
        note("offer somebody new", silence, by=None)
    if silence.offered_on is not None:
        done += ask_each(Ask.Kind.SOMEBODY_NEW, [part], silence=silence)
    return silence, done


def _is_due(step: Step, silence: Silence, today: date, since: date, gap: int, away: set[date]) -> bool:
    days = {"asked_on": silence.asked_on, "told_on": silence.told_on, "offered_on": silence.offered_on}
    return next_step(gap, since=since, today=today, away=away, **days) is step
