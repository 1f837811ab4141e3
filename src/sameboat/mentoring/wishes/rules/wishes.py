"""What may be wished of a partner, and what such a wish can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

KINDS = ("same", "different", "these")
WEIGHTS = ("nice", "should", "must")


class Wishable(Protocol):
    """What a rule needs to know of a question."""

    key: str
    kind: str
    private: bool
    wishable: bool
    of: str


def wishes_asked(questions: Iterable[Wishable], different: Collection[str]) -> list[Wishable]:
    """The questions about which a person may wish something.

    What the round itself decides (another country, another employer) is no wish any more; of what others offer one
    wishes by asking for it.
    """
    questions = list(questions)
    looked_for = {question.of for question in questions if question.kind == "asks"}
    return [
        question
        for question in questions
        if question.wishable
        and question.kind != "text"
        and question.key not in different
        and not (question.kind == "offers" and question.key in looked_for)
    ]


def kinds_of_wish(question: Wishable) -> tuple[str, ...]:
    """Free hours are shared or they are not; for help there is nothing to choose but how much it matters."""
    if question.kind == "hours":
        return ("same",)
    if question.kind == "asks":
        return ("these",)
    return KINDS


def may_wish(question: Wishable, kind: str, weight: str, *, values: Sequence[str], own: Sequence[str]) -> Verdict:
    """A wish needs something to compare with: an answer of one's own, or what is named in it."""
    if kind not in kinds_of_wish(question) or weight not in WEIGHTS:
        return no(_("Choose one of the answers on the page."))
    if kind in ("same", "different") and not own:
        if question.kind == "hours":
            return no(_("You left your free hours empty, so there is nothing to share. Paint some first."))
        return no(
            _("You left this question empty, so there is nothing to compare with. Answer it, or choose “One of these”.")
        )
    if kind == "these" and not (values or question.kind == "asks"):
        return no(_("Say which ones. Any of them will do."))
    return YES


def may_relax(*, is_own: bool, is_public_must: bool) -> Verdict:
    """One's own must, about something that everybody may know of."""
    if not is_own:
        return no(_("Only you change your own wishes."))
    if not is_public_must:
        return no(_("This wish is no must any more, so there is nothing to relax."))
    return YES
