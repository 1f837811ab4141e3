"""Somebody new: offered after a long silence, or asked for after an end; only ever by the person's own yes."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.care.models import Ask, Silence
from sameboat.commons.care.queries.own import may_have_new
from sameboat.commons.care.rules.deeds import may_answer
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.rules.waiting import may_be_matched_again
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.actions.ending import let_go
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.actions.enrolments import leave_without_partner, locked
from sameboat.mentoring.programmes.models import Enrolment

MENTOR = "mentor"


@transaction.atomic
def accept_somebody_new(ask: Ask, *, by: Person) -> bool:
    """Yes: their part ends quietly, and they wait in front of all others. Whether somebody is looked for now.

    In the last four weeks nobody is: then nothing ends, and they come first in the next round. Whoever gave no sign at
    all is not handed on to the next partner unasked; they are told how to come back.
    """
    part = part_of(ask.partner.partnership_id, by=by)
    ask = _answered(ask, part, Ask.Choice.YES)
    enrolment = part.enrolment
    note("would like somebody new", ask, by=by, whose=by)
    if not may_be_matched_again(ends_on=part.partnership.ends_on, today=clock.today()):
        if enrolment is not None and part.role != MENTOR:
            leave_without_partner([enrolment], by=by)
        return False
    assert ask.silence is not None  # nosec B101  every such ask has one
    silent = _who_gave_no_sign(part, ask.silence)
    let_go([part])
    if part.partnership.ended_at is not None:
        for other in silent:
            _ask_back(other)
    if enrolment is not None:
        ask_for_new_partner(enrolment, by=by)
    return True


@transaction.atomic
def rather_wait(ask: Ask, *, by: Person) -> Ask:
    """No: everything stays as it is, and nobody learns that they were asked."""
    part = part_of(ask.partner.partnership_id, by=by)
    return _answered(ask, part, Ask.Choice.NO)


@transaction.atomic
def ask_for_new_partner(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Wait again, in front of all others, without a reason; and first in the next round if nobody is found in this.

    Never the former partner again (``had_each_other``); a mentor's place is free by itself.
    """
    enrolment = locked(enrolment)
    require(may_have_new(by, enrolment))
    if enrolment.role != MENTOR:
        leave_without_partner([enrolment], by=by)
    return enrolment


def _answered(ask: Ask, part: Partner, choice: Ask.Choice) -> Ask:
    ask = Ask.objects.select_for_update(of=("self",)).select_related("silence").get(pk=ask.pk)
    require(
        may_answer(
            is_theirs=ask.partner_id == part.pk and ask.kind == Ask.Kind.SOMEBODY_NEW,
            still_asked=ask.over_at is None and ask.chosen != Ask.Choice.YES,
        )
    )
    ask.chosen, ask.answered_at = choice, clock.now()
    ask.save(update_fields=["chosen", "answered_at"])
    return ask


def _who_gave_no_sign(part: Partner, silence: Silence) -> list[Partner]:
    """The others who neither did anything here since it went quiet nor answered what they were asked about it."""
    answered = Ask.objects.filter(silence=silence, answered_at__isnull=False).values("partner")
    others = Partner.objects.filter(partnership=part.partnership_id, left_at=None).exclude(pk=part.pk)
    return list(
        others.exclude(pk__in=answered)
        .filter(Q(touched_on=None) | Q(touched_on__lt=silence.asked_on), person__left_at=None)
        .select_related("person")
    )


def _ask_back(other: Partner) -> None:
    """They have gone from it, too, and wait for nobody until they say so. A mentor is asked about nobody else."""
    mentor = other.role == MENTOR
    other.left_at, other.never_came = clock.now(), mentor
    other.save(update_fields=["left_at", "never_came"])
    kind = "you_were_missed" if mentor else "come_back_when_you_like"
    send_letter(kind, about=other.pk, to=other.person, key=f"{kind}:{other.pk}")
