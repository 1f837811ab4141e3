"""The talk of two partners, page by page, with and without script."""

from __future__ import annotations

import io
import logging
import re
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.commons.conversations.actions import keep_draft, take_back
from sameboat.commons.conversations.models import Attachment, Bookmark, Draft, LettersSay, Message
from sameboat.mentoring.partnerships.actions import forget_words_of
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers as make
from tests.commons.conversations.making import PICTURE, a_file, said
from tests.commons.conversations.test_reading_on import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


@pytest.fixture
def ana(client, two):
    return make.sign_in(client, two[0].person)


def to(part, name="partner_talk", *more):
    return reverse(name, args=[part.partnership_id, *more])


@contextmanager
def caught_log():
    """What the site writes down, by its own handlers."""
    written = io.StringIO()
    handlers = [each for each in logging.getLogger().handlers if isinstance(each, logging.StreamHandler)]
    [ours] = [each for each in handlers if "ProcessorFormatter" in type(each.formatter).__name__]
    before = ours.setStream(written)
    try:
        yield written
    finally:
        ours.setStream(before)


def texts(page):
    return re.findall(r'<div class="words" dir="auto"><p>(.*?)</p>', page)


def test_what_one_says_stands_there_for_both(ana, client, two):
    answer = ana.post(to(two[0]), {"text": "The class went *well*.", "form": uuid4()})
    assert answer["Location"].startswith(to(two[0]) + "#m-")
    page = ana.get(to(two[0])).text
    assert answer["Location"].partition("#")[2] in page
    assert "<b>You</b>" in page
    page = make.sign_in(client, two[1].person).get(to(two[1])).text
    assert texts(page) == ["The class went <em>well</em>."]
    assert "<b>Ana</b>" in page
    assert Bookmark.objects.get(part=two[1]).until == Message.objects.get().written_at


def test_two_presses_say_it_once_and_what_cannot_be_said_stays_in_the_box(ana, two):
    once = {"text": "Hello", "form": uuid4()}
    assert ana.post(to(two[0]), once)["Location"] == ana.post(to(two[0]), once)["Location"]
    page = ana.post(to(two[0]), {"text": "x" * 10_001, "form": uuid4()}).text
    assert "1 character longer" in page
    assert "x" * 10_001 in page
    assert "Write something first" in ana.post(to(two[0]), {"text": "", "form": uuid4()}).text
    wrong = {"text": "Look", "form": uuid4(), "attached": SimpleUploadedFile("holiday.png", b"MZ\x90\0 a program")}
    page = ana.post(to(two[0]), wrong).text
    assert "of a kind that cannot be sent here: holiday.png" in page
    assert "Look</textarea>" in page
    assert Message.objects.count() == 1


def test_nothing_is_shown_where_no_factor_of_ones_own_was(client, two):
    said(two[1], "canary")
    client = make.sign_in(client, two[0].person, opened=False)
    message = Message.objects.get()
    for address in (to(two[0]), to(two[0], "partner_talk_until", message.pk), reverse("talk_search")):
        answer = client.get(address)
        assert answer["Location"].startswith(reverse("open_talk"))
    assert client.get(to(two[0], "partner_talk_new")).status_code == 204
    assert not Bookmark.objects.filter(part=two[0]).exists()


def test_what_is_closed_to_this_browser_is_one_sentence(ana, two):
    rows = many(two, 3, clock.now() - timedelta(days=2))
    page = ana.get(to(two[0])).text
    assert page.count("it is closed in this browser") == 1
    assert reverse("open_talk") in page
    assert ana.get(to(two[0], "partner_talk_change", rows[0].pk)).status_code == 404


def test_an_empty_talk_begins_with_a_question_if_one_likes(ana, two):
    page = ana.get(to(two[0])).text
    assert "Nobody has said anything yet" in page
    assert 'href="?begin=1#say"' in page
    assert re.search(r"<textarea[^>]*>&gt; \w", ana.get(to(two[0]) + "?begin=1").text)
    assert "<textarea" in ana.get(to(two[0]) + "?begin=99").text


def test_new_partners_are_led_to_their_talk_and_its_first_questions(ana, two):
    page = ana.get(to(two[0], "partnership")).text
    head = page[: page.index("</header>", page.index('class="head meet"'))]
    assert f'class="btn main" href="{to(two[0])}#say"' in head
    assert "Say hello" in head
    assert "mailto:" not in head, "their address stands among what is said of them"
    assert page.index(f'href="{to(two[0])}?begin=1#say"') < page.index('id="who"') < page.index("mailto:ben.")
    said(two[1], "Hello, Ana")
    page = ana.get(to(two[0], "partnership")).text
    assert "Go to your talk" in page
    assert page.index('id="who"') < page.index("?begin=1#say"), "whoever has begun finds the questions further down"
    assert re.search(r"<textarea[^>]*>&gt; \w", ana.get(to(two[0]) + "?begin=1").text), "they still help"


