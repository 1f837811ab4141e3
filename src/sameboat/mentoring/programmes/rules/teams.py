"""Who may invite to a team, accept, be named, and end a part."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules.programmes import may_lead

LINK_LASTS_DAYS = 14
MOST_WAITING = 50
"""Invitations of one programme that wait for an answer: enough for a large team, too few to send advertising."""


def may_invite(coordinates: bool, *, waiting: int, has_part: bool) -> Verdict:
    """Coordinators invite, and nobody twice to the same part."""
    if not coordinates:
        return may_lead(coordinates)
    if has_part:
        return no(_("They have this part in the team already."))
    if waiting >= MOST_WAITING:
        return no(_("Fifty invitations wait for an answer. Withdraw some that are no longer needed."))
    return YES


def may_withdraw_invitation(
    coordinates: bool, *, accepted_at: datetime | None, withdrawn_at: datetime | None
) -> Verdict:
    """Until it was accepted."""
    if not coordinates:
        return may_lead(coordinates)
    if accepted_at is not None:
        return no(_("This invitation was accepted. To take the part back, end it in the list above."))
    if withdrawn_at is not None:
        return no(_("This invitation was withdrawn already."))
    return YES


def may_accept(
    *,
    address_is_theirs: bool,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    expires_at: datetime,
    programme_closed: bool,
    now: datetime,
) -> Verdict:
    """Once, in time, and by whoever proved that the invited address is theirs.

    A link can be forwarded, read over a shoulder or kept by an employer's mail server. A part in a team opens other
    people's applications, so the link alone is not enough.
    """
    if accepted_at is not None:
        return no(_("This invitation has been used. If it was you, you will find the programme on your desk."))
    if withdrawn_at is not None:
        return no(_("This invitation was withdrawn. Ask whoever invited you, if you think that was a mistake."))
    if expires_at <= now:
        return no(_("This invitation has expired. Ask whoever invited you to send a new one; it takes them a minute."))
    if programme_closed:
        return no(_("This programme has closed since. Nothing is expected of you."))
    if not address_is_theirs:
        return no(
            _(
                "This invitation was sent to another address than the ones you have proved here. Sign in with the "
                "account of that address, add it to your account, or ask for a new invitation to the address you use."
            )
        )
    return YES


def may_be_named(is_own: bool) -> Verdict:
    """Only oneself decides whether one's name stands on the public page."""
    if is_own:
        return YES
    return no(_("Everybody decides for themselves whether their name stands on the public page."))


def may_end_part(coordinates: bool, *, is_own: bool, ended: bool, is_last_coordinator: bool) -> Verdict:
    """A coordinator ends any part, everybody their own; a programme never stays without a coordinator."""
    if not (coordinates or is_own):
        return may_lead(coordinates)
    if ended:
        return no(_("This part has ended already."))
    if is_last_coordinator:
        return no(_("A programme needs somebody who answers for it. Invite another coordinator first."))
    return YES
