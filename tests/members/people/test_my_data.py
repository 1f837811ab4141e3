"""A copy of everything of one's own, as far as it is open; and what would go if one left, read before."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.commons.conversations.models import Message
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import forget_words_of, put_words
from sameboat.mentoring.partnerships.queries.exporting import kinds_of_words
from tests import site_makers as make

pytestmark = pytest.mark.django_db


def archive_of(client):
    answer = client.get(reverse("my_archive"))
    assert answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def said(author, text, **facts):
    row = Message(author=author, partnership=author.partnership, **facts)
    put_words(row, {"text": text})
    row.save()
    return row


@pytest.fixture
def two():
    with time_machine.travel(clock.now() - timedelta(days=30)):
        return make.parts_of(make.partners("Ana", "Ben"))


def test_the_archive_holds_my_words_and_nobody_elses(two, client):
    ana, ben = two
    said(ana, "mine <b>and bold</b>")
    said(ben, "words of ben")
    archive = archive_of(make.sign_in(client, ana.person))
    assert archive.testzip() is None
    assert archive.namelist() == ["my-data.html", "my-data.json"]
    data = json.loads(archive.read("my-data.json"))
    assert [each["words"]["text"] for each in data["what you wrote"]["messages"]] == ["mine <b>and bold</b>"]
    page = archive.read("my-data.html").decode()
    assert "mine &lt;b&gt;and bold&lt;/b&gt;" in page
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"words of ben" not in everything
    assert b"Ben" not in everything


def test_of_talk_it_holds_what_this_browser_has_opened_and_says_so(two, client):
    ana, _ben = two
    said(ana, "before", written_at=clock.now() - timedelta(days=3))
    said(ana, "after")
    Person.objects.filter(pk=ana.person.pk).update(
        own_since=ana.person.joined_at, password_own_since=clock.now() - timedelta(days=1), password=make.a_password()
    )
    ana.person.refresh_from_db()
    data = json.loads(archive_of(make.sign_in(client, ana.person)).read("my-data.json"))
    assert [each["words"] for each in data["what you wrote"]["messages"]] == [
        "closed in this browser",
        {"text": "after"},
    ]
    assert "only what is open" in data["of talk"]
    closed = archive_of(make.sign_in(Client(), ana.person, opened=False)).read("my-data.json")
    assert b"after" not in closed.replace(b"afterwards", b"")


def test_what_was_erased_is_named_and_no_more(two, client):
    ana, _ben = two
    said(ana, "erased")
    forget_words_of(ana)
    data = json.loads(archive_of(make.sign_in(client, ana.person)).read("my-data.json"))
    assert data["what you wrote"]["messages"][0]["words"] == "taken back or erased"


def test_every_kind_of_words_has_a_name_that_members_know():
    assert [
        kind._meta.label for kind in kinds_of_words() if "verbose_name_plural" not in kind._meta.original_attrs
    ] == []


def test_leaving_names_before_what_there_is_and_what_stays(two, client):
    ana, ben = two
    said(ana, "one")
    said(ana, "two")
    said(ben, "his")
    page = make.sign_in(client, ana.person).get(reverse("my_leaving")).text
    assert "messages: 2" in page
    assert "they keep it" in page
