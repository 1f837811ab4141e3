"""A rule answers with a verdict: yes, or no with a sentence that says why and what would help."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be. True or false by itself, so that it reads well after ``if``."""

    yes: bool
    why: str | Promise = ""

    def __bool__(self) -> bool:
        return self.yes


YES = Verdict(True)


def no(why: str | Promise) -> Verdict:
    """A no, with its reason for the person who asked."""
    return Verdict(False, why)


class Refused(Exception):  # noqa: N818  it is an answer, not a mistake
    """An act that may not be done. Its sentence is for the person who tried."""

    def __init__(self, why: str | Promise) -> None:
        super().__init__(str(why))
        self.why = why


def require(verdict: Verdict) -> None:
    """Go on, or refuse with the verdict's sentence."""
    if not verdict:
        raise Refused(verdict.why)
