"""The talk of two partners, page by page."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from sameboat.commons.conversations.models import Message
from sameboat.mentoring.partnerships.queries import read
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


@pytest.fixture
def ana(client, two):
    return make.sign_in(client, two[0].person)


def to(part, name="partner_talk", *more):
    return reverse(name, args=[part.partnership_id, *more])


def test_what_one_says_stands_there_for_both(ana, client, two):
    answer = ana.post(to(two[0]), {"text": "The class went *well*.", "form": uuid4()})
    message = Message.objects.get()
    assert answer["Location"].startswith(to(two[0]) + "#m-")
    assert "The class went <em>well</em>." in ana.get(to(two[0])).text
    assert read([message], make.reader(two[1]))[0].said["text"] == "The class went *well*."
    page = make.sign_in(client, two[1].person).get(to(two[1])).text
    assert "The class went <em>well</em>." in page
    assert re.search(r"<b>Ana</b>", page)
