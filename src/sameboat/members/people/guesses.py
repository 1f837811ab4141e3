"""Guesses at passwords are counted before anything is hashed: by account, by network, by accounts a network tried.

This is axes' place in the sign-in; what it keeps is ours, since its own tables hold addresses and networks in clear.
"""

from __future__ import annotations

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from axes.handlers.proxy import AxesHandler
from django.http import HttpRequest

from sameboat.members.people import actions, rules


class GuessesAreCounted(AxesHandler):
    """Called by axes' backend, which comes first and stops the others with a no."""

    def is_allowed(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Take one guess from the allowances before it is tried; who guessed right gets it back."""
        facts = credentials or {}
        account = str(facts.get("email") or facts.get("username") or "").strip().casefold()
        network = rules.network_of(get_client_ip(request) or "")
        verdict = actions.take_a_guess(account, network)
        request.guess_refused = None if verdict else verdict.why  # type: ignore[attr-defined]
        request.guess_taken = (account, network) if verdict else None  # type: ignore[attr-defined]
        return bool(verdict)


def refused(request: HttpRequest) -> Any:
    """Why the last guess of this request was not tried, or None."""
    return getattr(request, "guess_refused", None)


def was_right(request: HttpRequest) -> None:
    """The guess was right, so it was none: it does not count."""
    taken = getattr(request, "guess_taken", None)
    if taken:
        actions.give_a_guess_back(*taken)
        request.guess_taken = None  # type: ignore[attr-defined]
