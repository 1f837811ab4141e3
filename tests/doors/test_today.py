"""A member's first page: what is to finish, what was sent, what is over, one's desk, and what is open."""

from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from tests import site_makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def ayse(client):
    ayse = site_makers.person("Ayşe Yıldırım")
    client.force_login(ayse, backend="django.contrib.auth.backends.ModelBackend")
    return ayse


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/today/").status_code == 302


@pytest.mark.usefixtures("ayse")
def test_where_there_is_nothing_it_says_what_will_be_here(client):
    page = client.get("/today/").text
    assert "No round is open just now" in page
    assert "Good to see you, Ayşe Yıldırım" in page


def test_what_was_begun_can_be_gone_on_with(client, ayse):
    round_ = site_makers.round_of(site_makers.programme("Open Stacks"), number=7)
    site_makers.applicant(round_, ayse, sent=False)
    page = client.get("/today/").text
    assert "Go on with my application" in page
    assert f"/programmes/{round_.programme.slug}/7/apply/" in page
    assert "Open rounds" not in page  # the only open one was begun


def test_what_was_sent_says_when_everybody_is_told(client, ayse):
    round_ = site_makers.round_of(number=7, tells_on=clock.now().date() + timedelta(days=30))
    site_makers.applicant(round_, ayse)
    page = client.get("/today/").text
    assert "Everybody is told on" in page
    assert "Nothing waits for you today" in page


def test_what_was_begun_and_never_sent_is_over_when_applications_are_closed(client, ayse):
    round_ = site_makers.round_of(number=7)
    site_makers.applicant(round_, ayse, sent=False)
    round_.closed_at = clock.now()
    round_.save()
    page = client.get("/today/").text
    assert "never sent" in page
    assert "Go on with my application" not in page


def test_somebody_of_a_team_finds_their_desk(client, ayse):
    programme = site_makers.programme("Open Stacks")
    assert "Your desk" not in client.get("/today/").text
    site_makers.on_the_team(programme, who=ayse)
    assert "Your desk" in client.get("/today/").text


@pytest.mark.usefixtures("ayse")
def test_of_others_applications_nothing_is_shown(client):
    round_ = site_makers.round_of(number=7)
    site_makers.applicant(round_, site_makers.person("Tomás Villar"), sent=False)
    page = client.get("/today/").text
    assert "Tomás" not in page
    assert "To finish" not in page


def test_it_asks_the_database_as_often_for_three_rounds_as_for_one(client, ayse, django_assert_num_queries):
    def one_more(sent):
        programme = site_makers.programme("Open Stacks")
        site_makers.round_of(programme, number=1)
        site_makers.applicant(site_makers.round_of(programme, number=2), ayse, sent=sent)
        site_makers.on_the_team(programme, who=ayse)

    one_more(sent=True)
    with django_assert_num_queries(QUERIES):
        client.get("/today/")
    one_more(sent=False)
    one_more(sent=True)
    with django_assert_num_queries(QUERIES):
        client.get("/today/")


QUERIES = 8
"""Session, reader, applications, mentees who wait for an answer, partners, open rounds, desks, and one for the rail:
whether it shows a desk, and in how many talks something is new."""
