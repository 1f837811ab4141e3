"""What others do when a private answer is taken back: they stand above this app and cannot be called by name.

Said in an ``AppConfig.ready()``: ``registry.when_taken_back(forget_what_was_taken_back)``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sameboat.mentoring.programmes.models import Enrolment

_forgetting: list[Callable[[Enrolment], Any]] = []


def when_taken_back(forget: Callable[[Enrolment], Any]) -> None:
    """Called in the transaction in which somebody takes a consent back."""
    if forget not in _forgetting:
        _forgetting.append(forget)


def taken_back(enrolment: Enrolment) -> None:
    """Let everybody forget what they made of the answer."""
    for forget in _forgetting:
        forget(enrolment)
