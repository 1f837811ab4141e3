"""The demo's post shows every letter as its reader would see it, and is absent elsewhere."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from sameboat.members.notices.actions import send_words
from sameboat.members.notices.models import ShownLetter
from sameboat.members.notices.sender import Sender
from tests.site_makers import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_demo(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.doors.with_the_demo"
    settings.EMAIL_BACKEND = "sameboat.members.notices.demo_post.DemoPost"
    settings.MAIL_JOURNAL = "demo"


def send(subject, text, **whom):
    send_words(subject, text, key=f"{subject} {whom}", **whom)
    sender = Sender("one")
    while sender():
        pass


def test_a_real_site_has_no_such_page(client):
    assert client.get("/demo/post/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo_post")


@pytest.mark.usefixtures("a_demo")
class TestInADemo:
    def test_an_empty_post_says_what_will_be_here(self, client):
        assert "No letters yet" in client.get("/demo/post/").text

    def test_a_letter_lies_there_with_links_that_work(self, client):
        send("Something waits for you", "Hello <b>you</b>,\n\nSee it:\nhttp://localhost:8000/help/", to=person("Ada"))
        page = client.get("/demo/post/").text
        assert '<a class="btn" href="http://localhost:8000/help/">See it</a>' in page
        assert "&lt;b&gt;you" in page

    def test_links_lead_to_where_the_demo_is_served_today(self, client, settings):
        send("Something waits for you", "See it:\nhttp://localhost:8000/help/", to=person("Ada"))
        settings.SITE_ADDRESS = "http://localhost:8017"
        assert 'href="http://localhost:8017/help/"' in client.get("/demo/post/").text

    def test_one_readers_letters_can_be_picked(self, client):
        ada = person("Ada")
        send("For Ada", "words", to=ada)
        send("For a stranger", "words", address="stranger@example.org")
        page = client.get("/demo/post/", {"to": ada.email}).text
        assert "For Ada" in page
        assert "For a stranger" not in page
        assert "stranger@example.org" in page  # in the list of readers
        assert "For a stranger" in client.get("/demo/post/", {"to": "stranger@example.org"}).text

    @pytest.mark.parametrize("letters", [1, 3])
    def test_three_letters_cost_no_more_looks_than_one(self, client, django_assert_num_queries, letters):
        for number in range(letters):
            send(f"Letter {number}", "words", to=person())
        with django_assert_num_queries(3):
            client.get("/demo/post/")

    def test_many_letters_come_a_page_at_a_time(self, client):
        for number in range(14):
            ShownLetter.objects.create(
                message_id=f"<{number}@x>", address="a@example.org", subject=f"No {number}", text=""
            )
        first, second = (client.get("/demo/post/", {"page": page, "to": "a@example.org"}).text for page in (1, 2))
        assert "No 13" in first
        assert "No 0<" not in first
        assert "Older letters" in first
        assert "to=a%40example.org" in first
        assert "No 1 " in second
        assert "Newer letters" in second

    def test_every_page_of_a_demo_leads_to_the_post(self, client):
        assert 'href="/demo/post/"' in client.get("/").text
