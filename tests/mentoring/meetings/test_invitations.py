"""What letters and feeds put into calendars: accepted, changed and taken out by real programs, and silent otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes

import httpx
import pytest
import recurring_ical_events
import time_machine
from icalendar import Calendar
from radicale import config
from radicale.app import Application

from sameboat.base.kit import clock
from sameboat.members.notices.mailing import envelope
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.actions.leaving import leave
from sameboat.members.safety.actions import block
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.actions.asking import ask_whether_they_met, remind
from sameboat.mentoring.meetings.calendars import one
from sameboat.mentoring.meetings.queries.calendar import entry_for, standing_for
from sameboat.mentoring.partnerships import actions as partnerships
from sameboat.mentoring.partnerships import registry
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests import site_makers as make
from tests.mentoring.meetings import makers

CANARIES = ("Ana", "Ben", "canary", "Open Stacks", "practice", "Lisbon")


@pytest.fixture
def monday(db):  # noqa: ARG001  it makes rows
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def two(monday):  # noqa: ARG001  it begins that day
    return makers.far_apart()


def mail_of(kind, part):
    """The newest letter of that kind to somebody, as a mail program gets it."""
    letter = Letter.objects.filter(kind=kind, to=part.person).order_by("made_at", "key").last()
    words = written(letter)
    return words and message_from_bytes(envelope(words, letter.message_id).message().as_bytes())


def calendar_in(mail):
    [part] = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    [attached] = [each for each in mail.walk() if each.get_content_type() == "application/ics"]
    assert part.get_payload(decode=True).split() == attached.get_payload(decode=True).split()
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == calendar["METHOD"]
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_is_changed_and_taken_back_under_one_name(two):
    ana, ben = two
    meeting = makers.agreed(two, where="canary", about="canary")
    calendar, event = calendar_in(mail_of("meeting_agreed", ben))
    assert calendar["METHOD"] == "REQUEST"
    assert event.start == meeting.starts_at
    uid, number = event["UID"], event["SEQUENCE"]

    actions.propose_other_times(meeting, [(date(2026, 12, 3), time(20))], by=ben.person)
    actions.answer_times(meeting, [meeting.times.get(replaced_at=None).pk], by=ana.person)
    _calendar, moved = calendar_in(mail_of("meeting_agreed", ben))
    assert (moved["UID"], moved["SEQUENCE"] > number) == (uid, True)
    assert moved.start.replace(tzinfo=None) == datetime(2026, 12, 3, 20)  # agreed on his own clock
    assert calendar_in(mail_of("meeting_agreed", ana))[1]["UID"] != uid

    actions.call_off(meeting, by=ana.person)
    calendar, gone = calendar_in(mail_of("meeting_called_off", ben))
    assert (calendar["METHOD"], gone["STATUS"], gone["UID"]) == ("CANCEL", "CANCELLED", uid)
    assert gone["SEQUENCE"] > moved["SEQUENCE"]


@pytest.mark.parametrize("kind", ["meeting_proposed", "meeting_agreed", "meeting_called_off"])
def test_nothing_but_the_time_stands_in_letters_and_calendars(two, kind):
    ana, ben = two
    meeting = makers.agreed(two, where="canary", about="canary", kind="practice")
    if kind == "meeting_called_off":
        actions.call_off(meeting, by=ana.person)
    if kind == "meeting_proposed":
        actions.propose_other_times(meeting, [makers.WHEN], by=ana.person)
    mail = mail_of(kind, ben)
    text = "".join(each.get_payload(decode=True).decode() for each in mail.walk() if not each.is_multipart())
    told = str(mail["Subject"]) + text.replace("Hello Ben", "").replace(ben.person.email, "")
    assert ana.person.email not in told
    assert not [each for each in CANARIES if each in told]


def test_whoever_asks_for_it_reads_in_their_calendar_with_whom_they_meet(two):
    ana, ben = two
    meeting = makers.agreed(two)
    actions.say_wants(ana.partnership, invitations=True, names=True, reminders=False, by=ana.person)
    assert entry_for(meeting, ana).says == "A talk with Ben"
    assert entry_for(meeting, ben).says == "Sameboat: a meeting"
    for part, says_more in ((ana, True), (ben, False)):
        text = written(Letter.objects.get(kind="meeting_agreed", to=part.person)).text
        assert ("nothing but that there is a meeting" in " ".join(text.split())) is not says_more
    actions.say_wants(ben.partnership, invitations=False, names=False, reminders=False, by=ben.person)
    assert mail_of("meeting_agreed", ben).get_content_type() == "multipart/alternative"


def test_a_calendar_server_takes_it_in_changes_it_and_lets_it_go(two, tmp_path):
    ana, ben = two
    storage = {"storage": {"filesystem_folder": str(tmp_path)}, "auth": {"type": "none"}}
    settings = config.load()
    settings.update(storage, "the tests")
    transport = httpx.WSGITransport(app=Application(settings), raise_app_exceptions=True)
    with httpx.Client(transport=transport, base_url="http://calendars", auth=("ana", "any")) as server:
        assert server.request("MKCALENDAR", "/ana/meetings/").status_code == 201
        meeting = makers.agreed(two)
        Partnership.objects.update(ends_on=None)
        here = f"/ana/meetings/{meeting.pk}.ics"
        for part in two:  # on a zone's clock, and in UTC
            assert server.put(here, content=one(entry_for(meeting, part))).status_code in (201, 204)
            assert started(server, here) == meeting.starts_at
            assert server.delete(here).status_code == 200
        actions.propose_other_times(meeting, [(date(2027, 3, 28), time(20))], by=ana.person)
        actions.answer_times(meeting, [meeting.times.get(replaced_at=None).pk], by=ben.person)
        meeting.refresh_from_db()
        assert server.put(here, content=one(entry_for(meeting, ana))).status_code == 201
        assert (
            started(server, here) == meeting.starts_at == datetime(2027, 3, 28, 19, tzinfo=UTC)
        )  # in summer time by then
        within = server.request("REPORT", "/ana/meetings/", content=asked_for("20270328T180000Z", "20270328T200000Z"))
        assert str(meeting.pk) in within.text
        before = server.request("REPORT", "/ana/meetings/", content=asked_for("20270328T200000Z", "20270328T235900Z"))
        assert str(meeting.pk) not in before.text
        assert server.delete(here).status_code == 200
        assert server.get(here).status_code == 404


def started(server, here):
    [event] = recurring_ical_events.of(Calendar.from_ical(server.get(here).content)).between("20261101", "20270501")
    return event.start.astimezone(UTC)


def asked_for(start, end):
    return f"""<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{start}" end="{end}"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""


