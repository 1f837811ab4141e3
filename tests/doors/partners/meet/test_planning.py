"""Two people agree on a time, on two clocks, and find it in their calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
import time_machine
from django.urls import reverse
from icalendar import Calendar

from sameboat.base.kit import clock
from sameboat.members.people.models import FreeWeek
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Meeting, Place
from sameboat.mentoring.partnerships import actions as partnerships
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.queries import read
from sameboat.mentoring.programmes.models import Programme
from tests import site_makers as make
from tests.mentoring.meetings import makers

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday


@pytest.fixture
def two(db):  # noqa: ARG001  it makes rows
    """Ana in Lisbon and Ben in Auckland."""
    with time_machine.travel(NOW, tick=False):
        yield makers.far_apart()


def signed_in(client, part):
    return make.sign_in(client, part.person)


def page(name, part, *more):
    return reverse(name, args=[part.partnership_id, *more])


def propose(client, part, **more):
    said = {"kind": "talk", "minutes": "60", "day_1": "2026-12-01", "time_1": "20:00", "where": "canary-room", **more}
    return client.post(page("partner_meet_new", part), said)


def test_a_link_for_a_video_call_is_made_by_the_programmes_pattern_or_else_the_sites(two, client, settings):
    ana, _ben = two
    new, first = page("partner_meet_new", ana), {"kind": "talk", "minutes": "60"}
    offer = "Make us a link for a video call"
    assert offer not in signed_in(client, ana).get(new, first).text
    settings.MEETING_LINK = "https://site.example.org/{random}"
    assert offer in client.get(new, first).text
    propose(client, ana, where="", link="on")
    Programme.objects.update(meeting_link="https://meet.example.org/stacks-{random}?quiet=1")
    propose(client, ana, where="", link="on", day_1="2026-12-02")
    propose(client, ana, where="", day_1="2026-12-03")
    settings.MEETING_LINK = ""
    client.post(page("partner_meeting_link", ana, Meeting.objects.get(places=None).pk))
    said = [place.said["where"] for place in read(Place.objects.order_by("written_at"), make.reader(ana))]
    found = [
        re.fullmatch(r"https://(site|meet)\.example\.org/(?:stacks-)?([0-9a-f]{32})(\?quiet=1)?", one) for one in said
    ]
    assert [one and one[1] for one in found] == ["site", "meet", "meet"]
    assert len({one and one[2] for one in found}) == 3, "nobody guesses one from another"


def feed_of(client, part):
    signed_in(client, part).post(page("partner_feed", part))
    shown = client.get(page("partner_meet_wants", part)).context["feed_address"]
    client.logout()
    return shown.removeprefix("http://localhost:8000")


def test_a_time_is_proposed_answered_and_stands_in_both_calendars(two, client):
    ana, ben = two
    assert propose(signed_in(client, ana), ana).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at is None
    [offered] = meeting.times.all()
    assert offered.starts_at == datetime(2026, 12, 1, 20, tzinfo=UTC)

    signed_in(client, ben)
    assert "Times to meet are proposed" in client.get("/today/").content.decode()
    said = client.get(page("partner_meeting", ben, meeting.pk)).content.decode()
    assert "Wednesday 2 December" in said  # it is another day there
    assert "09:00–10:00" in said
    assert "canary-room" in said
    client.post(page("partner_meeting_answer", ben, meeting.pk), {"suits": [str(offered.pk)]})
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.zone, str(meeting.time)) == (offered.starts_at, "Europe/Lisbon", "20:00:00")
    assert "Times to meet are proposed" not in client.get("/today/").content.decode()

    for part in two:
        address = feed_of(client, part)
        answer = client.get(address)
        assert answer["Content-Type"].startswith("text/calendar")
        [event] = recurring_ical_events.of(Calendar.from_ical(answer.content)).between("20261201", "20261203")
        assert event.start.astimezone(UTC) == meeting.starts_at
        assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
        for word in ("canary", "Ana", "Ben", "talk", "ATTENDEE", "ORGANIZER"):
            assert word not in answer.content.decode()


def test_a_feed_that_was_ended_or_never_was_is_the_same_missing_page(two, client):
    ana, _ben = two
    address = feed_of(client, ana)
    actions.end_feed(by=ana.person)
    ended, never = client.get(address), client.get("/calendar/0123456789abcdef.ics")
    assert ended.status_code == never.status_code == 404
    assert ended.content == never.content


def test_times_that_suit_both_are_found_and_those_of_an_absence_are_not(two, client):
    ana, ben = two
    FreeWeek.objects.create(person=ana.person, spans=[[540, 660], [2040, 2100]])  # Monday 9 to 11, Tuesday 10 to 11
    FreeWeek.objects.create(person=ben.person, spans=[[0, 10080]])
    next_tuesday = date(2026, 12, 1)  # in Lisbon at ten; in Auckland eleven in the evening of that day
    ben.absences.create(first_day=next_tuesday, last_day=next_tuesday)
    form = signed_in(client, ana).get(page("partner_meet_new", ana), {"kind": "talk", "minutes": "60"}).context["form"]
    found = [label for _value, label in form.fields["found"].choices]
    partnerships.rest(ana.partnership_id, by=ben.person)  # of which nobody learns
    again = client.get(page("partner_meet_new", ana), {"kind": "talk", "minutes": "60"}).context["form"]
    assert [label for _value, label in again.fields["found"].choices] == found
    assert found[:5] == [
        "Tuesday 24 November, 10:00–11:00",
        "Monday 30 November, 09:00–10:00",
        "Monday 30 November, 10:00–11:00",
        "Monday 7 December, 09:00–10:00",
        "Monday 7 December, 10:00–11:00",
    ]


def test_what_cannot_be_is_refused_with_a_sentence_and_what_was_typed_is_kept(two, client):
    ana, _ben = two
    signed_in(client, ana)
    answer = propose(client, ana, day_1="2027-03-28", time_1="01:30", where="the reading room")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "there is no 01:30" in said
    assert "the reading room" in said
    assert not Meeting.objects.exists()


def test_nothing_is_planned_for_a_time_when_the_round_is_over(two, client):
    ana, _ben = two
    Partnership.objects.update(ends_on=date(2026, 11, 30))
    said = propose(signed_in(client, ana), ana).content.decode()
    assert "By then your round is over" in said
    Partnership.objects.update(stays_since=clock.now())
    assert propose(client, ana).status_code == 302


def test_after_the_end_nothing_stands_in_any_calendar(two, client):
    ana, ben = two
    propose(signed_in(client, ana), ana)
    meeting = Meeting.objects.get()
    actions.answer_times(meeting, [meeting.times.get().pk], by=ben.person)
    addresses = [feed_of(client, part) for part in two]
    assert all("VEVENT" in client.get(each).content.decode() for each in addresses)
    Partnership.objects.update(ended_at=clock.now(), ended_early=True)
    assert all("VEVENT" not in client.get(each).content.decode() for each in addresses)


def test_whoever_answers_times_that_were_replaced_is_told_and_nothing_is_said_for_them(two, client):
    ana, ben = two
    propose(signed_in(client, ana), ana)
    meeting = Meeting.objects.get()
    old = meeting.times.get()
    actions.propose_other_times(meeting, [(date(2026, 12, 3), time(20))], by=ana.person)
    signed_in(client, ben)
    answer = client.post(page("partner_meeting_answer", ben, meeting.pk), {"suits": [str(old.pk)]}, follow=True)
    assert "Other times were proposed meanwhile" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.starts_at is None


def test_a_meeting_that_goes_on_just_now_is_not_behind_them_too(two, client):
    ana, _ben = two
    meeting = makers.agreed(two)
    for minutes, where in ((30, "ahead"), (90, "behind")):
        with time_machine.travel(meeting.starts_at + timedelta(minutes=minutes)):
            seen = signed_in(client, ana).get(page("partner_meet", ana)).context
            assert {name: len(seen[name]) for name in ("ahead", "behind") if seen[name]} == {where: 1}
