"""The page of what partners found for each other."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sameboat.commons.opportunities import queries
from sameboat.commons.opportunities.models import OnTheShelf, Passed, Reaching
from sameboat.mentoring.partnerships.actions import open_partnership
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(client):
    ana, ben = make.parts_of(make.partners("Ana", "Ben"))
    make.sign_in(client, ana.person)
    return ana, ben


def page(part, name="partner_found", *more):
    return reverse(name, args=[part.partnership_id, *more])


def test_somebody_passes_a_link_on_and_their_partner_says_thank_you(client, two):
    ana, ben = two
    said = {"kind": "reading", "title": "On zines", "link": "https://example.org/z", "word": "You", "to": [str(ben.pk)]}
    assert client.post(page(ana), said).status_code == 302
    assert "example.org" in client.get(page(ana)).content.decode()
    make.sign_in(client, ben.person)
    assert "Something was passed on to you" in client.get(reverse("today")).content.decode()
    assert "On zines" in client.get(page(ben)).content.decode()
    assert "Something was passed on to you" not in client.get(reverse("today")).content.decode()
    client.post(page(ben, "partner_found_thanks", Reaching.objects.get().pk))
    make.sign_in(client, ana.person)
    assert "Ben says thank you" in client.get(page(ana)).content.decode()


def test_a_refusal_stands_above_what_was_typed(client, two):
    ana, ben = two
    said = {"kind": "reading", "title": "On zines", "link": "javascript:alert(1)", "word": "", "to": [str(ben.pk)]}
    answer = client.post(page(ana), said).content.decode()
    assert "no address of the web" in answer
    assert "On zines" in answer
    assert not Passed.objects.exists()


def test_nobody_else_finds_anything_there(client, two):
    ana, _ben = two
    make.sign_in(client, make.person("Stranger"))
    assert client.get(page(ana)).status_code == 404


def test_without_a_factor_of_ones_own_the_way_there_is_offered_first(client, two):
    ana, _ben = two
    client.logout()
    make.sign_in(client, ana.person, opened=False)
    assert client.get(page(ana)).headers["Location"].startswith(reverse("open_talk"))


def test_a_page_of_many_takes_as_many_looks_as_a_page_of_one(client, two, django_assert_max_num_queries):
    ana, ben = two
    said = {"kind": "reading", "link": "https://example.org/z", "to": [str(ben.pk)]}
    for title in ("One", "Two", "Three"):
        client.post(page(ana), said | {"title": title})
    with django_assert_max_num_queries(22):
        client.get(page(ana))


def test_the_shelf_of_the_programme_is_filled_at_the_desk_and_stands_on_the_page(client, two):
    ana, _ben = two
    programme = ana.round.programme
    lead = make.on_the_team(programme)
    client.force_login(lead)
    place = [programme.slug, ana.round.number]
    said = {"title": "A guide", "sort": "guide", "link": "https://example.org/guide", "about": "For the first week"}
    assert client.post(reverse("desk_shelf", args=place), said).status_code == 302
    thing = OnTheShelf.objects.get()
    client.post(reverse("desk_shelved", args=[*place, thing.pk]), said | {"title": "A better guide"})
    make.sign_in(client, ana.person)
    assert "A better guide" in client.get(page(ana)).content.decode()
    client.force_login(lead)
    client.post(reverse("desk_shelf_removal", args=[*place, thing.pk]))
    assert not OnTheShelf.objects.exists()


def test_whoever_has_one_partner_has_nobody_to_introduce_yet(client, two):  # noqa: ARG001  signed in there
    assert "Not enough people yet" in client.get(reverse("introduce")).content.decode()


def test_an_introduction_is_read_and_answered_on_two_pages(client, two):
    ana, ben = two
    [cleo] = [each for each in make.parts_of(partners_of_mine_and("Cleo", ana.person)) if each.person != ana.person]
    said = {"one": ben.pk, "for_one": "She binds books.", "other": cleo.pk, "for_other": "He maps archives."}
    client.post(reverse("introduce"), said)
    for part, sentence in ((ben, "She binds books."), (cleo, "He maps archives.")):
        make.sign_in(client, part.person)
        waits = queries.asked_of(part.person).get()
        where = reverse("introduction", args=[waits.pk])
        assert sentence in client.get(where).content.decode()
        answer = client.post(where, {"answer": "yes"})
    assert "Ben" in client.get(answer.headers["Location"]).content.decode()


def partners_of_mine_and(name, person):
    round_ = make.round_of()
    applied = [
        make.proved_applicant(round_, each, country=c) for each, c in ((person, "PT"), (make.person(name), "UY"))
    ]
    return open_partnership(round_, applied, reason="", by=None)
