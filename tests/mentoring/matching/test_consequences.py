"""What a rule would leave of the pairs, against counting every pair by hand."""

import os
import subprocess
import sys
from datetime import date
from itertools import combinations

import pytest

from sameboat.mentoring.matching import consequences
from sameboat.mentoring.matching.consequences import consequences_of, hangs_together
from sameboat.mentoring.wishes.models import Question
from tests import site_makers as make

pytestmark = pytest.mark.django_db

PEOPLE = [
    {"country": "PT", "languages": ["pt", "en"], "employer": "City Library"},
    {"country": "PT", "languages": ["pt"], "employer": "city  library"},
    {"country": "NZ", "languages": ["en"], "employer": "Harbour"},
    {"country": "BR", "languages": ["pt"]},
    {"country": "NO", "languages": ["no", "en"], "employer": "Fjord"},
]


def by_hand(allowed):
    pairs = list(combinations(range(len(PEOPLE)), 2))
    return 100 * sum(bool(allowed(PEOPLE[a], PEOPLE[b])) for a, b in pairs) / len(pairs)


def a_round(people=PEOPLE, **facts):
    round_ = make.round_of(**facts)
    for each in people:
        make.applicant(round_, **each)
    return round_


def test_shares_are_those_one_counts_by_hand():
    means = consequences_of(a_round(), {}, ["country", "languages", "employer"])
    assert means.different["country"] == pytest.approx(by_hand(lambda a, b: a["country"] != b["country"]))
    assert means.shared["languages"] == pytest.approx(by_hand(lambda a, b: set(a["languages"]) & set(b["languages"])))
    assert means.together == 100
    assert means.alone == 0


def test_spelling_does_not_make_two_employers_and_silence_binds_nobody():
    means = consequences_of(a_round(), {}, ["employer"])
    assert means.different["employer"] == pytest.approx(90), "only the two of the City Library"
    assert means.shared["employer"] == pytest.approx(50), "those two, and the four pairs of whoever left it blank"


def test_rules_together_leave_fewer_and_say_who_is_left_alone():
    rules = {"different": ["country"], "shared": ["languages"]}
    means = consequences_of(a_round(), rules, ["country", "languages"])
    pairs = by_hand(lambda a, b: a["country"] != b["country"] and set(a["languages"]) & set(b["languages"]))
    assert means.together == pytest.approx(pairs)
    lonely = consequences_of(
        a_round([*PEOPLE, {"country": "JP", "languages": ["ja"]}]), rules, ["country", "languages"]
    )
    assert lonely.alone == 1


def test_hours_in_common_are_those_on_both_clocks():
    round_ = make.round_of(starts_on=date(2027, 1, 4), weeks=4)
    Question.objects.create(round=round_, key="free_hours", kind="hours", ask="When?", position=9)
    monday_evening = ["1080-1200"]
    make.applicant(round_, free_hours=["Europe/Lisbon", *monday_evening])
    make.applicant(round_, free_hours=["Europe/Lisbon", *monday_evening])
    make.applicant(round_, free_hours=["Asia/Tokyo", *monday_evening])
    assert consequences_of(round_, {"hours": 2}, []).hours == pytest.approx(100 / 3)
    assert consequences_of(round_, {"hours": 3}, []).hours == 0
    assert consequences_of(round_, {"hours": 0}, []).hours == 100


def test_mentors_meet_mentees_alone():
    round_ = a_round([{"country": "PT"}, {"country": "PT"}, {"country": "NZ"}])
    round_.programme.shape = "mentors"
    round_.programme.save()
    for enrolment, role in zip(round_.enrolments.order_by("applied_at"), ("mentor", "mentee", "mentee"), strict=True):
        enrolment.role = role
        enrolment.save()
    means = consequences_of(round_, {}, ["country"])
    assert means.different["country"] == pytest.approx(50)


def test_a_private_question_is_not_looked_at():
    round_ = a_round()
    round_.questions.filter(key="employer").update(private=True)
    assert consequences_of(round_, {}, ["employer"]).different["employer"] == 100


def test_many_people_are_sampled_and_the_page_can_say_so(monkeypatch):
    monkeypatch.setattr(consequences, "MOST_PEOPLE", 3)
    means = consequences_of(a_round(), {}, ["country"])
    assert means.sampled
    assert (means.applied, means.looked_at) == (5, 3)


def test_one_person_alone_makes_no_pairs():
    assert consequences_of(a_round(PEOPLE[:1]), {}, ["country"]).too_few


def test_the_engine_says_what_does_not_hang_together():
    round_ = a_round()
    assert hangs_together(round_, {"different": ["country"]})
    verdict = hangs_together(round_, {"different": ["shoe_size"]})
    assert "shoe_size" in str(verdict.why)
    assert round_.rules != {"different": ["shoe_size"]}


def test_a_page_that_counts_never_loads_the_compiled_engine():
    script = (
        "import django, sys; django.setup(); import sameboat.mentoring.matching.consequences; "
        "sys.exit('numba' in sys.modules)"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "sameboat.config.settings"}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0
