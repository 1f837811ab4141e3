"""A whole profession: people, programmes, rounds, applications and answers, written in bulk, the same each time."""

from datetime import timedelta
from random import Random

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Programme, Role, Round, TeamMember
from sameboat.mentoring.wishes.models import Answer, Question

PEOPLE = 100_000
PROGRAMMES, ROUNDS_EACH = 200, 5
LARGE_ROUND = 5_000
COUNTRIES = [
    "AU",
    "BR",
    "CA",
    "DE",
    "ES",
    "FR",
    "GB",
    "IN",
    "IT",
    "JP",
    "KE",
    "MA",
    "MX",
    "NG",
    "NO",
    "NZ",
    "PE",
    "PL",
    "PT",
    "SE",
    "TR",
    "UG",
    "US",
    "UY",
    "VN",
    "ZA",
]
SECTORS = ["public", "academic", "school", "special", "national", "archive", "museum", "other"]
STAGES = ["student", "early", "mid", "late", "retired"]
INTERESTS = ["cataloguing", "teaching", "archives", "data", "children", "local history", "open access", "music"]
QUESTIONS = [
    {"key": "country", "kind": "country", "ask": "Which country are you based in?", "needed": True},
    {"key": "languages", "kind": "languages", "ask": "In which languages could you write?"},
    {"key": "sector", "kind": "choice", "ask": "What kind of library?", "options": SECTORS},
    {"key": "career_stage", "kind": "scale", "ask": "Where are you in your working life?", "options": STAGES},
    {"key": "interests", "kind": "choices", "ask": "What interests you most?", "common": 1.0},
    {"key": "employer", "kind": "choice", "ask": "Where do you work?", "wishable": False},
]
RULES = {"different": ["country", "employer"], "shared": ["languages"], "country_cap": 0.2}


def fill(people=PEOPLE):
    """Write them all; the first programme's newest round is the large one, and open."""
    dice = Random(7)
    folk = Person.objects.bulk_create(
        [
            Person(email=f"p{k}@example.org", name=f"Person {k}", zone="Europe/Lisbon", language="en", password="!")
            for k in range(people)
        ],
        batch_size=5_000,
    )
    rounds = _rounds()
    TeamMember.objects.bulk_create(
        TeamMember(programme=round_.programme, person=folk[at], role=Role.COORDINATOR)
        for at, round_ in enumerate(rounds[::ROUNDS_EACH])
    )
    _applications(dice, folk, rounds)
    return folk, rounds


def _rounds():
    programmes = Programme.objects.bulk_create(
        Programme(slug=f"programme-{k}", title=f"Programme {k}", listed=k < 20) for k in range(PROGRAMMES)
    )
    today = clock.now().date()
    rounds = Round.objects.bulk_create(
        Round(
            programme=programme,
            number=number,
            opens_on=today - timedelta(days=10 + 180 * (ROUNDS_EACH - number)),
            closes_on=today + timedelta(days=20 - 180 * (ROUNDS_EACH - number)),
            published_at=clock.now(),
            rules=RULES,
        )
        for programme in programmes
        for number in range(ROUNDS_EACH, 0, -1)
    )
    Question.objects.bulk_create(
        [Question(round=round_, position=at, **facts) for round_ in rounds for at, facts in enumerate(QUESTIONS)],
        batch_size=5_000,
    )
    return rounds


def _applications(dice, folk, rounds):
    """The first 5,000 apply to the large round; everybody else to one of the others."""
    at = clock.now() - timedelta(days=9)
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(
                round=rounds[0] if k < LARGE_ROUND else rounds[1 + k % (len(rounds) - 1)],
                person=person,
                applied_at=at + timedelta(seconds=k),
                notice_version="1",
            )
            for k, person in enumerate(folk)
        ],
        batch_size=5_000,
    )
    asked = {}
    for question in Question.objects.all():
        asked.setdefault(question.round_id, []).append(question)
    answers = []
    for enrolment in enrolments:
        answers += [
            Answer(enrolment=enrolment, question=question, values=_values(dice, question.key))
            for question in asked[enrolment.round_id]
        ]
        if len(answers) > 20_000:
            Answer.objects.bulk_create(answers)
            answers = []
    Answer.objects.bulk_create(answers)


def _values(dice, key):
    if key == "country":
        return [dice.choice(COUNTRIES)]
    if key == "languages":
        return sorted({"en", dice.choice(["es", "fr", "de", "pt", "sw"])})
    if key == "sector":
        return [dice.choice(SECTORS)]
    if key == "career_stage":
        return [dice.choice(STAGES)]
    if key == "interests":
        return sorted(dice.sample(INTERESTS, 3))
    return [f"Library {dice.randrange(9_000)}"]
