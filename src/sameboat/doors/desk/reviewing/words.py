"""Small words of the review: shares as whole numbers, wishes, weights, names."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sameboat.mentoring.matching.models import WishOutcome
from sameboat.mentoring.matching.rules.review import WITHOUT_A_NAME
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.rules.names import name_of


def hundredth(value: float) -> int:
    """A share as a whole number out of a hundred."""
    return round(100 * value)


def wish_in_words(outcome: WishOutcome) -> str:
    """*The same*, *another*, or what was named."""
    return {"same": _("the same"), "different": _("another")}.get(outcome.wish, outcome.wish)


def weight_in_words(weight: str) -> str:
    """How much a wish matters."""
    return {"must": _("must"), "should": _("should"), "nice": _("nice")}[weight]


def countries_named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes and names, in the order of the names."""
    return sorted(((code, name_of("country", code)) for code in codes), key=lambda pair: pair[1].casefold())


def name_in_words(enrolment: Enrolment) -> str:
    """How the desk speaks of somebody."""
    return enrolment.person.name or str(WITHOUT_A_NAME)


def country_in_words(code: str) -> str:
    """The name of a country; nothing for nothing."""
    return name_of("country", code) if code else ""


def outcome_in_words(outcome: WishOutcome) -> dict[str, str]:
    """One wish and what became of it."""
    return {
        "weight": weight_in_words(outcome.weight),
        "ask": outcome.question.ask.rstrip(" ?:."),
        "wish": wish_in_words(outcome),
        "answer": outcome.answer,
        "why": outcome.why,
    }
