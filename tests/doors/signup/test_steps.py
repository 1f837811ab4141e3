"""The steps of a sign-up: saved one by one, in any order, kept from one another's tabs."""

import pytest

from sameboat.mentoring.programmes.models import Enrolment
from tests import site_makers
from tests.doors.signup.filling_in import FillingIn, proved_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def filling_in():
    return FillingIn(site_makers.round_of(), proved_person())


def test_from_the_first_step_to_a_sent_application(filling_in):
    answer = filling_in.fill_all()
    enrolment = Enrolment.objects.get()
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == filling_in.address(name="my_application")
    assert enrolment.applied_at is not None
    assert {answer.question.key: answer.values for answer in enrolment.answers.all() if answer.values} == {
        "country": ["PT"],
        "languages": ["en"],
        "sector": ["public"],
        "interests": ["maps", "teaching"],
    }
