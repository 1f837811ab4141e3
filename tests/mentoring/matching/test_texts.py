"""Letters of a programme: placeholders checked, everything else inert, nothing told that others may not read."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.actions.choices import switch_off
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import as_read_by, written
from sameboat.mentoring.matching.actions import announce
from sameboat.mentoring.matching.actions.many import draft_to_many, say_reached, send_to_many
from sameboat.mentoring.matching.actions.texts import change_text, take_text_back
from sameboat.mentoring.matching.letters.announcing import words_of
from sameboat.mentoring.matching.models import LetterText, Told
from sameboat.mentoring.matching.queries.telling import in_state, standing_of, told_in
from sameboat.mentoring.matching.rules.own_words import OWN_WORDS
from sameboat.mentoring.matching.rules.texts import KINDS, filled, troubles_of, troubles_of_free_words
from sameboat.mentoring.partnerships.actions import leave_partnerships
from tests import site_makers as make
from tests.mentoring.matching.told import a_proposal

pair = KINDS["pair"]


def test_the_sites_own_words_can_be_sent_as_they_are():
    assert set(OWN_WORDS) == set(KINDS)
    for name, (subject, text) in OWN_WORDS.items():
        assert troubles_of(KINDS[name], str(subject), str(text)) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{page} {partner}", "“{partner}” is not known in this letter. Known are: {name}, {round}"),
        ("{page} {{7*7}}", "“{7*7}” is not known"),
        ("{page} {% debug %}", "“{% debug %}” is not known"),
        ("{page} {{ reader.password }}", "“{ reader.password }” is not known"),
        ("{page} {name", "A brace stands alone at “{name”"),
        ("{page} name}", "A brace stands alone at “}”"),
        ("{page} {}", "“{}” is not known"),
        ("{page} {Name}", "“{Name}” is not known"),
        ("{page} {name.email}", "“{name.email}” is not known"),
        ("Hello {name}", "Put {page} into it"),
        ("{page} \x00", "a mark in the text that cannot be seen"),
        ("{page}" + "x" * 9_000, "too long"),
        ("   ", "needs a subject and a text"),
    ],
)
def test_a_text_with_something_wrong_names_it(text, named):
    troubles = troubles_of(pair, "Something waits", text)
    assert any(named in trouble for trouble in troubles), troubles


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Hi\r\nBcc: everybody@example.org", "A subject is one line"),
        ("Hi\u2028there", "A subject is one line"),
        ("News of {round}", "Only {name} can stand in a subject"),
        ("", "needs a subject and a text"),
        ("x" * 200, "too long"),
        ("{", "A brace stands alone"),
    ],
)
def test_a_subject_says_that_something_waits_on_one_line(subject, named):
    troubles = troubles_of(pair, subject, "{page}")
    assert any(named in trouble for trouble in troubles), troubles
    assert any(named in trouble for trouble in troubles_of_free_words(subject, "Hello {name}"))


def test_what_is_put_in_is_never_looked_at_again():
    values = {"name": lambda: "{page} {{7*7}}", "page": lambda: "https://example.org/"}
    assert filled("Hello {name}, {unknown}: {page}", values) == "Hello {page} {{7*7}}, {unknown}: https://example.org/"


# ---- In the database, and on their way


@pytest.fixture
def settled(db):  # noqa: ARG001  a database is enough
    round_, run, people = a_proposal(2, alone=1)
    return round_, run, people, make.on_the_team(round_.programme)


def test_a_coordinator_changes_a_letter_and_takes_the_words_back(settled):
    round_, _run, people, by = settled
    change_text(round_, "pair", "en", subject=" Come {name} ", text="Here:\r\n{page}\r\n", by=by)
    row = LetterText.objects.get()
    assert (row.subject, row.text, row.changed_by) == ("Come {name}", "Here:\n{page}", by)
    words = words_of(pair, people[0])
    assert str(words.subject) == f"Come {people[0].person.name}"
    take_text_back(round_, "pair", "en", by=by)
    assert str(words_of(pair, people[0]).subject) == "Something waits for you"


def test_a_letter_is_refused_with_the_broken_word_and_nobody_else_changes_it(settled):
    round_, _run, people, by = settled
    with pytest.raises(Refused, match=r"“\{pgae\}” is not known"):
        change_text(round_, "pair", "en", subject="Hi", text="{page} {pgae}", by=by)
    for kind, language, who in (("mentor", "en", by), ("pair", "xx", by), ("nothing", "en", by)):
        with pytest.raises(Refused, match="no such letter"):
            change_text(round_, kind, language, subject="Hi", text="{page}", by=who)
    for who in (people[0].person, make.on_the_team(make.programme("Elsewhere"))):
        with pytest.raises(Refused, match="Only a coordinator"):
            change_text(round_, "pair", "en", subject="Hi", text="{page}", by=who)
    assert not LetterText.objects.exists()


def test_text_that_came_in_some_other_way_is_put_into_the_letter_as_it_stands(settled):
    round_, _run, people, _by = settled
    hostile = "{{7*7}} {% debug %} {% include 'notices/foot.txt' %} <script>alert(1)</script>\n\n{page}"
    LetterText.objects.create(round=round_, kind="pair", language="en", subject="A\r\nBcc: x@example.org", text=hostile)
    read = as_read_by(people[0].person, lambda: words_of(pair, people[0]))
    assert "{{7*7}} {% debug %} {% include 'notices/foot.txt' %} <script>" in read.text
    assert "<script>" not in read.html
    assert "49" not in read.text
    assert "\n" not in read.subject
    assert read.subject == "A Bcc: x@example.org"


def test_a_letter_says_neither_who_the_partner_is_nor_what_they_said(settled):
    round_, run, people, by = settled
    announce(run, by=by)
    for letter in Letter.objects.all():
        read = written(letter)
        for other in people:
            if other.person_id != letter.to_id:
                assert other.person.name not in read.text
                assert other.person.email not in read.text
        assert "public" not in read.text, "nor an answer"
        assert round_.programme.title not in read.subject
        assert read.off == ""
    one = written(Letter.objects.get(to=people[0].person))
    assert reverse("partnership", args=[people[0].partnerships.get().partnership_id]) in one.text
    assert "- What does a usual day at your work look like" in one.text
    assert "Whoever reads this first writes first" in one.text
    alone = written(Letter.objects.get(to=people[2].person))
    assert "You come first in the next round" in alone.text
    assert f"/programmes/{round_.programme.slug}/{round_.number}/topics/" in alone.text


def test_a_preview_is_the_real_letter(settled):
    _round, run, people, by = settled
    announce(run, by=by)
    real = written(Letter.objects.get(to=people[0].person))
    seen = as_read_by(people[0].person, lambda: words_of(pair, people[0]))
    assert (seen.subject, seen.text, seen.html) == (real.subject, real.text, real.html)


def test_what_is_no_longer_true_is_not_sent(settled):
    _round, run, people, by = settled
    announce(run, by=by)
    leave_partnerships(people[1].person)
    assert written(Letter.objects.get(to=people[0].person)) is None


# ---- A letter to some of them


def test_a_letter_to_many_goes_once_to_those_who_fit(settled):
    round_, run, people, by = settled
    announce(run, by=by)
    switch_off("many_news", by=people[0].person)
    draft = draft_to_many(
        round_, to_whom={"state": "partner"}, subject="News for {name}", text="Hello {name}: {page}", news=True, by=by
    )
    assert not Letter.objects.filter(kind="many_news").exists(), "a draft reaches nobody"
    assert send_to_many(draft, by=by) == 2
    with pytest.raises(Refused, match="has been sent"):
        send_to_many(draft, by=by)
    letters = {letter.to_id: written(letter) for letter in Letter.objects.filter(kind="many_news")}
    assert letters[people[0].person_id] is None, "they would rather not"
    assert letters[people[1].person_id].subject == f"News for {people[1].person.name}"
    assert letters[people[1].person_id].off
    assert sum(standing_of(told_in(by, round_, draft)).values()) == 2
    assert sum(standing_of(told_in(by, round_)).values()) == 3, "the announcement is told of by itself"


def test_a_letter_about_their_own_part_reaches_everybody(settled):
    round_, _run, people, by = settled
    make.applicant(round_, country="NZ", languages=["en"])
    words = {"subject": "Please", "text": "Read this", "news": False}
    draft = draft_to_many(round_, to_whom={"country": "PT"}, by=by, **words)
    assert send_to_many(draft, by=by) == 1
    read = written(Letter.objects.get(kind="many"))
    assert read.address == people[0].person.email
    assert read.off == ""
    unproved = draft_to_many(round_, to_whom={"state": "unproved"}, by=by, **words)
    assert send_to_many(unproved, by=by) == 1


def test_only_a_coordinator_writes_and_only_to_somebody(settled):
    round_, _run, people, by = settled
    words = {"to_whom": {"state": "alone"}, "subject": "Hi", "text": "Hello", "news": True}
    with pytest.raises(Refused, match="Only a coordinator"):
        draft_to_many(round_, by=people[0].person, **words)
    draft = draft_to_many(round_, by=by, **words)
    with pytest.raises(Refused, match="Nobody fits"):
        send_to_many(draft, by=by)
    with pytest.raises(Refused, match="Only a coordinator"):
        send_to_many(draft, by=make.on_the_team(make.programme("Elsewhere")))
    with pytest.raises(Refused, match=r"“\{doors\}” is not known"):
        draft_to_many(round_, by=by, **{**words, "text": "{doors}"})


def test_who_could_not_be_reached_is_told_until_somebody_has_reached_them(settled):
    round_, run, people, by = settled
    announce(run, by=by)
    lost = Letter.objects.get(to=people[0].person)
    Letter.objects.filter(pk=lost.pk).update(sent_at=lost.made_at, bounced_at=lost.made_at)
    told = told_in(by, round_)
    assert standing_of(told)["bounced"] == 1
    assert standing_of(told)["waiting"] == 2
    (one,) = in_state(told, "lost")
    with pytest.raises(Refused):
        say_reached(one, by=people[1].person)
    say_reached(one, by=by)
    assert not in_state(told, "lost").exists()
    say_reached(Told.objects.get(pk=one.pk), by=by, reached=False)
    assert in_state(told, "lost").count() == 1
    assert not told_in(make.on_the_team(make.programme("Elsewhere")), round_).exists()
