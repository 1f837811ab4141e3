"""The public page of a round: everything is shown before anything is asked."""

import pytest
from django.test import Client

from sameboat.base.kit import clock
from sameboat.mentoring.wishes.models import Question
from tests import site_makers

pytestmark = pytest.mark.django_db


def page_of(round_):
    answer = Client().get(f"/programmes/{round_.programme.slug}/{round_.number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_question_and_option_is_shown_before_sign_in():
    round_ = site_makers.round_of(eligibility="Librarians of any kind.", conduct="Be kind.", notice="We keep little.")
    Question.objects.create(
        round=round_, key="gender", kind="choices", ask="How about gender?", private=True, position=9
    )
    page = page_of(round_)
    for question in round_.questions.all():
        assert question.ask in page
        for option in question.options:
            assert option in page
    for words in ("Librarians of any kind.", "Be kind.", "We keep little.", "Who sees what", "Begin", "private"):
        assert words in page


@pytest.mark.parametrize(
    ("applicants", "said"), [(0, "Fewer than ten"), (9, "Fewer than ten"), (13, "About 10 people")]
)
def test_how_many_applied_is_told_in_tens(applicants, said):
    round_ = site_makers.round_of()
    for _ in range(applicants):
        site_makers.applicant(round_)
    assert said in page_of(round_)


def test_an_unpublished_round_does_not_exist_for_strangers():
    round_ = site_makers.round_of(published_at=None)
    assert Client().get(f"/programmes/{round_.programme.slug}/1/").status_code == 404


def test_a_closed_round_says_so_and_offers_no_beginning():
    page = page_of(site_makers.round_of(closed_at=clock.now()))
    assert "are closed" in page
    assert ">Begin<" not in page


def test_a_hidden_question_is_not_announced():
    round_ = site_makers.round_of()
    round_.questions.filter(key="employer").update(hidden_since=clock.now())
    assert "Where do you work?" not in page_of(round_)


def test_it_fits_into_its_weight():
    """HTML, well below what a first load may weigh together with styles and script."""
    assert len(page_of(site_makers.round_of()).encode()) < 20_000
