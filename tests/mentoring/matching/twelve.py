"""Twelve people with everything the matching knows: wishes, hours, private answers and consents."""

from __future__ import annotations

from datetime import date, timedelta

from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.mentoring.wishes.actions.answers import save_answers
from sameboat.mentoring.wishes.actions.consents import give_consent
from sameboat.mentoring.wishes.models import Answer, Question, Wish
from sameboat.mentoring.wishes.rules.said import Wished
from tests import site_makers as make

COUNTRIES = ("PT", "NZ", "NO", "KE")
STAGES = ("student", "early", "mid", "late")
SECTORS = ("public", "academic", "school")
TOPICS = ("maps", "data", "music", "zines", "archives")


def twelve_people(many: int = 12, **facts):
    """A closed round of so many, by name: P0, P1, …; every second one has said something private."""
    day = clock.now().date()
    facts.setdefault("opens_on", day - timedelta(days=30))
    facts.setdefault("closes_on", day - timedelta(days=2))
    facts.setdefault("starts_on", date(2027, 1, 4))
    facts.setdefault("rules", {"different": ["country"], "shared": ["languages"], "hours": 1})
    round_ = make.round_of(**facts)
    background = Question.objects.create(
        round=round_, key="background", kind="choices", ask="Anything private?", private=True, position=20
    )
    Question.objects.create(round=round_, key="free_hours", kind="hours", ask="When?", common=0.5, position=21)
    people = []
    for k in range(many):
        one = make.applicant(
            round_,
            make.person(f"P{k}"),
            country=COUNTRIES[k % 4],
            languages=["en"],
            career_stage=STAGES[(k // 2) % 4],
            sector=SECTORS[k % 3],
            interests=[TOPICS[k % 5], TOPICS[(k + 2) % 5]],
        )
        proved(one)
        people.append(one)
    questions = {question.key: question for question in round_.questions.all()}
    Answer.objects.bulk_create(
        Answer(
            enrolment=one,
            question=questions["free_hours"],
            values=["Europe/Lisbon", f"{540 + 30 * (k % 3)}-900"],
        )
        for k, one in enumerate(people)
    )
    Wish.objects.bulk_create(
        Wish(enrolment=one, question=questions[key], kind=said.kind, values=list(said.values), weight=said.weight)
        for k, one in enumerate(people)
        for key, said in _wishes(k).items()
    )
    closes(round_, False)
    for one in people[1::2]:
        give_consent(one, background, "tell", by=one.person)
        save_answers(one, {"background": ["heron"]}, by=one.person)
    closes(round_, True)
    return round_, people


def proved(enrolment):
    """Their address is proved."""
    EmailAddress.objects.create(user=enrolment.person, email=enrolment.person.email, verified=True, primary=True)
    return enrolment


def closes(round_, closed):
    """Answers are saved while a round is open; afterwards it is closed again."""
    day = clock.now().date()
    round_.closes_on = day + timedelta(days=-2 if closed else 9)
    round_.save(update_fields=["closes_on"])


def _wishes(k):
    return {
        "career_stage": Wished("same", (), ("nice", "should", "must")[k % 3] if k % 6 else "should"),
        "interests": Wished("these", (TOPICS[(k + 1) % 5], TOPICS[(k + 2) % 5]), "should"),
        "sector": Wished("different", (), "nice"),
    }
