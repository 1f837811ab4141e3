"""Applications: begun, agreed, placed in line, withdrawn, taken up again. ``wishes`` writes what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape
from sameboat.mentoring.programmes.queries.enrolments import address_is_proved, as_applied
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.programmes.rules import enrolments as rules

FACTS = frozenset({"role", "capacity", "may_be_three", "by_email"})


@transaction.atomic
def begin_application(round_: Round, *, by: Person) -> Enrolment:
    """The person's one application to this round, begun now if there was none.

    Whoever was deferred in the programme's round before, or stayed without a partner there, comes first in line.
    """
    require(rules.may_fill_in(as_applied(Enrolment(round=round_, person=by), by)))
    enrolment, new = Enrolment.objects.get_or_create(
        round=round_, person=by, defaults={"first_claim": _has_first_claim(round_, by)}
    )
    if new:
        note("begin application", enrolment, by=by, whose=by)
    return enrolment


def locked(enrolment: Enrolment) -> Enrolment:
    """The application as it is now, for whoever is about to change it. Others wait their turn."""
    return (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("round__programme", "person")
        .get(pk=enrolment.pk)
    )


@transaction.atomic
def agree_to_conditions(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Of age, eligible, the conduct and the notice: each with its time, the notice with its version.

    What was agreed to already, and has not changed since, keeps its time.
    """
    enrolment = locked(enrolment)
    require(rules.may_fill_in(as_applied(enrolment, by)))
    now, round_ = clock.now(), enrolment.round
    enrolment.of_age_at = enrolment.of_age_at or now
    if enrolment.eligible_at is None or (
        round_.eligibility_changed_at and enrolment.eligible_at < round_.eligibility_changed_at
    ):
        enrolment.eligible_at = now
    if enrolment.conduct_agreed_at is None or (
        round_.conduct_changed_at and enrolment.conduct_agreed_at < round_.conduct_changed_at
    ):
        enrolment.conduct_agreed_at = now
    if enrolment.notice_agreed_at is None or enrolment.notice_version != round_.notice_version:
        enrolment.notice_agreed_at, enrolment.notice_version = now, round_.notice_version
    enrolment.save(
        update_fields=["of_age_at", "eligible_at", "conduct_agreed_at", "notice_agreed_at", "notice_version"]
    )
    note("agree to conditions", enrolment, by=by, whose=enrolment.person)
    return enrolment


@transaction.atomic
def say_how_to_meet(enrolment: Enrolment, facts: dict[str, Any], *, by: Person) -> Enrolment:
    """Which side, for how many, whether three are fine, whether letters alone are."""
    enrolment = locked(enrolment)
    require(rules.may_fill_in(as_applied(enrolment, by)))
    known = {word: value for word, value in facts.items() if word in FACTS}
    if "role" in known:
        require(rules.role_is_known(known["role"], two_sided=enrolment.round.programme.shape == Shape.MENTORS))
    for word, value in known.items():
        setattr(enrolment, word, value)
    enrolment.save(update_fields=list(known))
    return enrolment


@transaction.atomic
def count_step(enrolment: Enrolment, step: str, *, by: Person) -> Enrolment:
    """A step was saved: the edition grows, so that another tab notices."""
    enrolment = locked(enrolment)
    enrolment.edition += 1
    if step not in enrolment.saved_steps:
        enrolment.saved_steps = [*enrolment.saved_steps, step]
    enrolment.save(update_fields=["edition", "saved_steps"])
    note("save step", enrolment, by=by, whose=enrolment.person)
    return enrolment


@transaction.atomic
def take_place_in_line(
    enrolment: Enrolment, *, missing: Sequence[str], unseen: Sequence[str] = (), by: Person
) -> Enrolment:
    """Send the application, or send it again after a withdrawal: this moment is its place in line.

    A first claim from an earlier round stays. ``wishes.actions.send_application`` works out what is missing.
    """
    enrolment = locked(enrolment)
    came_back = enrolment.withdrawn_at is not None
    require(
        rules.may_send(
            as_applied(enrolment, by),
            agreed=rules.conditions_hold(**conditions(enrolment)),
            address_proved=address_is_proved(enrolment.person),
            missing=missing,
            unseen=unseen,
        )
    )
    enrolment.applied_at, enrolment.withdrawn_at = clock.now(), None
    enrolment.save(update_fields=["applied_at", "withdrawn_at"])
    note("come back" if came_back else "send application", enrolment, by=by, whose=enrolment.person)
    kind = "application_came_back" if came_back else "application_received"
    send_letter(kind, about=enrolment.pk, to=enrolment.person, key=_key(kind, enrolment))
    return enrolment


@transaction.atomic
def withdraw_application(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Take the application back, without a reason. What was said stays until the person erases it or the round ends."""
    enrolment = locked(enrolment)
    require(rules.may_withdraw(as_applied(enrolment, by)))
    enrolment.withdrawn_at = clock.now()
    enrolment.save(update_fields=["withdrawn_at"])
    note("withdraw application", enrolment, by=by, whose=enrolment.person)
    kind = "application_withdrawn"
    send_letter(kind, about=enrolment.pk, to=enrolment.person, key=_key(kind, enrolment))
    return enrolment


def conditions(enrolment: Enrolment) -> dict[str, Any]:
    """What the rule about conditions needs to know."""
    round_ = enrolment.round
    return {
        "of_age_at": enrolment.of_age_at,
        "eligible_at": enrolment.eligible_at,
        "conduct_agreed_at": enrolment.conduct_agreed_at,
        "notice_agreed_at": enrolment.notice_agreed_at,
        "notice_version": enrolment.notice_version,
        "version_now": round_.notice_version,
        "eligibility_changed_at": round_.eligibility_changed_at,
        "conduct_changed_at": round_.conduct_changed_at,
    }


@transaction.atomic
def leave_without_partner(enrolments: Sequence[Enrolment], *, by: Person | None) -> None:
    """There is nobody for them this time: they come first in the programme's next round.

    Whoever is told so is told by ``matching``, in the same transaction.
    """
    now = clock.now()
    for enrolment in enrolments:
        enrolment.alone_since = enrolment.alone_since or now
    Enrolment.objects.bulk_update(enrolments, ["alone_since"], batch_size=500)
    note_of_each("stay without partner", ((each, each.person) for each in enrolments), by=by)


@transaction.atomic
def find_somebody_for(enrolments: Sequence[Enrolment]) -> None:
    """They have a partner: nobody waits any more. ``partnerships`` writes the rest into the diary."""
    for enrolment in enrolments:
        enrolment.alone_since = enrolment.deferred_at = None
    for some in in_pieces(each.pk for each in enrolments):
        Enrolment.objects.filter(pk__in=some).update(alone_since=None, deferred_at=None)


def _has_first_claim(round_: Round, person: Person) -> bool:
    """Deferred in the newest round they applied to, or without a partner there when it was announced."""
    newest = (
        Enrolment.objects.filter(person=person, round__programme=round_.programme, round__number__lt=round_.number)
        .filter(applied_at__isnull=False, withdrawn_at=None)
        .order_by("-round__number")
        .first()
    )
    return newest is not None and (newest.deferred_at is not None or newest.alone_since is not None)


def _key(kind: str, enrolment: Enrolment) -> str:
    """One letter for each sending and each withdrawal, however often the act is tried."""
    at = enrolment.withdrawn_at or enrolment.applied_at
    return f"{kind}:{enrolment.pk}:{at.isoformat() if at else ''}"