def test_a_draft_is_kept_while_one_types_and_by_a_button(ana, two):
    form = uuid4()
    answer = ana.post(to(two[0], "partner_talk_draft"), {"text": "Begun", "form": form}, headers={"HX-Request": "true"})
    assert answer.text == "Kept as a draft, for you alone."
    assert ana.post(to(two[0], "partner_talk_draft"), {"text": "Begun, too", "form": form})["Location"].endswith("#say")
    assert "Begun, too</textarea>" in ana.get(to(two[0])).text
    ana.post(to(two[0]), {"text": "Said", "form": form})
    assert not Draft.objects.exists()
    keep_draft(two[0].partnership_id, "Older", form=uuid4(), by=two[0].person)
    Draft.objects.update(written_at=clock.now() - timedelta(days=99))
    page = ana.get(to(two[0])).text
    assert "A draft of yours is closed in this browser" in page
    assert "Older" not in page


def test_one_changes_and_takes_back_what_is_ones_own(ana, two):
    mine, theirs = said(two[0], "furios", files=[a_file()]), said(two[1], "Theirs")
    assert "furios</textarea>" in ana.get(to(two[0], "partner_talk_change", mine.pk)).text
    ana.post(to(two[0], "partner_talk_change", mine.pk), {"text": "furious"})
    page = ana.get(to(two[0])).text
    assert texts(page) == ["furious", "Theirs"]
    assert "<span>changed</span>" in page
    assert "Take this back?" in ana.get(to(two[0], "partner_talk_back", mine.pk)).text
    ana.post(to(two[0], "partner_talk_back", mine.pk))
    page = ana.get(to(two[0])).text
    assert "This was taken back." in page
    assert "notes.txt" not in page
    for name in ("partner_talk_change", "partner_talk_back"):
        assert ana.get(to(two[0], name, theirs.pk)).status_code == 404
        assert ana.get(to(two[0], name, mine.pk)).status_code == 404


