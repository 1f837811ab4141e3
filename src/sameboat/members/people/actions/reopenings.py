"""Past talk that opens again: asked, told to the person on every way there is, granted or stopped.

Each act holds the person's row first, so of two that come at once one is first; and a stop is taken until the very
moment of granting, which for a wait is a minute after its end.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry, note
from sameboat.base.kit.verdicts import Refused, require
from sameboat.members.people import registry, rules
from sameboat.members.people.actions.guesses import give_a_guess_back, take_a_guess
from sameboat.members.people.actions.telling import tell_it_opened, tell_it_was_asked, tell_it_was_stopped
from sameboat.members.people.models import FactorKept, How, Person, Reopening
from sameboat.members.people.models.reopenings import WAITS
from sameboat.members.people.queries import Shown, younger_of
from sameboat.members.people.rules import Near, Opening

AT_ONCE = 100
WRONG_DIGITS = _("These are not the four digits that your partner sees now. Ask them to read them out once more.")


def mark_of(session_key: str) -> str:
    """A sitting, without the key that opens it."""
    return hashlib.sha256(f"sameboat.sitting|{session_key}".encode()).hexdigest()


@transaction.atomic
def ask_for_past(shown: list[Shown], *, by: Person, session_key: str, device: str) -> Reopening:
    """Ask that the way of signing in shown here last opens what is older than it. Everybody who is them is told."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    own = [each for each in shown if each.kind != "code"]
    factor = own[-1] if own else None
    now = clock.now()
    asked = Reopening.objects.filter(person=person)
    require(
        rules.may_ask_for_past(
            speaks_since=factor.since if factor else None,
            own_since=person.own_since,
            waits=asked.filter(WAITS).exists(),
            lately=asked.filter(asked_at__gt=now - rules.ASKED_WITHIN).count(),
        )
    )
    assert factor is not None  # nosec B101  required above
    row = Reopening.objects.create(
        person=person,
        asked_at=now,
        sitting=mark_of(session_key),
        device=device,
        number=f"{secrets.randbelow(10_000):04}",
        authenticator_id=factor.authenticator,
        for_password=factor.authenticator is None,
        speaks_since=factor.since,
        until=rules.waits_until(now, _address_changed_at(person)),
    )
    person.reopening_until = row.until
    person.save(update_fields=["reopening_until"])
    note("past_asked_for", row, by=by, whose=person)
    tell_it_was_asked(row)
    return row


@transaction.atomic
def ask_my_partner(*, by: Person) -> None:
    """Ask those whom they have now to say that it is really they."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    row = Reopening.objects.filter(WAITS, person=person).first()
    require(rules.may_ask_partner(waits=row is not None, vouching=person.vouching))
    assert row is not None  # nosec B101  required above
    if row.partner_asked_at is not None:
        return
    row.partner_asked_at = clock.now()
    row.save(update_fields=["partner_asked_at"])
    note("partner_asked", row, by=by, whose=person)


@transaction.atomic
def stop_reopening(which: UUID, *, by: Person | None) -> bool:
    """Stop it, whoever it was; ``by`` is nobody where a link in a letter was followed. Whether there was any."""
    found = _held(which)
    if found is None:
        return False
    person, row = found
    row.stopped_at = clock.now()
    row.save(update_fields=["stopped_at"])
    _is_over(person)
    note("past_stays_closed", row, by=by, whose=person)
    tell_it_was_stopped(row)
    return True


def stop_what_was_asked_in(session_key: str, *, by: Person) -> None:
    """Whoever ends a sitting from elsewhere does not want what was asked in it."""
    asked = Reopening.objects.filter(WAITS, person=by, sitting=mark_of(session_key))
    for which in asked.values_list("pk", flat=True):
        stop_reopening(which, by=by)


@transaction.atomic
def grant_from_here(which: UUID, opening: Opening, *, by: Person) -> None:
    """In a browser in which it is open, they say: yes, that is me. It opens as much as is open here, and no more."""
    person, row = _waiting(which, person=by.pk)
    require(rules.may_say_yes_here(opening, row.speaks_since))
    assert opening.since is not None  # nosec B101  required above
    _grant(person, row, since=opening.since, how=How.BROWSER, by=by)


@transaction.atomic
def speak_as_old(shown: list[Shown], *, by: Person) -> None:
    """Of two factors shown in one sitting the older speaks for the younger, as if it had been shown first."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    younger = younger_of(shown)
    if not younger:
        raise Refused(rules.may_open_again(waits=False, still_theirs=True).why)
    since = min(each.since for each in shown)
    for each in younger:
        _speaks(person, each.authenticator, each.since, since)
    how = How.CODE if any(each.kind == "code" and each.since == since for each in shown) else How.BROWSER
    row = Reopening.objects.filter(WAITS, person=person).first()
    if row is not None and row.authenticator_id in {each.authenticator for each in younger}:
        _close_granted(person, row, how)
    note("past_opened", person, by=by, whose=person)
    tell_it_opened(person, how)


