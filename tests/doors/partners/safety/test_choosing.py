"""Choosing for a report among more than a page shows: what is ticked stays ticked, and all of it is sealed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.commons.conversations.models import Message
from sameboat.members.safety.models import Report
from sameboat.members.safety.queries import opened
from sameboat.members.safety.registry import AT_ONCE, Wanted, reportable_by
from sameboat.mentoring.partnerships.actions import put_words
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make

pytestmark = pytest.mark.django_db
MANY = AT_ONCE + 30


@pytest.fixture
def two():
    return make.partners("Ana", "Ben")


def said_by(part, count):
    """So many messages, a minute after each other; the first is number nought."""
    begins = part.joined_at
    rows = [
        Message(author=part, partnership=part.partnership, written_at=begins + timedelta(minutes=at))
        for at in range(count)
    ]
    for at, row in enumerate(rows):
        put_words(row, {"text": f"said-{at}."})
    return Message.objects.bulk_create(rows)


def turn_to(page, way):
    """What the button of that name sends."""
    return re.search(rf'id="{way}" name="turn" value="([^"]+)"', page).group(1)


def ticked(page):
    boxes = re.findall(r'<input type="checkbox"[^>]+>', page)
    return [re.search(r'value="([^"]+)"', box).group(1) for box in boxes if " checked" in box]


def test_what_is_chosen_on_two_pages_is_sealed_in_one_report(two):
    make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    ana, ben = make.parts_of(two)
    rows = said_by(ben, MANY)
    old, new = rows[3], rows[-2]
    browser, at = make.sign_in(Client(), ana.person), reverse("partner_report", args=[two.pk])
    first = browser.get(at).content.decode()
    assert ("said-229." in first, "said-30." in first, "said-29." in first) == (True, True, False)
    assert 'id="newer"' not in first
    typed = {"words": "Look at both.", "about": [str(ben.pk)], "chosen": [str(new.pk)]}
    answer = browser.post(at, typed | {"turn": turn_to(first, "older")})
    second = answer.content.decode()
    assert answer.status_code == 200
    assert ("said-29." in second, "said-0." in second, "said-30." in second) == (True, True, False)
    assert ("Look at both." in second, "Chosen on other pages" in second, 'id="older"' in second) == (True, True, False)
    assert set(ticked(second)) == {str(ben.pk), str(new.pk)}
    assert not Report.objects.exists()
    both = typed | {"chosen": [str(new.pk), str(old.pk)]}
    back = browser.post(at, both | {"turn": turn_to(second, "newer")}).content.decode()
    assert ("said-229." in back, "said-30." in back) == (True, True)
    assert set(ticked(back)) == {str(ben.pk), str(new.pk), str(old.pk)}
    step = browser.post(at, both | {"at": turn_to(first, "older")})
    report = Report.objects.get()
    assert step["Location"] == reverse("partner_report_check", args=[two.pk, report.pk])
    assert [each.words for each in opened(report).chosen] == ["said-3.", "said-228."]
    assert "said-" not in str(dict(browser.session)) + step["Location"]


def test_what_cannot_be_read_any_more_fills_no_page_and_is_said(two):
    ana, ben = make.parts_of(two)
    rows = said_by(ben, MANY)
    gone = [each.pk for each in rows[40:]]
    Message.objects.filter(pk__in=gone).update(sealed=None)
    browser, at = make.sign_in(Client(), ana.person), reverse("partner_report", args=[two.pk])
    page = browser.post(at, {"turn": "older nonsense", "chosen": [str(gone[0]), "nonsense"]}).content.decode()
    assert ("said-39." in page, "said-0." in page) == (True, True)
    assert "can no longer be read here" in page
    empty = browser.post(at, {"words": "", "chosen": [str(gone[0])]})
    assert empty.status_code == 422


def test_of_others_alone_is_offered_however_a_place_is_named(two):
    ana, ben = make.parts_of(two)
    [hers], [his] = said_by(ana, 1), said_by(ben, 1)
    elsewhere = said_by(make.parts_of(make.partners("Cleo", "Dan"))[0], 1)[0]
    wanted = Wanted(chosen=frozenset({hers.pk, his.pk, elsewhere.pk}))
    found = reportable_by(ana.person, two.pk, make.reader(ana).opening, wanted)
    assert [each.id for each in (*found.rows, *found.kept)] == [his.pk]


def test_a_page_has_as_many_queries_with_one_message_as_with_many_and_with_some_chosen(two, django_assert_num_queries):
    ana, ben = make.parts_of(two)
    first = said_by(ben, 1)
    opening = make.reader(ana).opening
    with django_assert_num_queries(17):
        reportable_by(ana.person, two.pk, opening)
    rows = said_by(ben, MANY)
    wanted = Wanted((rows[5].written_at, rows[5].pk), True, frozenset(each.pk for each in (*first, *rows[:4])))
    with django_assert_num_queries(17):
        found = reportable_by(ana.person, two.pk, opening, wanted)
    assert (len(found.rows), len(found.kept), found.newer is None) == (AT_ONCE, 5, False)
