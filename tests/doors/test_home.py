"""The front page and what is said where there is nothing."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_front_page_opens(client):
    assert client.get("/").status_code == 200


def test_a_page_that_is_not_there_says_so_kindly(client):
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_the_site_says_that_it_is_well(client):
    assert client.get("/healthz").text == "alive\n"
    assert client.get("/readyz").text == "ready\n"
