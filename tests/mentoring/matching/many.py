"""A large round, written in bulk."""

from datetime import timedelta
from random import Random

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers

CHOICES = {
    "country": ["AU", "BR", "CA", "DE", "FR", "KE", "NZ", "PT", "US", "UY"],
    "sector": ["public", "academic", "school", "special"],
    "career_stage": ["student", "early", "mid", "late"],
    "employer": [f"Library {k}" for k in range(400)],
}
LISTS = {"languages": ["en", "fr", "es", "pt", "de"], "interests": ["maps", "data", "music", "teaching", "archives"]}


def many_applicants(people, seed=5):
    """A round with so many applicants, each with an answer to every question."""
    dice, then = Random(seed), clock.now() - timedelta(days=1)
    round_ = site_makers.round_of()
    folk = Person.objects.bulk_create(
        [Person(email=f"many{k}@example.org", name=f"Person {k}", password="!") for k in range(people)], batch_size=1000
    )
    enrolments = Enrolment.objects.bulk_create(
        [Enrolment(round=round_, person=each, applied_at=then) for each in folk], batch_size=1000
    )
    questions = {question.key: question for question in round_.questions.all()}
    Answer.objects.bulk_create(
        [
            Answer(
                enrolment=each,
                question=question,
                changed_at=then,
                values=[dice.choice(CHOICES[key])] if key in CHOICES else dice.sample(LISTS[key], 2),
            )
            for each in enrolments
            for key, question in questions.items()
        ],
        batch_size=2000,
    )
    return round_
