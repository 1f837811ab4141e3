"""The first thing anybody does: open the front page in a real browser."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_visitor_opens_the_front_page(page):
    page.goto("/")
    assert "Someone in your corner" in page.inner_text("h1")
