"""The ways out of a partnership: two clicks, no reason, and nothing seen from the other side."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.base.kit.models import DiaryEntry
from sameboat.commons.conversations.models import Message
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import answer
from sameboat.members.safety.models import Block, Report
from sameboat.members.safety.queries import opened, readers_of, reports_for
from sameboat.mentoring.partnerships.actions import erase_own_words, put_words
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make.partners("Ana", "Ben")


def browsers(partnership):
    return [make.sign_in(Client(), each.person) for each in make.parts_of(partnership)]


def at(route, partnership, *more):
    return reverse(route, args=[partnership.pk, *more])


def said_by(part, text):
    row = Message(author=part, partnership=part.partnership)
    put_words(row, {"text": text})
    row.save()
    return row


def test_it_ends_in_two_clicks_and_the_other_reads_that_it_has_ended(two):
    ana, ben = browsers(two)
    first = ana.get(at("partnership", two)).content.decode()
    assert at("partner_end", two) in first
    assert "End it now" in ana.get(at("partner_end", two)).content.decode()
    told = ana.post(at("partner_end", two), follow=True).content.decode()
    assert "This partnership has ended" in told
    page = ben.get(at("partnership", two)).content.decode()
    assert "This partnership has ended" in page
    assert "Ana" not in page


def test_reminders_rest_and_wake(two):
    ana, ben = browsers(two)
    ana.post(at("partner_rest", two), {"becomes": "resting"})
    assert "Remind us again" in ana.get(at("partner_end", two)).content.decode()
    assert "Remind us again" not in ben.get(at("partner_end", two)).content.decode()
    ana.post(at("partner_rest", two), {"becomes": "awake"})
    assert "Rest for four weeks" in ana.get(at("partner_end", two)).content.decode()


def test_somebody_else_instead_ends_it_and_one_waits_in_front(two):
    ana, _ben = browsers(two)
    part = make.parts_of(two)[0]
    make.Round.objects.update(announced_at=two.made_at)
    ana.post(at("partner_change", two))
    part.enrolment.refresh_from_db()
    assert part.enrolment.alone_since
    assert Partnership.objects.get().ended_early


def test_a_block_ends_it_keeps_them_apart_and_can_be_undone(two):
    ana, ben = browsers(two)
    ana.post(at("partner_block", two))
    row = Block.objects.get()
    assert row.by.name == "Ana"
    assert "ended" in ben.get(at("partnership", two)).content.decode()
    assert "Ben" not in ana.get(reverse("my_blocks")).content.decode()
    assert "Nobody" in ben.get(reverse("my_blocks")).content.decode()
    assert ben.post(reverse("block_ending", args=[row.pk])).status_code == 404
    ana.post(reverse("block_ending", args=[row.pk]))
    assert not Block.objects.exists()


def test_a_report_in_three_steps_is_read_by_the_lead_alone(two):
    lead, coordinator = (
        make.on_the_team(two.round.programme, role) for role in (Role.SAFEGUARDING_LEAD, Role.COORDINATOR)
    )
    ana, ben = make.parts_of(two)
    bad = said_by(ben, "a-threat")
    said_by(ben, "harmless")
    browser = make.sign_in(Client(), ana.person)
    page = browser.get(at("partner_report", two)).content.decode()
    assert "a-threat" in page
    typed = {"words": "I am afraid.", "chosen": [str(bad.pk)], "about": [str(ben.pk)]}
    step = browser.post(at("partner_report", two), typed)
    report = Report.objects.get()
    assert step["Location"] == at("partner_report_check", two, report.pk)
    erase_own_words(two.pk, by=ben.person)  # too late for him: it is sealed with a key of its own
    check = browser.get(step["Location"]).content.decode()
    assert "a-threat" in check
    assert "harmless" not in check
    assert lead.name in check
    assert reports_for(lead) == []  # nobody reads it before it is sent
    assert browser.post(step["Location"])["Location"] == reverse("my_report", args=[report.pk])
    assert b"a-threat" not in bytes(Report.objects.get().sealed)
    desk = reverse("desk_report", args=[two.round.programme.slug, two.round.number, report.pk])
    found = make.sign_in(Client(), lead).get(desk)
    assert "a-threat" in found.content.decode()
    for who in (coordinator, ben.person, ana.person):
        assert make.sign_in(Client(), who).get(desk).status_code == 404
    report.refresh_from_db()
    assert report.seen_at
    looks = DiaryEntry.objects.filter(about=report.pk, whose=ana.person, act="looked at a report")
    before = looks.count()
    assert "a-threat" in make.sign_in(Client(), lead).post(desk, {"words": ""}).content.decode()
    assert looks.count() == before + 1  # a page that comes back because nothing was written has been read, too


def test_one_sentence_is_enough_also_when_the_other_has_left(two):
    make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    ana, ben = make.parts_of(two)
    make.sign_in(Client(), ben.person).post(reverse("my_leaving"))
    browser = make.sign_in(Client(), ana.person, opened=False)
    empty = browser.post(at("partner_report", two), {"words": ""})
    assert empty.status_code == 422
    step = browser.post(at("partner_report", two), {"words": "Something happened."})
    browser.post(step["Location"])
    report = Report.objects.get(sent_at__isnull=False)
    assert opened(report).words == "Something happened."
    page = browser.get(reverse("my_report", args=[report.pk])).content.decode()
    assert "Something happened." in page  # whoever never had a factor of their own needs none for this
    assert "Ben" not in page


def test_a_mailbox_alone_reads_neither_a_report_nor_what_was_chosen_for_it_nor_an_answer(two):
    lead = make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    ana, ben = make.parts_of(two)
    chosen = said_by(ben, "a-threat")
    browser = make.sign_in(Client(), ana.person)
    typed = {"words": "I am afraid.", "chosen": [str(chosen.pk)]}
    step = browser.post(at("partner_report", two), typed)["Location"]
    mailbox = make.sign_in(Client(), ana.person, opened=False)
    assert "a-threat" not in mailbox.get(step).content.decode()
    browser.post(step)
    report = Report.objects.get()
    answer(report.pk, "We are with you.", by=lead)
    pages = (reverse("my_report", args=[report.pk]), reverse("my_data"))
    secrets = ("I am afraid.", "a-threat", "We are with you.")
    assert [secret in mailbox.get(pages[0]).content.decode() for secret in secrets] == [True, False, True]
    Person.objects.filter(pk=ana.person_id).update(own_since=ana.person.joined_at)
    for page in pages:
        closed = mailbox.get(page).content.decode()
        assert "closed in this browser" in closed
        assert not [secret for secret in secrets if secret in closed]
    assert all(secret in browser.get(pages[0]).content.decode() for secret in secrets)
    mine = browser.get(pages[1]).content.decode()
    assert [secret in mine for secret in secrets] == [True, False, True]


def test_the_only_lead_is_the_partner_and_it_says_so_before(two, settings):
    settings.CONTACT = "somebody@example.org"
    ana, ben = make.parts_of(two)
    coordinator = make.on_the_team(two.round.programme, Role.COORDINATOR)
    make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD, who=ben.person)
    browser = make.sign_in(Client(), ana.person)
    step = browser.post(at("partner_report", two), {"words": "It is he."})
    assert "somebody@example.org" in browser.get(step["Location"]).content.decode()
    browser.post(step["Location"])
    report = Report.objects.get()
    assert readers_of(report).people == ()
    assert reports_for(coordinator) == reports_for(ben.person) == []
    elsewhere = make.on_the_team(make.programme("Far Away"), Role.SAFEGUARDING_LEAD)
    assert reports_for(elsewhere) == [report]
    assert readers_of(report).elsewhere


def test_a_report_about_a_coordinator_is_seen_by_none_of_their_parts(two):
    ana, _ben = make.parts_of(two)
    both = make.on_the_team(two.round.programme, Role.COORDINATOR)
    make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD, who=both)
    other = make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    browser = make.sign_in(Client(), ana.person)
    step = browser.post(at("partner_report", two), {"words": "It is she.", "about": [str(both.pk)]})
    browser.post(step["Location"])
    report = Report.objects.get()
    desk = reverse("desk_reports", args=[two.round.programme.slug, two.round.number])
    assert "Sent on" not in make.sign_in(Client(), both).get(desk).content.decode()
    assert "Sent on" in make.sign_in(Client(), other).get(desk).content.decode()
    assert readers_of(report).people == (other.pk,)


def test_the_lead_ends_it_keeps_them_apart_answers_and_closes(two):
    lead = make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    ana, ben = make.parts_of(two)
    browser = make.sign_in(Client(), ana.person)
    step = browser.post(at("partner_report", two), {"words": "Help.", "about": [str(ben.pk)]})
    browser.post(step["Location"])
    report = Report.objects.get()
    where = [two.round.programme.slug, two.round.number, report.pk]
    desk = make.sign_in(Client(), lead)
    desk.post(reverse("desk_report", args=where), {"words": "We are with you.", "becomes": "answer"})
    desk.post(reverse("desk_report", args=where), {"words": "Call them tomorrow.", "becomes": "note"})
    for becomes in ("apart", "closed"):
        desk.post(reverse("desk_report_becoming", args=where), {"becomes": becomes})
    page = browser.get(reverse("my_report", args=[report.pk])).content.decode()
    assert "We are with you." in page
    assert "Call them tomorrow." not in page
    assert Block.objects.get().by_the_site
    assert Partnership.objects.get().ended_early
    report.refresh_from_db()
    assert report.closed_at
    browser.post(reverse("my_report", args=[report.pk]), {"words": "It goes on."})
    report.refresh_from_db()
    assert report.closed_at is None
    assert "It goes on." in desk.get(reverse("desk_report", args=where)).content.decode()


def test_mute_is_seen_by_nobody_else(two):
    ana, ben = browsers(two)
    before = without_tokens(ben.get(at("partnership", two)))
    ana.post(at("partner_mute", two), {"becomes": "muted"})
    assert Partner.objects.filter(muted_at__isnull=False).count() == 1
    assert without_tokens(ben.get(at("partnership", two))) == before
    assert "Send me letters again" in ana.get(at("partner_apart", two)).content.decode()


def without_tokens(answer):
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
