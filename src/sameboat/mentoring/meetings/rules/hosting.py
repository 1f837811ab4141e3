"""When a host can be asked, and when a host can answer."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.meetings.rules.meeting import HOSTED


def may_ask(*, kind: str, agreed: bool, stands: bool, is_past: bool) -> Verdict:
    """A host is asked about a visit with a time, before it."""
    if kind not in HOSTED:
        return no(_("Only visits and observations have a host. Plan one of these first."))
    if not stands or is_past:
        return no(_("This meeting does not stand ahead of you any more. Plan a new one first."))
    if not agreed:
        return no(_("Agree on a time first: the host wants to know when you come."))
    return YES


def may_host_answer(*, open_: bool, is_past: bool) -> Verdict:
    """While they are asked, and until it is over."""
    if not open_:
        return no(_("Nobody comes any more, so nothing needs an answer."))
    if is_past:
        return no(_("This is over. Thank you for having been asked."))
    return YES


def state_of(*, answer: str, withdrawn: bool, answered_for: datetime | None, starts_at: datetime | None) -> str:
    """In one word: ``asked``, ``yes``, ``no``, ``change``, ``withdrawn``; or ``again``, since the time has changed."""
    if withdrawn:
        return "withdrawn"
    if answer and answer != "no" and answered_for != starts_at:
        return "again"
    return answer or "asked"
