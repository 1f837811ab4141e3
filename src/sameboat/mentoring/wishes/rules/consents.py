"""Consent to something private: asked before the question, in two steps, and taken back at any time."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

STEPS = ("use", "tell")


def may_consent(*, is_own: bool, private: bool, step: str) -> Verdict:
    """Only for oneself, only for a private question, only a step that exists."""
    if not is_own:
        return no(_("Only you decide about your own answers."))
    if not private:
        return no(_("This question is not private, so it needs no consent of its own."))
    if step not in STEPS:
        return no(_("Choose one of the answers on the page."))
    return YES


def may_take_back(*, is_own: bool) -> Verdict:
    """At any time, also after the round has closed."""
    return YES if is_own else no(_("Only you decide about your own answers."))


def may_answer(*, private: bool, consent: str) -> Verdict:
    """A private question is answered only where consent stands."""
    if private and consent not in STEPS:
        return no(_("This is private and you have not said yes to using it, so it is not asked and nothing is kept."))
    return YES
