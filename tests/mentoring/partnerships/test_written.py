"""What partners write opens for them alone, in its own row, and with a factor of their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.template import Context, Template

from sameboat.base.kit import clock
from sameboat.base.vault.actions import VaultError
from sameboat.mentoring.partnerships.actions import forget_words_of, put_words
from sameboat.mentoring.partnerships.models import Said, Written
from sameboat.mentoring.partnerships.queries import read
from sameboat.mentoring.partnerships.queries.reading import CLOSED, GONE
from tests import site_makers as make

KINDS = [model for model in apps.get_models() if issubclass(model, Written)]


def a_row(kind, author, words=None, **facts):
    """A row of that kind that was never saved: reading asks only for its words."""
    row = kind(author=author, **facts)
    put_words(row, words or {"text": "canary-of-the-two"})
    return row


@pytest.fixture
def two(db):  # noqa: ARG001  it makes rows
    return make.parts_of(make.partners("Ana", "Ben"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_what_is_written_lies_sealed_and_opens_in_its_own_row_alone(two, kind):
    ana, ben = two
    row, other = a_row(kind, ana), a_row(kind, ana)
    assert b"canary" not in bytes(row.sealed)
    assert read([row], make.reader(ana))[0].said["text"] == "canary-of-the-two"
    other.sealed = row.sealed
    with pytest.raises(VaultError):
        read([other], make.reader(ana))
    a_row(kind, ben)  # he has a key, too
    row.author = ben
    assert read([row], make.reader(ben))[0].said.gone  # it bears the mark of another key


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_a_partner_reads_what_is_meant_for_both_and_nobody_else_does(two, kind):
    ana, ben = two
    row = a_row(kind, ana)
    read_by_ben = read([row], make.reader(ben))
    assert bool(read_by_ben) is not kind.for_author_alone
    [stranger, _other] = make.parts_of(make.partners("Cleo", "Dan"))
    assert read([row], make.reader(stranger)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_what_was_taken_back_and_what_was_erased_look_the_same(two, kind):
    ana, _ben = two
    taken, erased = a_row(kind, ana), a_row(kind, ana)
    taken.sealed = None
    forget_words_of(ana)
    said = [row.said for row in read([taken, erased], make.reader(ana))]
    assert said[0] == said[1]
    assert said[0].gone


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_a_factor_opens_only_what_is_younger_than_it(two, kind):
    ana, _ben = two
    older = a_row(kind, ana, written_at=clock.now() + timedelta(minutes=1))
    newer = a_row(kind, ana, written_at=clock.now() + timedelta(minutes=3))
    since = clock.now() + timedelta(minutes=2)
    said = [row.said for row in read([older, newer], make.reader(ana, since))]
    assert said[0].closed
    assert not said[0].words
    assert said[1]["text"] == "canary-of-the-two"


def test_a_template_learns_whether_words_are_closed_or_gone():
    page = Template("{{ said.closed }} {{ said.gone }} {{ said.text }}{{ said.words.text }}")
    for said, seen in ((CLOSED, "True False "), (GONE, "False True "), (Said({"text": "x"}), "False False xx")):
        assert page.render(Context({"said": said})) == seen
