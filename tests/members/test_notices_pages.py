"""What was sent to me, which letters I want, and one click that stops them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.signing import dumps

from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices import registry
from sameboat.members.notices.actions import choose, send_letter, send_words, switch_off, switch_on
from sameboat.members.notices.models import Unwanted
from sameboat.members.notices.sender import Sender
from sameboat.members.notices.words import OFF_SALT, off_link
from tests.members.letter_kinds import kinds as kinds
from tests.site_makers import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]


@pytest.fixture
def ada(client):
    ada = person("Ada")
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    return ada


def send(to, kind="hello"):
    send_letter(kind, about=uuid4(), to=to, key=str(uuid4()))
    sender = Sender("one")
    while sender():
        pass


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/account/notices/").status_code == 302


@pytest.mark.usefixtures("ada")
def test_where_nothing_was_sent_the_page_says_what_will_be_here(client):
    assert "Nothing yet" in client.get("/account/notices/").text


def test_i_see_what_was_sent_to_me_and_nothing_else(client, ada):
    send(ada)
    send_words("A code", "482913", to=ada, key="code")
    send(person("Ben"))
    page = client.get("/account/notices/").text
    assert page.count("Letters called hello") == 1
    assert "482913" not in page


@pytest.mark.parametrize("letters", [1, 3])
def test_three_letters_cost_no_more_looks_than_one(client, ada, django_assert_max_num_queries, letters):
    for _ in range(letters):
        send(ada)
    client.get("/account/notices/")
    with django_assert_max_num_queries(8):
        client.get("/account/notices/")


@pytest.mark.usefixtures("ada")
def test_i_choose_which_letters_i_want(client, kinds):
    kinds("news", optional=True)
    kinds("tips", optional=True)
    others = [kind.name for kind in registry.kinds() if kind.optional and kind.name not in ("news", "tips")]
    page = client.get("/account/notices/").text
    assert page.count("checked") == 2 + len(others)
    assert client.post("/account/notices/", {"wanted": ["news", *others]}).status_code == 302
    assert list(Unwanted.objects.values_list("kind", flat=True)) == ["tips"]
    assert client.get("/account/notices/").text.count("checked") == 1 + len(others)
    client.post("/account/notices/", {"wanted": ["news", "tips", *others]})
    assert not Unwanted.objects.exists()


@pytest.mark.usefixtures("ada")
def test_a_kind_that_is_not_there_cannot_be_chosen(client, kinds):
    kinds("news", optional=True)
    assert client.post("/account/notices/", {"wanted": ["nonsense"]}).status_code == 200
    assert not Unwanted.objects.exists()


def test_a_letter_one_cannot_do_without_cannot_be_switched_off():
    with pytest.raises(Refused):
        switch_off("hello", by=person())
    with pytest.raises(Refused):
        switch_on("nonsense", by=person())
    choose([], by=person())
    assert not Unwanted.objects.filter(kind__in=["hello", "nonsense"]).exists()


class TestOneClick:
    @pytest.fixture(autouse=True)
    def link(self, kinds):
        kinds("news", optional=True)
        self.reader = person("Ada")
        return off_link(self.reader.pk.hex, "news").removeprefix("http://localhost:8000")

    def test_looking_changes_nothing(self, client, link):
        assert "Stop these letters" in client.get(link).text
        assert not Unwanted.objects.exists()

    def test_a_mail_program_may_press_the_button_for_its_reader(self, link):
        from django.test import Client

        strict = Client(enforce_csrf_checks=True)
        answer = strict.post(link, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "No more letters of this kind" in answer.text
        assert Unwanted.objects.get().person == self.reader

    def test_a_link_that_was_changed_leads_nowhere(self, client, link):
        assert client.post(link[:-2] + "x/").status_code == 404
        assert client.post("/letters/off/nonsense/").status_code == 404

    def test_a_link_of_somebody_who_left_leads_nowhere(self, client, link):
        self.reader.delete()
        assert client.get(link).status_code == 404

    def test_a_link_for_a_letter_one_cannot_do_without_leads_nowhere(self, client):
        signed = dumps([self.reader.pk.hex, "hello"], salt=OFF_SALT)
        assert client.post(f"/letters/off/{signed}/").status_code == 404

    def test_other_methods_are_refused(self, client, link):
        assert client.put(link).status_code == 405
