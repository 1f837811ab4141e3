"""Who may apply, send, change, withdraw and come back, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no

ROLES = ("mentor", "mentee", "either")
MOST_MENTEES = 20


@dataclass(frozen=True, slots=True)
class Applied:
    """What is known of one application, and of its round at this moment."""

    is_own: bool
    is_open: bool
    opens_later: bool = False
    announced: bool = False
    """They were told of a partner, whom they have."""
    applied_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """It was sent and not withdrawn."""
        return self.applied_at is not None and self.withdrawn_at is None


def may_fill_in(applied: Applied) -> Verdict:
    """One's own application, while the round is open: before it is sent, after it, and after a withdrawal."""
    if not applied.is_own:
        return no(_("Only you fill in your own application."))
    if applied.opens_later:
        return no(_("Applications for this round have not opened yet. The page of the round says when they do."))
    if not applied.is_open:
        return no(
            _(
                "Applications for this round are closed, so it can no longer be changed. If something important is "
                "different now, write to the coordinators; the page of the programme names them."
            )
        )
    return YES


def may_send(
    applied: Applied, *, agreed: bool, address_proved: bool, missing: Sequence[str], unseen: Sequence[str] = ()
) -> Verdict:
    """A complete application, once its conditions are agreed to and its address is proved to be the person's own.

    ``missing`` are the questions it cannot be sent without, ``unseen`` the steps that were never saved.
    """
    may = may_fill_in(applied)
    if not may:
        return may
    if applied.stands:
        return no(_("Your application has been sent. You can still change it; there is nothing to send again."))
    if not agreed:
        return no(_("Please read what the round asks of everybody first, and say yes to each point. It is step 1."))
    if missing:
        return no(
            ngettext(
                "One question still needs an answer: %(questions)s",
                "Some questions still need an answer: %(questions)s",
                len(missing),
            )
            % {"questions": " · ".join(missing)}
        )
    if unseen:
        return no(
            say("One step is still unread: %(step)s. You may leave it empty, but have a look first.")
            % {"step": unseen[0]}
        )
    if not address_proved:
        return no(
            _(
                "Your e-mail address is not proved yet. We sent you a letter with a code; until you have entered it, "
                "nobody can be sure that letters about your partner reach you."
            )
        )
    return YES


def may_withdraw(applied: Applied) -> Verdict:
    """Whoever applied may withdraw while they have no partner; without a reason."""
    if not applied.is_own:
        return no(_("Only you withdraw your own application."))
    if applied.applied_at is None:
        return no(_("This application was never sent, so there is nothing to withdraw."))
    if applied.withdrawn_at is not None:
        return no(_("This application is withdrawn already."))
    if applied.announced:
        return no(
            _(
                "You have been told your partner. To stop now, write to whoever looks after the two of you; the page "
                "of your partnership names them. No reason is needed."
            )
        )
    return YES


def may_come_back(applied: Applied) -> Verdict:
    """While the round is open, with a new place in line."""
    if not applied.is_own:
        return no(_("Only you can come back to your own application."))
    if applied.withdrawn_at is None:
        return no(_("This application was not withdrawn."))
    return may_fill_in(applied)


def conditions_hold(
    *,
    of_age_at: datetime | None,
    eligible_at: datetime | None,
    conduct_agreed_at: datetime | None,
    notice_agreed_at: datetime | None,
    notice_version: str,
    version_now: str,
    eligibility_changed_at: datetime | None = None,
    conduct_changed_at: datetime | None = None,
) -> bool:
    """Whether everything the round asks for was agreed to, in the words it has now."""
    if not (of_age_at and eligible_at and conduct_agreed_at and notice_agreed_at):
        return False
    return (
        notice_version == version_now
        and (eligibility_changed_at is None or eligible_at >= eligibility_changed_at)
        and (conduct_changed_at is None or conduct_agreed_at >= conduct_changed_at)
    )


def role_is_known(role: str, *, two_sided: bool) -> Verdict:
    """In a programme of mentors everybody says which side they are on."""
    if two_sided and role not in ROLES:
        return no(_("Say whether you would be a mentor or be mentored, or either."))
    return YES