def test_what_was_taken_back_and_what_was_erased_look_the_same(ana, two):
    message = said(two[1], "canary", files=[a_file()])
    take_back(message, by=two[1].person)
    ana.get(to(two[0]))
    taken = ana.get(to(two[0])).text
    Message.objects.all().delete()
    erased = said(two[1], "canary", files=[a_file()])
    Message.objects.filter(pk=erased.pk).update(written_at=message.written_at)
    Attachment.objects.update(written_at=message.written_at)
    forget_words_of(two[1])
    again = ana.get(to(two[0])).text
    changing = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|name="form" value="[^"]*"|[a-z2-7]{26}|data-\w+="[^"]*"')
    assert changing.sub("", taken) == changing.sub("", again)


def test_files_are_for_those_who_may_read_the_message(ana, client, two):
    files = [SimpleUploadedFile("us.png", PICTURE), SimpleUploadedFile("evil.html", b"<script>alert(1)</script>")]
    ana.post(to(two[0]), {"text": "", "form": uuid4(), "attached": files})
    picture, text = Attachment.objects.order_by("place")
    page = ana.get(to(two[0])).text
    assert "us.png" in page
    assert "evil.html.txt" in page
    ben = make.sign_in(client, two[1].person)
    shown, saved = (ben.get(to(two[1], "partner_talk_file", each.pk)) for each in (picture, text))
    assert (shown.content, shown["Content-Type"]) == (PICTURE, "image/png")
    assert shown["Content-Disposition"] == 'inline; filename="us.png"'
    assert saved["Content-Type"] == "application/octet-stream"
    assert saved["Content-Disposition"] == 'attachment; filename="evil.html.txt"'
    for answer in (shown, saved):
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
    [cleo, _dan] = make.parts_of(make.partners("Cleo", "Dan"))
    stranger = make.sign_in(client, cleo.person)
    assert stranger.get(to(two[0], "partner_talk_file", picture.pk)).status_code == 404
    assert stranger.get(to(cleo, "partner_talk_file", picture.pk)).status_code == 404
    take_back(picture.message, by=two[0].person)
    assert make.sign_in(client, two[1].person).get(to(two[1], "partner_talk_file", picture.pk)).status_code == 404


def test_whoever_left_a_circle_gets_no_file_that_came_later(client):
    ana, ben, _cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    before = said(ana, "Before", files=[a_file()])
    Partner.objects.filter(pk=ben.pk).update(left_at=clock.now())
    after = said(ana, "After", files=[a_file()])
    client = make.sign_in(client, ben.person)
    first, second = (message.attachments.get() for message in (before, after))
    assert client.get(to(ben, "partner_talk_file", first.pk)).status_code == 200
    assert client.get(to(ben, "partner_talk_file", second.pk)).status_code == 404
    assert texts(client.get(to(ben)).text) == ["Before"]


def test_new_messages_come_by_themselves_and_count_as_read_once_they_are_seen(ana, two):
    first = said(two[0], "First")
    second = said(two[1], "Second")
    piece = ana.get(to(two[0], "partner_talk_new", first.pk)).text
    assert texts(piece) == ["Second"]
    assert to(two[0], "partner_talk_new", second.pk) in piece
    assert Bookmark.objects.get(part=two[0]).until == first.written_at
    assert ana.post(to(two[0], "partner_talk_looked", second.pk)).status_code == 204
    assert Bookmark.objects.get(part=two[0]).until == second.written_at
    take_back(first, by=two[0].person)
    assert 'hx-swap-oob="true"' in ana.get(to(two[0], "partner_talk_new", second.pk)).text
    assert texts(ana.get(to(two[0], "partner_talk_new")).text) == ["Second"]


def test_earlier_messages_are_a_link_away(ana, two):
    Partner.objects.update(joined_at=clock.now() - timedelta(days=1))
    two[0].person.joined_at = clock.now() - timedelta(days=1)
    type(two[0].person).objects.filter(pk=two[0].person_id).update(password_own_since=two[0].person.joined_at)
    rows = many(two, 60)
    page = ana.get(to(two[0])).text
    assert texts(page) == [f"Number {at}" for at in range(10, 60)]
    earlier = to(two[0], "partner_talk_until", rows[9].pk)
    assert f'href="{earlier}"' in page
    assert texts(ana.get(earlier).text) == [f"Number {at}" for at in range(10)]
    assert ana.get(to(two[0], "partner_talk_until", rows[59].pk))["Location"].startswith(to(two[0]) + "#m-")


def test_the_page_asks_as_little_of_the_database_for_much_as_for_little(ana, two):
    said(two[1], "One", files=[a_file()])
    ana.get(to(two[0]))
    with CaptureQueriesContext(connection) as for_little:
        ana.get(to(two[0]))
    for at in range(3):
        said(two[at % 2], "More", files=[a_file()])
    ana.get(to(two[0]))
    with CaptureQueriesContext(connection) as for_much:
        ana.get(to(two[0]))
    assert len(for_little) == len(for_much) <= MOST_LOOKS


MOST_LOOKS = 12
"""Session and reader; then the seven of the view: partnership, partners, messages with how far they were read, names of
files, draft, keys, free hours; then of the frame: absences, what waits, whether the rail shows a desk."""


def test_what_is_looked_for_stands_in_no_address(ana, two):
    said(two[1], "The **keys** were lost in São Paulo")
    answer = ana.post(reverse("talk_search"), {"words": "sao keys"})
    assert answer.status_code == 200
    assert "<mark>keys</mark>" in answer.text
    assert "<mark>São</mark>" in answer.text
    assert to(two[0], "partner_talk_until", Message.objects.get().pk) in answer.text
    assert "Nothing found" in ana.post(reverse("talk_search"), {"words": "elephants"}).text
    assert "that you remember" in ana.post(reverse("talk_search"), {"words": " "}).text


def test_after_the_end_it_can_be_read_and_nothing_is_lost_that_was_being_written(ana, two):
    said(two[1], "Goodbye")
    Partnership.objects.update(ended_at=clock.now(), kept_until=clock.today() + timedelta(days=90))
    page = ana.get(to(two[0])).text
    assert texts(page) == ["Goodbye"]
    assert "nothing more can be said here" in page
    assert '<form class="compose"' not in page
    page = ana.post(to(two[0]), {"text": "One more thing", "form": uuid4()}).text
    assert "What you were writing was not sent" in page
    assert "One more thing</textarea>" in page
    Partnership.objects.update(ended_early=True)
    page = ana.get(to(two[0])).text
    assert "Ben" not in page
    assert "Your partner" in page


def test_what_letters_say_is_chosen_beside_the_talk(ana, two):
    make.person("Cleo")  # a third at the same address
    page = ana.get(to(two[0], "partner_talk_letters")).text
    assert "looks like one of an institution" in page
    assert "Save my choice" not in page
    answer = ana.post(to(two[0], "partner_talk_letters"), {"what": "who", "mine_alone": "on"})
    assert "an institution can read the mail" in answer.text
    type(two[0].person).objects.filter(pk=two[0].person_id).update(email="ana@home.example.org")
    ana.post(to(two[0], "partner_talk_letters"), {"what": "who", "mine_alone": "on"})
    assert LettersSay.objects.get().what == "who"
    assert "Ben" not in ana.get(to(two[0], "partner_talk_letters")).text.partition("<form")[2]


def test_the_clock_of_a_partner_is_theirs_by_what_they_answered_in_public(ana, two):
    assert "where Ben is" not in ana.get(to(two[0])).text
    type(two[1].person).objects.filter(pk=two[1].person_id).update(zone="Asia/Tokyo")
    assert "where Ben is" not in ana.get(to(two[0])).text
    round_ = two[1].partnership.round
    hours = round_.questions.create(key="hours", kind="hours", ask="When are you free?", position=30)
    Answer.objects.create(enrolment=two[1].enrolment, question=hours, values=["America/Montevideo", "540-600"])
    assert "where Ben is" in ana.get(to(two[0])).text


def test_what_waits_stands_on_the_page_of_today_until_one_has_looked(ana, two):
    said(two[1], "canary")
    page = ana.get("/today/").text
    assert "Ben wrote to you" in page
    assert to(two[0]) in page
    assert "canary" not in page
    assert 'class="waits"' in page
    ana.get(to(two[0]))
    page = ana.get("/today/").text
    assert "Ben wrote to you" not in page
    assert 'class="waits"' not in page


def test_an_id_of_another_talk_opens_nothing(ana, two):
    [cleo, _dan] = make.parts_of(make.partners("Cleo", "Dan"))
    other = said(cleo, "canary")
    for name in ("partner_talk_until", "partner_talk_new", "partner_talk_change", "partner_talk_back"):
        assert ana.get(to(two[0], name, other.pk)).status_code == 404
        assert ana.get(to(two[0], name, UUID(int=7))).status_code == 404
    assert ana.post(to(two[0], "partner_talk_looked", other.pk)).status_code == 404


def test_no_file_is_written_to_the_disk_unsealed(ana, two, settings):
    settings.FILE_UPLOAD_TEMP_DIR = "/nowhere/at/all"  # where Django would put a large one
    large = SimpleUploadedFile("long.txt", b"A line of many. " * 250_000)
    ana.post(to(two[0]), {"text": "", "form": uuid4(), "attached": large})
    assert Attachment.objects.get().size == 4_000_000


class TestWhereWordsMustNotStand:
    """First something that could leak is made; then it is looked for everywhere."""

    CANARY = "canary-of-the-talk"

    def nowhere(self, *places):
        for place in places:
            assert self.CANARY not in str(place)

    def test_neither_in_a_job_nor_in_the_diary_nor_in_a_sitting_nor_in_any_column(self, ana, two):
        file = SimpleUploadedFile(f"{self.CANARY}.txt", self.CANARY.encode())
        ana.post(to(two[0], "partner_talk_draft"), {"text": self.CANARY, "form": uuid4()})
        ana.post(to(two[0]), {"text": self.CANARY, "form": uuid4(), "attached": file})
        ana.post(to(two[0], "partner_talk_draft"), {"text": self.CANARY, "form": uuid4()})
        ana.post(reverse("talk_search"), {"words": self.CANARY})
        assert self.CANARY in ana.get(to(two[0])).text
        self.nowhere(dict(ana.session))
        for model in apps.get_models():
            for row in model._default_manager.all().values():
                for value in row.values():
                    raw = bytes(value) if isinstance(value, memoryview) else value
                    assert self.CANARY.encode() not in (raw if isinstance(raw, bytes) else str(raw).encode()), model

    def test_neither_on_the_page_of_an_error_nor_in_the_log(self, ana, two, monkeypatch, capsys):
        def breaks(*_all):
            raise ValueError(self.CANARY)

        monkeypatch.setattr("sameboat.commons.conversations.actions.saying.touch", breaks)
        ana.raise_request_exception = False
        with caught_log() as log:
            answer = ana.post(to(two[0]), {"text": self.CANARY, "form": uuid4()})
        assert answer.status_code == 500
        assert "ValueError" in log.getvalue()
        self.nowhere(answer.text, log.getvalue(), *capsys.readouterr())
        assert not Message.objects.exists()
