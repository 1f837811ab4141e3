"""Public answers: for coordinators, and for whoever counts. Private ones are not read here at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from sameboat.members.people.week import in_words
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import Viewer, applicants_of
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.answers import shown
from sameboat.mentoring.wishes.rules.hours import hours_of

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A question and what one person answered, as a coordinator may see it."""

    question: Question
    values: Values
    """Empty where nothing was said, and always where the question is private: not even *whether* is told."""

    @property
    def shown(self) -> list[str]:
        """The values in the reader's words."""
        said = [str(value) for value in self.values]
        if self.question.kind == "hours":
            zone, spans = hours_of(said)
            return [in_words(spans), zone] if spans else []
        return [shown(self.question, value) for value in said]


def answers_seen_by(viewer: Viewer, enrolment: Enrolment) -> list[Read]:
    """Everything the round asks, with the person's public answers, for a coordinator of the round."""
    if not applicants_of(viewer, enrolment.round).filter(pk=enrolment.pk).exists():
        return []
    said = dict(Answer.objects.filter(enrolment=enrolment, question__private=False).values_list("question", "values"))
    return [
        Read(question, () if question.private else tuple(said.get(question.pk, ())))
        for question in enrolment.round.questions.all()
    ]


def how_many_from(round_: Round) -> dict[str, int]:
    """How many standing applications there are from each country, the largest first; those unsaid left out."""
    standing = Q(enrolment__applied_at__isnull=False, enrolment__withdrawn_at=None)
    counted = (
        Answer.objects.filter(standing, enrolment__round=round_, question__kind="country", question__private=False)
        .values_list("values")
        .annotate(n=Count("pk"))
    )
    found = {str(values[0]): n for values, n in counted if values}
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))
