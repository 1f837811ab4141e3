"""The hand-over pack: one file that says who, when, how, the letters, the calendar, the figures and what waits."""

import re
from base64 import b64decode
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.matching.models import WishOutcome
from sameboat.mentoring.programmes.actions.handing_over import hand_over
from sameboat.mentoring.programmes.calendar_writing import CalendarDay, as_calendar
from sameboat.mentoring.programmes.models import Role, TeamMember, Topic
from sameboat.mentoring.wishes.models import Answer
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to

pytestmark = pytest.mark.django_db

SECRET = "Zymurgy"


@pytest.fixture
def round_():
    programme = make.programme("Open Stacks", slug="open-stacks")
    made = make.round_of(
        programme, guidance="Write first.", starter_questions="Why did you apply?", starts_on=date(2027, 1, 4)
    )
    Topic.objects.create(round=made, week=3, title="A book; and why", text="Bring one, or two.")
    return made


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme, who=make.person("Ingrid Solberg", email="ingrid@example.org"))


def pack(client, round_, who, **said):
    return signed_in(client, who).post(to("desk_handover", round_), said)


def test_everything_that_a_successor_asks_is_in_one_file(client, round_, ingrid):
    people = [make.proved_applicant(round_, country=code) for code in ("PT", "NZ", "UY")]
    make.a_finished_run(round_, [people[:2]], alone=people[2:], notes=["Everybody but one has a partner."])
    answer = pack(client, round_, ingrid)
    assert answer["Content-Disposition"] == 'attachment; filename="open-stacks-1-handover.html"'
    page = read(answer)
    for words in (
        "Handed over by Ingrid Solberg",
        "4 January 2027",
        "Partners differ in",
        "Which country are you based in?",
        "Everybody but one has a partner.",
        "the worst-off: first",
        "To a pair",
        "Write first.",
        "Why did you apply?",
        "An invitation",
        "A book; and why",
        "3 people from 3 countries",
        "1 person has no partner.",
    ):
        assert words in page, words
    assert 'class="beneath" open>' in page, "tables are open: on paper nobody can unfold them"
    assert DiaryEntry.objects.get(act="take handover pack").by == ingrid


def test_it_needs_nothing_but_itself(client, round_, ingrid):
    page = pack(client, round_, ingrid).content.decode()
    assert not re.findall(r"<(?:script|link|img|iframe)\b", page)
    addresses = re.findall(r"(?:href|src|url)[=(]\s*[\"']?([^\"')\s>]+)", page)
    assert {address for address in addresses if not address.startswith(("#", "data:text/calendar"))} == set()


def test_nobody_who_applied_is_in_it_nor_anything_they_said(client, round_, ingrid):
    private = round_.questions.create(key="faith", kind="choice", ask=f"{SECRET}?", private=True, position=30)
    shy = make.proved_applicant(round_, make.person(f"{SECRET} Person", email="zymurgy@example.org"), country="PT")
    other = make.proved_applicant(round_, country="NZ", interests=[SECRET])
    Answer.objects.create(enrolment=shy, question=private, values=[SECRET])
    run = make.a_finished_run(round_, [[shy, other]], gets={shy: 0.1})
    run.groups.update(reason=f"Both like {SECRET}.")
    WishOutcome.objects.create(
        run=run, group=run.groups.get(), enrolment=shy, question=private, wish=SECRET, weight="must", answer="not"
    )
    assert SECRET.casefold() not in pack(client, round_, ingrid).content.decode().casefold()


def test_of_the_team_those_are_named_who_agreed_and_nobodys_address_but_ones_own(client, round_, ingrid):
    make.on_the_team(round_.programme, Role.SAFEGUARDING_LEAD, make.person("Sam Quiet", email="sam@example.org"))
    make.on_the_team(round_.programme, Role.TROUBLESHOOTER, make.person("Robin Open", email="robin@example.org"))
    TeamMember.objects.filter(person__name="Robin Open").update(named_since=clock.now())
    page = read(pack(client, round_, ingrid))
    assert "Robin Open" in page
    assert "Sam Quiet" not in page
    assert "@example.org" not in page
    page = read(pack(client, round_, ingrid, my_address="on"))
    assert re.findall(r"\w+@example\.org", page) == ["ingrid@example.org"]


def test_only_a_coordinator_hands_over(round_):
    with pytest.raises(Refused, match="Only a coordinator"):
        hand_over(round_, by=make.on_the_team(round_.programme, Role.SAFEGUARDING_LEAD))


def test_the_calendar_inside_is_one_that_calendars_read(client, round_, ingrid):
    page = pack(client, round_, ingrid).content.decode()
    text = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert "SUMMARY:A book\\; and why" in text
    assert "DTSTART;VALUE=DATE:20270118" in text, "the third week of a round that begins on 4 January"
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == text.count("DTSTAMP:")


def test_no_line_of_a_calendar_is_too_long_and_no_letter_is_cut():
    of, now = UUID(int=7), datetime(2026, 11, 22, tzinfo=UTC)
    text = as_calendar(of, "Name", [CalendarDay(date(2026, 12, 31), "ü" * 80, "a\r\nb, c; d\\e")], now=now)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "ü" * 80 in unfolded
    assert "DESCRIPTION:a\\nb\\, c\\; d\\\\e" in unfolded
    assert "DTEND;VALUE=DATE:20270101" in unfolded
    assert text == as_calendar(of, "Name", [CalendarDay(date(2026, 12, 31), "ü" * 80, "a\r\nb, c; d\\e")], now=now)