def grant_as_partner(which: UUID, number: str, *, by: Person) -> None:
    """A partner who heard the four digits says: yes, this is really my partner. Wrong digits are counted."""
    guess = f"vouch:{which.hex}:{by.pk.hex}"
    require(take_a_guess(guess, guess))
    with transaction.atomic():
        person, row = _waiting(which)
        require(
            rules.may_vouch(
                theirs=person.vouching,
                mine=Person.objects.get(pk=by.pk).vouching,
                partners=by.pk != person.pk and registry.how_near(by, person) is Near.PARTNER,
                asked=row.partner_asked_at is not None,
            )
        )
        if not secrets.compare_digest(number.strip().encode(), row.number.encode()):
            raise Refused(WRONG_DIGITS)
        assert person.own_since is not None  # nosec B101  nobody asks who never had any
        _grant(person, row, since=person.own_since, how=How.PARTNER, by=by)
    give_a_guess_back(guess, guess)


def grant_what_waited() -> int:
    """Everything whose wait is over and that nobody stopped. How many opened."""
    over = Reopening.objects.filter(WAITS, until__lte=clock.now() - rules.GRACE).order_by("until")
    return sum(_grant_waited(which) for which in list(over.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _grant_waited(which: UUID) -> bool:
    found = _held(which)
    if found is None or not rules.is_waited_out(found[1].until, clock.now()):
        return False
    person, row = found
    if person.own_since is None or not _is_still_theirs(person, row):
        stop_reopening(which, by=None)
        return False
    _grant(person, row, since=person.own_since, how=How.WAIT, by=None)
    return True


@transaction.atomic
def switch_vouching(on: bool, opening: Opening, *, by: Person) -> None:
    """Whether partners are asked, by them and about them. Off at any time; on only where everything is open."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    if on:
        require(rules.may_switch_vouching_on(opening, person.own_since))
    person.vouching = on
    person.save(update_fields=["vouching"])
    note("partners_may_vouch" if on else "partners_may_not_vouch", person, by=by, whose=person)


def _waiting(which: UUID, *, person: UUID | None = None) -> tuple[Person, Reopening]:
    """What waits for an answer, held together with its person; or the refusal that nothing does."""
    found = _held(which)
    if found is None or (person and found[0].pk != person):
        raise Refused(rules.may_open_again(waits=False, still_theirs=True).why)
    return found


def _held(which: UUID) -> tuple[Person, Reopening] | None:
    """The person's row first, then theirs: everybody holds the two in this order."""
    whose = Reopening.objects.filter(pk=which).values("person")
    person = Person.objects.select_for_update().filter(pk__in=whose).first()
    row = Reopening.objects.select_for_update().filter(WAITS, pk=which).first()
    return (person, row) if person and row else None


def _grant(person: Person, row: Reopening, *, since: datetime, how: How, by: Person | None) -> None:
    """The one way of signing in that was asked for speaks since then, and no other does."""
    require(rules.may_open_again(waits=True, still_theirs=_is_still_theirs(person, row)))
    _speaks(person, None if row.for_password else row.authenticator_id, row.speaks_since, since)
    _close_granted(person, row, how)
    note("past_opened", row, by=by, whose=person)
    tell_it_opened(person, how)


def _is_still_theirs(person: Person, row: Reopening) -> bool:
    """What it was asked for is still there, and is still the same: a password made new meanwhile is another one."""
    if row.for_password:
        return person.password_own_since == row.speaks_since
    return FactorKept.objects.filter(authenticator=row.authenticator_id, since=row.speaks_since).exists()


def _speaks(person: Person, authenticator: int | None, before: datetime, since: datetime) -> None:
    if authenticator is not None:
        FactorKept.objects.filter(authenticator=authenticator, authenticator__user=person, since=before).update(
            since=since
        )
    elif person.password_own_since == before:
        person.password_own_since = since
        person.save(update_fields=["password_own_since"])


def _close_granted(person: Person, row: Reopening, how: How) -> None:
    row.granted_at, row.how = clock.now(), how
    row.save(update_fields=["granted_at", "how"])
    _is_over(person)


def _is_over(person: Person) -> None:
    person.reopening_until = None
    person.save(update_fields=["reopening_until"])


def _address_changed_at(person: Person) -> datetime | None:
    changes = DiaryEntry.objects.filter(whose=person, act="email_changed")
    return changes.values_list("at", flat=True).first()
