"""Who may be written to, all of those who fit a filter."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

STATES = {
    "": _("Everybody who applied"),
    "partner": _("Those who have a partner"),
    "alone": _("Those who were told that there is nobody this time"),
    "waits": _("Those who wait for the next round, because of the country's share"),
    "unproved": _("Those whose address is not proved"),
}
BEFORE = ("", "waits", "unproved")
"""What can be asked for before everyone is told."""
FILTERS = frozenset({"state", "country", "role"})


def may_write_to_many(coordinates: bool, *, published: bool) -> Verdict:
    """A coordinator, once there is anybody."""
    if not coordinates:
        return may_lead(coordinates)
    if not published:
        return no(_("This round is not published, so nobody has applied who could be written to."))
    return YES


def may_send_to_many(coordinates: bool, *, sent: bool, how_many: int) -> Verdict:
    """Once, to somebody."""
    if not coordinates:
        return may_lead(coordinates)
    if sent:
        return no(_("This letter has been sent. To write again, begin a new one."))
    if not how_many:
        return no(_("Nobody fits what you chose, so nobody would get the letter. Change whom it goes to."))
    return YES


def is_a_filter(to_whom: Mapping[str, str]) -> bool:
    """Whether a filter has words that are known."""
    return set(to_whom) <= FILTERS and to_whom.get("state", "") in STATES
