"""What lies in the room *Help* of the applicant and another: one row of everything that has an address."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.commons.soundings import actions as soundings
from sameboat.commons.soundings.models import Comment, Sounding
from sameboat.commons.soundings.rules.asking import Asked
from sameboat.commons.soundings.rules.passages import Place
from sameboat.mentoring.feedback import actions as feedback
from sameboat.mentoring.feedback.models import Exchange, Feedback, Occasion
from sameboat.mentoring.partnerships.models import Partnership


@dataclass(frozen=True)
class Helped:
    """The rows, by their kinds."""

    draft: Sounding
    comment: Comment
    occasion: Occasion
    said: Feedback
    noted: Exchange


def helped(together: Partnership) -> Helped:
    """The other asks; the applicant reads, and says something on what both agreed on."""
    pk = together.pk
    mine, other = together.partners.select_related("person").order_by("person__name")
    mine, other = (mine, other) if mine.person.name == "Applicant" else (other, mine)
    draft = soundings.ask(pk, Asked("A mail", "Dear all, thank you."), by=other.person)
    occasion = feedback.propose(pk, "A class", ["pace"], receiver=other.pk, by=other.person)
    feedback.agree(pk, occasion.pk, by=mine.person)
    return Helped(
        draft,
        soundings.remark(pk, draft.pk, Place(0, 4), "Good.", by=mine.person),
        occasion,
        feedback.give(pk, occasion.pk, ["Just right."], by=mine.person),
        feedback.note_help(pk, "a poster", helper=mine.pk, helped=other.pk, by=mine.person),
    )
