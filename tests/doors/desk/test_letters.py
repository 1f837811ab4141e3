"""The room Letters at the desk: every page opens, a click does what it says, and nobody else gets in."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.mentoring.matching.actions import announce
from sameboat.mentoring.matching.models import LetterText, LetterToMany, Told
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Role, Topic
from tests import site_makers as make
from tests.mentoring.matching.told import a_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    """A round with a proposal, its coordinator signed in, and the way to its pages."""
    round_, run, people = a_proposal(4, alone=1)
    by = make.on_the_team(round_.programme)
    client.force_login(by)

    def at(name, *more):
        return reverse(name, args=[round_.programme.slug, round_.number, *more])

    return round_, run, people, by, at


def test_everyone_is_told_by_one_button(client, desk):
    round_, run, people, _by, at = desk
    page = client.get(at("desk_everyone")).text
    assert "4 people hear at the same moment" in page
    assert "1 person stays alone" in page
    assert people[4].person.name in page
    done = client.post(at("desk_everyone"), {"run": run.number}, follow=True)
    assert done.redirect_chain[-1][0] == at("desk_telling")
    assert "Everyone is told. 5 letters are on their way." in done.text
    assert Partnership.objects.filter(round=round_).count() == 2
    again = client.post(at("desk_everyone"), {"run": run.number}, follow=True)
    assert "told already" in again.text
    assert Letter.objects.count() == 5
    assert client.get(at("desk_everyone")).status_code == 302


def test_the_page_says_what_stands_in_the_way_and_has_no_button_then(client, desk):
    round_, run, people, _by, at = desk
    type(people[0]).objects.filter(pk=people[0].pk).update(withdrawn_at=clock.now())
    LetterText.objects.create(round=round_, kind="pair", language="en", subject="Hi", text="{oops} {page}")
    page = client.get(at("desk_everyone")).text
    assert f"{people[0].person.name} has withdrawn since. Part them, or match again." in page
    assert "“{oops}” is not known in this letter." in page
    assert "Nobody can take it back" not in page
    refused = client.post(at("desk_everyone"), {"run": run.number}, follow=True)
    assert "has withdrawn since" in refused.text
    assert not Letter.objects.exists()
    assert client.post(at("desk_everyone"), {"run": "99"}).status_code == 404
    assert client.post(at("desk_everyone"), {"run": "٣"}).status_code == 404


def test_a_round_without_a_run_says_what_comes_first(client):
    round_ = make.round_of()
    client.force_login(make.on_the_team(round_.programme))
    page = client.get(reverse("desk_everyone", args=[round_.programme.slug, round_.number]))
    assert "There is nothing to tell yet" in page.text
    page = client.get(reverse("desk_telling", args=[round_.programme.slug, round_.number]))
    assert "Nobody has been told yet" in page.text


def test_a_letter_is_written_looked_at_and_taken_back(client, desk):
    _round, _run, people, _by, at = desk
    assert "the site's own" in client.get(at("desk_letters")).text.replace("&#x27;", "'")
    page = at("desk_letter", "pair", "en")
    assert "{starter_questions}" in client.get(page).text
    wrong = client.post(page, {"subject": "Hi", "text": "Hello {nmae} {page}"})
    assert "“{nmae}” is not known in this letter. Known are: {name}, {round}" in wrong.text
    assert "Hello {nmae} {page}" in wrong.text, "what was typed is kept"
    right = client.post(page, {"subject": "Hi {name}", "text": "Go {page}", "look": "yes"}, follow=True)
    assert right.redirect_chain[-1][0] == at("desk_letter_preview", "pair", "en")
    assert f"Hi {people[0].person.name}" in right.text
    other = client.get(at("desk_letter_preview", "pair", "en"), {"as": str(people[1].pk)})
    assert f"Hi {people[1].person.name}" in other.text
    found = client.post(at("desk_letter_preview", "pair", "en"), {"name": people[2].person.name})
    assert f"Hi {people[2].person.name}" in found.text
    elsewhere = make.applicant(make.round_of(), country="NZ")
    for stranger in (elsewhere.pk, "nonsense", "' or 1=1"):
        assert client.get(at("desk_letter_preview", "pair", "en"), {"as": str(stranger)}).status_code == 404
    client.post(at("desk_letter_own_words", "pair", "en"))
    assert not LetterText.objects.exists()
    assert client.get(at("desk_letter", "mentor", "en")).status_code == 404
    assert client.get(at("desk_letter", "pair", "xx")).status_code == 404


def test_a_site_of_two_languages_keeps_to_the_language_of_the_letter(client, desk, settings):
    """The reader's own language is another thing: pages speak that one."""
    settings.LANGUAGES = [("en", "English"), ("fr", "French")]
    *_others, at = desk
    of_french = ("pair", "fr")
    assert "French." in client.get(at("desk_letter", *of_french)).text
    assert at("desk_letter", *of_french) in client.get(at("desk_letter_preview", *of_french)).text
    settings.LANGUAGES = [("en", "English")]
    assert "English." not in client.get(at("desk_letter", "pair", "en")).text


