"""What coordinators may write for partners who begin: first questions, guidance, topics."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules.programmes import may_lead

MOST_TOPICS = 40
LONGEST_TITLE, LONGEST_TEXT = 120, 4_000


def may_write_for_partners(coordinates: bool, *, ended: bool) -> Verdict:
    """A coordinator, until the round has ended: partners read on while it goes."""
    if not coordinates:
        return may_lead(coordinates)
    if ended:
        return no(_("This round has ended, so nobody reads this any more. Write it for the next one."))
    return YES


def may_be_a_topic(*, title: str, text: str, week: int, weeks: int, others: int) -> Verdict:
    """It has a name, and a week that the round has."""
    if not title.strip():
        return no(_("A topic needs a name."))
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT:
        return no(_("This is too long for a topic. Partners read it in a minute, or not at all."))
    if not 1 <= week <= weeks:
        return no(_("The round does not have this week. Choose one from its first to its last."))
    if others >= MOST_TOPICS:
        return no(_("Forty topics are more than anybody talks about. Take one away first."))
    return YES
