"""Finding what was said in one's own talks, and in nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as some

from sameboat.base.kit import clock
from sameboat.base.vault.actions import VaultError
from sameboat.commons.conversations.actions import take_back
from sameboat.commons.conversations.models import Draft, Message
from sameboat.commons.conversations.queries import find
from sameboat.commons.conversations.rules.finding import has_all, passage, words_of
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.actions import forget_words_of, put_words
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import look_through, read
from tests import site_makers as make
from tests.commons.conversations.making import a_file, said
from tests.commons.conversations.test_reading_on import many

EVERYTHING = Opening(clock.now() - timedelta(days=9999))


def texts(viewer, asked, opening=EVERYTHING):
    found = find(viewer, opening, words_of(asked))
    return ["".join(piece for piece, _marked in each.pieces) for each in found.finds]


@pytest.mark.parametrize("asked", ["sao paulo", "PAULO São", "paul ao", "straße", "STRASSE", "biblioteca"])
def test_capitals_accents_and_order_do_not_matter(asked):
    assert has_all("Na Biblioteca de São Paulo, Hauptstraße 3", words_of(asked))


def test_the_words_are_marked_where_they_stand():
    pieces = passage(
        "x" * 30 + " " + "before " * 30 + "the São Paulo library in São Paulo " + "after " * 40, words_of("sao paulo")
    )
    assert [piece for piece, marked in pieces if marked] == ["São", "Paulo", "São", "Paulo"]
    assert pieces[0][0] == "… "
    assert pieces[-1][0] == " …"


@how(max_examples=50, deadline=None)
@given(some.text(max_size=300), some.text(min_size=1, max_size=5))
def test_a_passage_is_a_part_of_what_was_said(text, asked):
    words = words_of(asked)
    pieces = passage(text, words)
    inner = "".join(piece for piece, _marked in pieces).removeprefix("… ").removesuffix(" …")
    assert inner in text
    for piece, marked in pieces:
        assert not marked or any(word[0] in words_of(piece)[0] for word in words if words_of(piece))


@pytest.mark.django_db
class TestOnesOwn:
    def test_all_ones_talks_are_looked_through_and_nobody_elses(self, two):
        ana, ben = two
        said(ana, "The **keys** were in the bag")
        said(ben, "Which keys?", files=[a_file("Keys of the archive.txt")])
        stranger, _dan = make.parts_of(make.partners("Cleo", "Dan"))
        said(stranger, "My keys, too")
        assert texts(ben.person, "keys") == ["Which keys? Keys of the archive.txt", "The keys were in the bag"]
        assert texts(ben.person, "bag keys") == ["The keys were in the bag"]
        assert texts(ben.person, "archive") == ["Which keys? Keys of the archive.txt"]
        assert texts(stranger.person, "keys") == ["My keys, too"]
        assert texts(make.person("Nobody"), "keys") == []

    def test_what_was_taken_back_or_is_closed_or_was_before_ones_time_is_not_found(self, two):
        ana, ben = two
        take_back(said(ana, "secret"), by=ana.person)
        message = said(ana, "secret again")
        assert len(texts(ben.person, "secret")) == 1
        assert texts(ben.person, "secret", Opening(message.written_at + timedelta(seconds=1))) == []
        assert texts(ben.person, "secret", Opening()) == []
        Partner.objects.filter(pk=ben.pk).update(joined_at=message.written_at + timedelta(seconds=1))
        assert texts(ben.person, "secret") == []

    def test_the_newest_come_first_page_by_page(self, two, django_assert_max_num_queries):
        many(two, 45)
        words = words_of("number")
        with django_assert_max_num_queries(8):  # however many there are
            first = find(two[0].person, EVERYTHING, words)
        second = find(two[0].person, EVERYTHING, words, before=first.before)
        third = find(two[0].person, EVERYTHING, words, before=second.before)
        found = [each.message.said["text"] for page in (first, second, third) for each in page.finds]
        assert found == [f"Number {at}" for at in range(44, -1, -1)]
        assert third.before is None


@pytest.mark.django_db
class TestLookingThrough:
    @pytest.mark.parametrize("joined", [-1, 0, 3, 4, 9])
    @pytest.mark.parametrize("left", [None, 3, 4])
    @pytest.mark.parametrize("since", [0, 4])
    def test_the_database_keeps_the_same_gates_as_whoever_opens(self, two, joined, left, since):
        _ana, ben = two
        rows = many(two, 8)
        at = {each: rows[0].written_at + timedelta(minutes=each) for each in range(-1, 10)}
        Partner.objects.filter(pk=ben.pk).update(joined_at=at[joined], left_at=None if left is None else at[left])
        stranger, _dan = make.parts_of(make.partners("Cleo", "Dan"))
        said(stranger, "Not theirs")
        reader = make.reader(ben, at[since])
        readable = [row.pk for row in read(Message.objects.order_by("written_at"), reader) if row.said.words]
        assert readable == [each.row.pk for each in look_through(Message.objects.order_by("written_at"), [reader])]
        assert {row.pk for row in rows[1::2] if row.written_at >= at[since]} <= set(readable)  # always one's own

    def test_what_is_for_its_author_alone_is_passed_over(self, two):
        ana, ben = two
        draft = Draft(author=ana)
        put_words(draft, {"text": "not yet"})
        draft.save()
        assert [each.words["text"] for each in look_through(Draft.objects.all(), [make.reader(ana)])] == ["not yet"]
        assert not list(look_through(Draft.objects.all(), [make.reader(ben)]))

    def test_words_moved_into_another_row_are_refused_and_those_of_a_lost_key_passed_over(self, two):
        ana, ben = two
        hers, other = said(ana, "hers"), said(ana, "another")
        said(ben, "his")
        forgotten = make.reader(ben)
        Message.objects.filter(pk=other.pk).update(sealed=hers.sealed)
        with pytest.raises(VaultError):
            list(look_through(Message.objects.all(), [make.reader(ben)]))
        forget_words_of(ana)
        assert [each.words["text"] for each in look_through(Message.objects.all(), [forgotten])] == ["his"]
