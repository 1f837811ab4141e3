"""What is left to do before a round is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules.dates import Dates, dates_hang_together
from sameboat.mentoring.programmes.rules.programmes import may_lead


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done, or left to do, and the room where it is done."""

    room: str
    """``dates``, ``questions``, ``rules``, ``texts`` or ``team``."""
    done: bool
    what: str | Promise
    needed: bool = True
    """Without it the round is not published; else it is advice."""


def steps_before_publishing(
    *, dates: Dates, today: date, questions: int, rules: Verdict, texts: dict[str, str], turned_to: bool
) -> list[Step]:
    """Everything that must stand before strangers are asked for anything."""
    hang_together = dates_hang_together(dates)
    over = dates.closes_on is not None and dates.closes_on < today
    return [
        Step("dates", bool(hang_together) and not over, _dates(hang_together, over)),
        Step(
            "questions",
            questions > 0,
            _("The questions are there.")
            if questions
            else _("Ask something: without a question nobody can be matched."),
        ),
        Step("rules", bool(rules), _("The rules hang together with the questions.") if rules else rules.why),
        *_texts(texts),
        Step(
            "team",
            turned_to,
            _("Somebody in the team is there when something goes wrong.")
            if turned_to
            else _("Name a safeguarding lead: somebody people can turn to when something goes wrong."),
            needed=False,
        ),
    ]


def may_publish(coordinates: bool, *, published: bool, steps: list[Step]) -> Verdict:
    """Once, and when nothing that is needed is left to do."""
    if not coordinates:
        return may_lead(coordinates)
    if published:
        return no(_("This round is published already."))
    left = next((step for step in steps if step.needed and not step.done), None)
    return no(left.what) if left else YES


def _dates(hang_together: Verdict, over: bool) -> str | Promise:
    if not hang_together:
        return hang_together.why
    return _("The last day of applications is over already. Choose a later one.") if over else _("The dates are set.")


def _texts(texts: dict[str, str]) -> list[Step]:
    told = {
        "eligibility": (_("It says who may take part."), _("Say who may take part.")),
        "conduct": (_("The rules of conduct are written."), _("Write the rules of conduct that people agree to.")),
        "notice": (
            _("It says what is done with what people tell."),
            _("Say what is done with what people tell you: the privacy notice."),
        ),
    }
    return [
        Step("texts", bool(texts[word].strip()), there if texts[word].strip() else left)
        for word, (there, left) in told.items()
    ]