WAYS = {
    "called off": lambda meeting, ana, _ben: actions.call_off(meeting, by=ana),
    "ended early": lambda meeting, ana, _ben: partnerships.end_early(meeting.partnership_id, by=ana),
    "ended and erased": lambda meeting, ana, _ben: partnerships.end_early(meeting.partnership_id, by=ana, erase=True),
    "words erased": lambda meeting, ana, _ben: partnerships.erase_own_words(meeting.partnership_id, by=ana),
    "left the site": lambda _meeting, ana, _ben: leave(by=ana),
    "blocked": lambda _meeting, ana, ben: block(ben, by=ana),
}


def test_however_it_ends_the_others_calendar_is_told_the_same_to_the_letter(monday):  # noqa: ARG001  it begins that day
    told = {}
    for way, happens in WAYS.items():
        ana, ben = parts = makers.far_apart("Ana", "Ben")
        meeting = makers.agreed(parts)
        happens(meeting, ana.person, ben.person)
        assert standing_for(ben.person, clock.now()) == []
        mail = mail_of("meeting_called_off", ben)
        words = [each.get_payload(decode=True) for each in mail.walk() if each.get_content_type() == "text/plain"]
        _calendar, event = calendar_in(mail)
        told[way] = [mail["Subject"], words, {name: event.get(name) for name in event if name not in OWN}]
    assert all(each == told["called off"] for each in told.values()), told


OWN = {"UID", "URL", "DESCRIPTION", "ATTENDEE"}
"""What is another for each meeting and reader."""


def test_whoever_leaves_a_circle_is_waited_for_no_longer(monday):  # noqa: ARG001  it begins that day
    ana, ben, cleo = parts = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    meeting = makers.proposed(parts)
    actions.answer_times(meeting, [meeting.times.get().pk], by=ben.person)
    meeting.refresh_from_db()
    assert meeting.starts_at is None
    Partner.objects.filter(pk=cleo.pk).update(left_at=clock.now())
    cleo.refresh_from_db()
    registry.ended(Partnership.objects.get(pk=ana.partnership_id), [cleo])
    meeting.refresh_from_db()
    assert meeting.starts_at
    assert {each.to for each in Letter.objects.filter(kind="meeting_agreed")} == {ana.person, ben.person}


def test_one_question_after_a_meeting_and_none_while_somebody_is_away(two):
    ana, ben = two
    makers.agreed(two)
    actions.say_wants(ana.partnership, invitations=True, names=False, reminders=True, by=ana.person)
    ben.absences.create(first_day=date(2026, 12, 1), last_day=date(2026, 12, 2))
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        assert remind(clock.now()) == 0  # he is away, and nobody is reminded of anything
        ben.absences.all().delete()
        assert remind(clock.now()) + remind(clock.now()) == 2  # two looks, one letter
    assert [each.to for each in Letter.objects.filter(kind="meeting_tomorrow")] == [ana.person]
    with time_machine.travel(datetime(2026, 12, 2, 12, tzinfo=UTC)):
        ben.absences.create(first_day=date(2026, 12, 2), last_day=date(2026, 12, 2))
        assert ask_whether_they_met(clock.now()) == 0
    with time_machine.travel(datetime(2026, 12, 3, 12, tzinfo=UTC)):
        assert ask_whether_they_met(clock.now()) == 1
        assert ask_whether_they_met(clock.now() + timedelta(hours=1)) == 0
        assert "did-you-meet" in written(Letter.objects.get(kind="did_you_meet", to=ben.person)).text


def test_one_click_from_the_letter_answers_and_looking_changes_nothing(two, client):
    _ana, ben = two
    meeting = makers.agreed(two)
    with time_machine.travel(datetime(2026, 12, 3, 12, tzinfo=UTC)):
        ask_whether_they_met(clock.now())
        text = written(Letter.objects.get(kind="did_you_meet", to=ben.person)).text
        [address] = [line for line in text.split() if "did-you-meet" in line]
        path = address.partition("8000")[2]
        for _scanner in range(2):
            assert "Wednesday, 2 December" in client.get(path).content.decode()  # on his clock, though he is signed out
        assert not meeting.met.exists()
        client.post(path, {"met": "yes"})
        assert meeting.met.get().part == ben
        ben.refresh_from_db()
        assert ben.touched_on == date(2026, 12, 3)
        assert client.get(path.replace("did-you-meet/", "did-you-meet/x")).status_code == 404
