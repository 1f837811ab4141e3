"""What country coordinators pass on: an invitation, and a reminder before applications close."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.matching.rules.texts import CONTROLS, filled, tidy, used_in
from sameboat.mentoring.programmes.rules import may_lead

INVITATION, REMINDER = "pass_invitation", "pass_reminder"
TITLES: dict[str, str | Promise] = {INVITATION: _("An invitation"), REMINDER: _("A reminder before closing")}
KNOWS: dict[str, str | Promise] = {
    "programme": _("the name of the programme"),
    "round": _("the name of the round"),
    "summary": _("the sentence about the programme"),
    "country": _("the country it is passed on in"),
    "page": _("the address of the public page"),
    "closes_on": _("the last day to apply"),
}
LONGEST = 2_000

AS_WE_WOULD: dict[str, str | Promise] = {
    INVITATION: _(
        "{programme} is open for applications.\n\n{summary}\n\nIt costs nothing, and takes a quarter of an hour to "
        "apply. People from {country} are as welcome as anybody.\n\nRead what it is and apply here, until {closes_on}:"
        "\n{page}"
    ),
    REMINDER: _(
        "Applications for {programme} close on {closes_on}.\n\nIf you have begun one, this is the moment to finish it; "
        "if you have not, a quarter of an hour is enough.\n\n{page}"
    ),
}
WITHOUT_A_LAST_DAY: str | Promise = _(
    "{programme} takes applications all year.\n\n{summary}\n\nIt costs nothing, and takes a quarter of an hour to "
    "apply. People from {country} are as welcome as anybody.\n\nRead what it is and apply here:\n{page}"
)


def may_change_passed_on(coordinates: bool, *, known: bool, text: str) -> Verdict:
    """Coordinators word it; it knows a few placeholders, and says where to apply."""
    if not coordinates:
        return may_lead(coordinates)
    if not known:
        return no(_("There is no such text. Choose one of those on the page."))
    if not text.strip() or len(text) > LONGEST or CONTROLS.search(text):
        return no(_("Write from one word to two thousand letters, without marks that cannot be seen."))
    odd = sorted(used_in(text) - set(KNOWS))
    if odd:
        return no(
            say("There is no placeholder {%(word)s}. These are known here: %(known)s.")
            % {"word": odd[0], "known": ", ".join(f"{{{word}}}" for word in KNOWS)}
        )
    if "page" not in used_in(text):
        return no(_("The text does not say where to apply. Put {page} into it, on a line of its own."))
    return YES


def as_passed_on(text: str, facts: Mapping[str, str]) -> str:
    """The text as somebody reads it."""
    return tidy(filled(text, {word: lambda word=word: facts[word] for word in KNOWS}))  # type: ignore[misc]  # bound now
