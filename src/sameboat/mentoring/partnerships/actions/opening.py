"""How people come to have each other: all partnerships of a round at once, or one for somebody who came later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import Open, seal_many
from sameboat.members.people.models import Person
from sameboat.members.safety.queries.blocks import pairs_kept_apart
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import people_with_partner
from sameboat.mentoring.partnerships.queries.between import place
from sameboat.mentoring.programmes.actions.enrolments import find_somebody_for
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape, TeamMember
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.wishes.queries.telling import what_they_tell


@dataclass(frozen=True, slots=True)
class Together:
    """People who are to have each other, in the order in which everybody reads them: of mentors, the mentor first."""

    enrolments: Sequence[Enrolment]
    """Each with its person."""
    reason: str = ""
    """Why they, from public answers alone."""
    troubleshooter: TeamMember | None = None


@transaction.atomic
def open_partnership(
    round_: Round,
    enrolments: Sequence[Enrolment],
    *,
    reason: str,
    by: Person | None,
    troubleshooter: TeamMember | None = None,
) -> Partnership:
    """Let these people have each other from today on: newcomers, a replacement, an offer that was accepted.

    Refuses whoever has a partner already, withdrew, or left. Whether ``by`` may, and the letters, are the caller's:
    ``matching`` knows both. None for ``by``: the site itself, on a schedule a coordinator chose.
    """
    return open_partnerships(round_, [Together(enrolments, reason, troubleshooter)], by=by)[0]


@transaction.atomic
def open_partnerships(round_: Round, groups: Sequence[Together], *, by: Person | None) -> list[Partnership]:
    """The same for many at once, in a fixed number of statements for every few hundred people.

    What all of a group share in private, and each agreed to tell the other, is sealed for each of them.
    """
    Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    mentors = round_.programme.shape == Shape.MENTORS
    _require_free(round_, groups, mentors=mentors)
    return written(round_, groups, by=by)


def written(round_: Round, groups: Sequence[Together], *, by: Person | None) -> list[Partnership]:
    """The rows of new partnerships, by somebody who has the round for themselves and looked that all are free."""
    mentors = round_.programme.shape == Shape.MENTORS
    first, last = _term_of(round_)
    partnerships, partners = [], []
    for group in groups:
        partnership = Partnership(
            round=round_, starts_on=first, ends_on=last, made_at=clock.now(), troubleshooter=group.troubleshooter
        )
        partnerships.append(partnership)
        for enrolment, role in zip(
            group.enrolments, rules.roles_of(len(group.enrolments), mentors=mentors), strict=True
        ):
            partners.append(
                Partner(
                    partnership=partnership,
                    person=enrolment.person,
                    enrolment=enrolment,
                    round=round_,
                    role=role,
                    reason=group.reason,
                )
            )
    _seal_what_they_share(groups, partnerships, partners)
    _let_go_of_what_has_ended(round_, partners)
    Partnership.objects.bulk_create(partnerships, batch_size=500)
    Partner.objects.bulk_create(partners, batch_size=500)
    find_somebody_for([enrolment for group in groups for enrolment in group.enrolments])
    note_of_each("open partnership", ((each.partnership, each.person) for each in partners), by=by)
    return partnerships


def _let_go_of_what_has_ended(round_: Round, partners: Sequence[Partner]) -> None:
    """Whoever begins anew has left what had ended before, so that nobody has two partnerships in one round."""
    ended = Partner.objects.filter(round=round_, left_at=None, partnership__ended_at__isnull=False)
    for some in in_pieces([each.person.pk for each in partners if each.role != rules.MENTOR]):
        ended.filter(person__in=some).update(left_at=clock.now())


def _require_free(round_: Round, groups: Sequence[Together], *, mentors: bool) -> None:
    """Nobody is put into two partnerships, neither by this act nor by an earlier one."""
    taken, apart = people_with_partner(round_), pairs_kept_apart(each for group in groups for each in _people_in(group))
    for group in groups:
        alone = group.enrolments[1:] if mentors else group.enrolments
        require(
            rules.may_be_together(
                [each.person_id for each in group.enrolments],
                here=all(each.round_id == round_.pk for each in group.enrolments),
                stand=all(_stands(each) for each in group.enrolments),
                have_partners=[each.person.name for each in alone if each.person_id in taken],
                mentors=mentors,
            )
        )
        people = _people_in(group)
        require(rules.may_meet(apart=any((one, other) in apart for one in people for other in people)))
        taken |= {each.person_id for each in alone}


def _people_in(group: Together) -> list[UUID]:
    return [each.person_id for each in group.enrolments]


def _stands(enrolment: Enrolment) -> bool:
    return enrolment.applied_at is not None and enrolment.withdrawn_at is None and enrolment.person.left_at is None


def _term_of(round_: Round) -> tuple[date, date]:
    """From the round's first day, or today if that has passed; until the round's own last day, where it has one."""
    today = clock.today()
    first = max(round_.starts_on, today) if round_.starts_on else today
    return first, round_.ends_on or first + timedelta(weeks=round_.weeks)


def _seal_what_they_share(
    groups: Sequence[Together], partnerships: Sequence[Partnership], partners: Sequence[Partner]
) -> None:
    told = what_they_tell([group.enrolments for group in groups])
    shared = {partnership.pk: words for partnership, words in zip(partnerships, told, strict=True) if words}
    concerned = [each for each in partners if each.partnership_id in shared]
    words = [Open(json.dumps(shared[each.partnership_id]), each.person_id, place(each.pk)) for each in concerned]
    for partner, sealed in zip(concerned, seal_many(words), strict=True):
        partner.between_them = sealed
