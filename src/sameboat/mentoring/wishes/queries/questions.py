"""Questions for those who word them: in their order, with how many people answered, and what is in use."""

from __future__ import annotations

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.programmes.queries.programmes import worked_for_by
from sameboat.mentoring.wishes.models import Answer, Question, Wish


def questions_on_the_desk_of(viewer: Viewer, round_: Round) -> QuerySet[Question]:
    """Everything a round asks, hidden or not, for its team; each with ``answered``, the number of answers.

    Of a private question the number is none of the team's business, so it is not counted here.
    """
    if not rounds_on_the_desk_of(viewer).filter(pk=round_.pk).exists():
        return Question.objects.none()
    return _with_answers(Question.objects.filter(round=round_))


def questions_listed_for(viewer: Viewer, round_: Round) -> list[Question]:
    """The same, for the room that lists them."""
    return _listed(person=viewer.pk, of=round_.pk) if isinstance(viewer, Person) else []


@put_together_once
def _listed(person: Mark, of: Mark) -> QuerySet[Question]:
    return _with_answers(Question.objects.filter(round=of, round__programme__in=worked_for_by(person)))


def _with_answers(questions: QuerySet[Question]) -> QuerySet[Question]:
    given = Answer.objects.filter(question=OuterRef("pk"))
    public = Case(When(private=True, then=0), default=_number(given) - _number(given.filter(values=[])))
    return questions.annotate(answered=public).order_by("position", "key")


def _number(answers: QuerySet[Answer]) -> Coalesce:
    """How many, read from an index: all of them, and those left empty, are counted without reading any answer."""
    return Coalesce(Subquery(answers.order_by().values("question").values(n=Count("*"))), 0)


def how_many_answered(question: Question) -> int:
    """People with an answer, or a wish, about it: both would be lost with the question.

    Of a private question it is everybody who has begun to apply: whether one of them answered is told to nobody.
    """
    if question.private:
        return Enrolment.objects.filter(round=question.round_id).count()
    people = set(Answer.objects.filter(question=question).exclude(values=[]).values_list("enrolment", flat=True))
    return len(people | set(Wish.objects.filter(question=question).values_list("enrolment", flat=True)))


def options_in_use(question: Question) -> list[str]:
    """The options somebody chose or wished for. Of a private question all: who chose what is sealed."""
    if question.private:
        return list(question.options) if how_many_answered(question) else []
    chosen = Answer.objects.filter(question=question).values_list("values", flat=True)
    wished = Wish.objects.filter(question=question).values_list("values", flat=True)
    used = {value for values in [*chosen, *wished] for value in values}
    return [option for option in question.options if option in used]


def is_looked_at(round_: Round, question: Question) -> bool:
    """Whether a rule of the round names it, or counts on the country."""
    named = [*round_.rules.get("different", ()), *round_.rules.get("shared", ())]
    return question.key in named or (question.kind == "country" and bool(round_.rules.get("country_cap")))
