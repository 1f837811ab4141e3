"""Who may open a programme, and who may lead one."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

SHORTEST, LONGEST = 3, 60
TAKEN_BY_THE_SITE = frozenset({"new", "open", "desk", "team", "invitations"})


def may_open_programme(has_right: bool) -> Verdict:
    """The first coordinator of the site may, and whoever coordinates a programme now.

    A programme asks people for trust, and somebody has to answer to them: so not every account may open one.
    """
    if has_right:
        return YES
    return no(
        _(
            "Programmes are opened by people who coordinate one here already, and by whoever set up this site. "
            "Ask one of them to open it with you, or to invite you to their team first."
        )
    )


def may_lead(coordinates: bool) -> Verdict:
    """Dates, questions, rules, texts and the team are changed by coordinators of the programme alone."""
    if coordinates:
        return YES
    return no(_("Only a coordinator of this programme can do that. Ask one of them; the Team page names them."))


def may_change_programme(coordinates: bool) -> Verdict:
    """Its name, its sentence and what it is about."""
    return may_lead(coordinates)


def may_be_the_address(slug: str, taken: bool) -> Verdict:
    """The last part of the address: small letters, digits and hyphens, nobody else's."""
    if not SHORTEST <= len(slug) <= LONGEST:
        return no(_("An address has from 3 to 60 letters."))
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        return no(_("Use small letters from a to z, digits, and hyphens between them: open-stacks."))
    if taken or slug in TAKEN_BY_THE_SITE:
        return no(_("Another programme has this address. Add a word, such as your city or your association."))
    return YES
