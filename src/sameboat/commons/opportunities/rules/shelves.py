"""What may stand on a programme's shelf."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.commons.opportunities.rules.passing import is_a_link
from sameboat.mentoring.programmes.rules import may_lead

MOST_ON_A_SHELF = 200
LONGEST_TITLE, LONGEST_ABOUT = 160, 1_000


def may_put_on_the_shelf(coordinates: bool, *, title: str, link: str, about: str, others: int) -> Verdict:
    """A coordinator; something with a name, and a link or some words about it."""
    if not coordinates:
        return may_lead(coordinates)
    if not title.strip():
        return no(_("Give it a name."))
    if link and not is_a_link(link):
        return no(_("This is no address of the web. It begins with https:// or http://."))
    if not link and not about.strip():
        return no(_("Add a link, or say in a few sentences what it is."))
    if len(title) > LONGEST_TITLE or len(about) > LONGEST_ABOUT:
        return no(_("This is too long for a shelf. A name and a few sentences are enough."))
    if others >= MOST_ON_A_SHELF:
        return no(_("Two hundred things are more than anybody looks through. Take one away first."))
    return YES
