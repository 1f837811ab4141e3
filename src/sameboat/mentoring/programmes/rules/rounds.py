"""What may be done with a round, and until when."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules.dates import Dates, dates_hang_together
from sameboat.mentoring.programmes.rules.programmes import may_lead


def may_open_round(coordinates: bool, *, unpublished: int, programme_closed: bool) -> Verdict:
    """One round is prepared at a time: two would be mixed up."""
    if not coordinates:
        return may_lead(coordinates)
    if programme_closed:
        return no(_("This programme is closed. Open a new programme to begin again."))
    if unpublished:
        return no(_("A round is being prepared already. Publish it first, or change its dates to what you need."))
    return YES


def may_close_round(
    coordinates: bool,
    *,
    published_at: datetime | None,
    closed_at: datetime | None,
    announced_at: datetime | None,
    goes_on: bool = False,
) -> Verdict:
    """Closing ends applications at once, whatever the last day was; where they go on, also after people were told."""
    if not coordinates:
        return may_lead(coordinates)
    if published_at is None:
        return no(_("This round is not published, so nobody can apply. There is nothing to close."))
    if closed_at is not None:
        return no(_("Applications are closed already."))
    if announced_at is not None and not goes_on:
        return no(_("Everybody has been told their partner, so applications are over."))
    return YES


def may_reopen_round(
    coordinates: bool, *, closed_at: datetime | None, announced_at: datetime | None, closes_on: date | None, today: date
) -> Verdict:
    """Until partners are told, a closed round may open again; where applications go on, at any time."""
    if not coordinates:
        return may_lead(coordinates)
    if closed_at is None:
        return no(_("Applications were not closed by hand. To take more, choose a later last day."))
    if announced_at is not None and closes_on is not None:
        return no(_("Everybody has been told their partner. Open the next round for whoever comes now."))
    if closes_on is not None and closes_on < today:
        return no(_("The last day of applications is over. Choose a later last day first, then open them again."))
    return YES


def may_change_dates(
    coordinates: bool, dates: Dates, *, before: Dates, published: bool, announced: bool, today: date
) -> Verdict:
    """Dates may move until people were told; what has happened already stays."""
    if not coordinates:
        return may_lead(coordinates)
    hang_together = dates_hang_together(dates)
    if not hang_together:
        return hang_together
    if announced:
        return no(_("Everybody has been told when this round starts. Its dates stay as they are."))
    if published and before.opens_on <= today and dates.opens_on != before.opens_on:
        return no(_("Applications have opened already, so the first day stays as it was."))
    return YES


def may_change_rules(coordinates: bool, *, announced: bool) -> Verdict:
    """Until partners are told."""
    if not coordinates:
        return may_lead(coordinates)
    if announced:
        return no(_("Everybody has been told their partner under these rules. Change them for the next round."))
    return YES


def may_change_texts(coordinates: bool, *, ended: bool) -> Verdict:
    """Until the round has ended."""
    if not coordinates:
        return may_lead(coordinates)
    if ended:
        return no(_("This round has ended. What people agreed to then stays as it was."))
    return YES