def test_first_week_and_topics_are_written_and_partners_read_them(client, desk):
    round_, run, people, by, at = desk
    client.post(at("desk_first_weeks"), {"starter_questions": "Why?\n\n  Why   not?", "guidance": "Be kind."})
    assert client.post(at("desk_topics"), {"week": "99", "title": "Late"}).text.count("does not have this week") == 1
    client.post(at("desk_topics"), {"week": "5", "title": "<b>Bees</b>", "text": "{{7*7}}"})
    topic = Topic.objects.get(title="<b>Bees</b>")
    client.post(at("desk_topic", topic.pk), {"week": "7", "title": "<b>Wasps</b>", "text": "{{7*7}}"})
    announce(run, by=by)
    client.force_login(people[0].person)
    page = client.get(reverse("partners"), follow=True).text
    assert "Why   not" not in page
    assert ">Why not?</a>" in page
    assert "Be kind." in page
    assert "&lt;b&gt;Wasps&lt;/b&gt;" in page
    assert "{{7*7}}" in page
    client.force_login(by)
    client.post(at("desk_topic_removal", topic.pk))
    assert not round_.topics.filter(pk=topic.pk).exists()


def test_a_letter_to_some_is_drafted_looked_at_and_sent_once(client, desk):
    _round, _run, people, _by, at = desk
    said = {"state": "", "country": "PT", "news": "no", "subject": "Hello", "text": "Dear {name}"}
    draft = client.post(at("desk_many_new"), said, follow=True)
    many = LetterToMany.objects.get()
    assert "1 person would get it today" in draft.text
    assert not Letter.objects.exists()
    client.post(at("desk_many_words", many.pk), {**said, "country": "", "subject": "Hello all"})
    sent = client.post(at("desk_many_sending", many.pk), follow=True)
    assert "The letter is on its way." in sent.text
    assert "has been sent" in client.post(at("desk_many_sending", many.pk), follow=True).text
    assert Letter.objects.count() == 5
    assert client.get(at("desk_many_words", many.pk)).status_code == 302
    client.post(at("desk_many_removal", many.pk))
    assert LetterToMany.objects.exists(), "what was sent stays"
    wrong = client.post(at("desk_many_new"), {**said, "text": "{{7*7}}"})
    assert "“{7*7}” is not known" in wrong.text
    assert people[0].person.name not in wrong.text


def test_who_was_not_reached_is_shown_until_somebody_has_reached_them(client, desk):
    _round, run, people, by, at = desk
    announce(run, by=by)
    now = clock.now()
    Letter.objects.filter(to=people[0].person).update(sent_at=now, bounced_at=now)
    page = client.get(at("desk_telling"), {"state": "lost"}).text
    assert people[0].person.email in page
    assert people[1].person.email not in page
    told = Told.objects.get(enrolment=people[0])
    client.post(at("desk_reached", told.pk))
    assert "could not be reached by letter" not in client.get(at("desk_telling")).text
    client.post(at("desk_reached", told.pk), {"reached": "no"})
    assert "1 person could not be reached by letter" in client.get(at("desk_telling")).text
    assert client.get(at("desk_telling"), {"state": "'; drop", "page": "-4"}).status_code == 200


def test_the_telling_page_asks_as_much_of_the_database_for_many_as_for_few(client):
    counts = []
    for how_many in (2, 6):
        round_, run, _people = a_proposal(how_many)
        by = make.on_the_team(round_.programme)
        announce(run, by=by)
        client.force_login(by)
        page = reverse("desk_telling", args=[round_.programme.slug, round_.number])
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_others_of_the_team_tell_nobody(client, desk):
    round_, run, _people, _by, at = desk
    for role, more in ((Role.COUNTRY_COORDINATOR, {"country": "PT"}), (Role.TROUBLESHOOTER, {})):
        client.force_login(make.on_the_team(round_.programme, role, **more))
        for name in ("desk_letters", "desk_everyone", "desk_telling", "desk_topics", "desk_first_weeks"):
            assert client.get(at(name)).status_code == 404
        assert client.post(at("desk_everyone"), {"run": run.number}).status_code == 404
    assert not Letter.objects.exists()
