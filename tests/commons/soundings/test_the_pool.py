"""The pool: who is asked, who never reads what, one reader at a time, and nothing of the draft anywhere else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.models import PoolMember, PoolNote, PoolTurn, Sounding
from sameboat.commons.soundings.queries.boards import board_of, notes_of, words_for_the_pool
from sameboat.commons.soundings.queries.pool import turn_of, waiting_in_the_pool
from sameboat.commons.soundings.queries.reportable import words_on_boards, words_read_for_the_pool
from sameboat.commons.soundings.queries.waiting import something_to_read
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.notices.models import Letter
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.actions import block, name_people_to_avoid, send_report
from sameboat.members.safety.models import Report
from sameboat.members.safety.queries import opened, report_for
from sameboat.mentoring.partnerships.models import Absence, Partner
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make
from tests.commons.soundings import boards

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Ana asks; Ben is her partner; Cleo is in the pool of the same programme, and Dan is Cleo's partner."""
    round_ = make.round_of()
    ana, ben = boards.in_the_programme(round_, "Ana", "Ben")
    cleo, dan = boards.in_the_programme(round_, "Cleo", "Dan")
    return ana, ben, cleo, dan


def asked_of_the_pool(ana, **more):
    """Ana's draft, half of whose time has gone by without a word."""
    row = boards.on_the_board(ana, pool=True, pen_name="Heron", **more)
    with time_machine.travel(row.pool_from + timedelta(minutes=1)):
        actions.call_the_pool()
    row.refresh_from_db()
    return row


def test_the_pool_is_asked_after_half_the_time_and_only_if_nobody_read_it(world):
    ana, ben, cleo, _dan = world
    member = boards.in_the_pool(cleo)
    row = boards.on_the_board(ana, pool=True)
    assert actions.call_the_pool() == 0
    assert waiting_in_the_pool(member) == []
    read_row = boards.on_the_board(ana, pool=True)
    actions.remark(ana.partnership_id, read_row.pk, Place(0, 4), "I am at it.", by=ben.person)
    unasked = boards.on_the_board(ana)
    with time_machine.travel(row.pool_from + timedelta(minutes=1)):
        assert actions.call_the_pool() == 1
        assert [each.pk for each in waiting_in_the_pool(member)] == [row.pk]
        [waiting] = something_to_read(cleo.person)
        assert "Ana" not in str(waiting.text)
    unasked.refresh_from_db()
    assert unasked.in_pool_since is None
    assert Letter.objects.filter(kind="pool_waits").count() == 1


def test_a_reader_of_the_pool_sees_the_draft_and_a_pen_name_and_nothing_more(world):
    ana, _ben, cleo, dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    turn = actions.take_up(member.pk, row.pk, by=cleo.person)
    words = words_for_the_pool(turn.sounding)
    assert words["asked_by"] == "Heron"
    hers = make.sign_in(Client(), cleo.person)
    for name, more in (("partner_help_pool", []), ("partner_help_pool_draft", [row.pk]), ("partner_help", [])):
        page = hers.get(reverse(name, args=[cleo.partnership_id, *more])).content.decode()
        assert (boards.CANARY in page) is (name == "partner_help_pool_draft")
        for secret in ("Ana", "Ben", str(ana.person.email), str(ana.pk), str(ana.partnership_id)):
            assert secret not in page
    assert hers.get(reverse("partner_help_board", args=[ana.partnership_id, row.pk])).status_code == 404
    his = make.sign_in(Client(), dan.person)
    elsewhere = his.get(reverse("partner_help_pool_draft", args=[dan.partnership_id, row.pk]), follow=True)
    assert boards.CANARY not in elsewhere.content.decode()


def test_what_the_pool_says_is_for_the_asker_alone_and_both_may_answer(world):
    ana, ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    place = Place(0, len("Dear Carmen,"))
    noted = actions.remark_from_the_pool(row.pk, "Her first name is right.", place=place, by=cleo.person)
    actions.answer_the_pool(ana.partnership_id, row.pk, noted.pk, "Good.", by=ana.person)
    actions.judge_from_the_pool(row.pk, "send", "It is fair.", by=cleo.person)
    board = board_of(make.reader(ana), row.pk)
    [remark] = board.remarks
    assert (remark.text, remark.by, [each.text for each in remark.answers]) == (
        "Her first name is right.",
        None,
        ["Good."],
    )
    assert [(each.verdict, each.by) for each in board.judged] == [("send", None)]
    assert board_of(make.reader(ben), row.pk).remarks == []
    assert Letter.objects.filter(kind="sounding_read", to=ana.person).count() == 1
    with pytest.raises(Refused):
        actions.answer_the_pool(ana.partnership_id, row.pk, noted.pk, "I too.", by=ben.person)
    remarks, judged = notes_of(turn_of(cleo.person, row.pk), asking=False)
    assert remarks[0].mine
    assert judged.line == "It is fair."


def test_a_draft_from_the_pool_can_be_reported_and_its_asker_stays_behind_a_pen_name(world):
    ana, _ben, cleo, dan = world
    programme = cleo.partnership.round.programme
    keeper = make.on_the_team(programme, Role.SAFEGUARDING_LEAD)
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    hers, at = make.sign_in(Client(), cleo.person), reverse("partner_report", args=[cleo.partnership_id])
    pages = [hers.get(at).content.decode()]
    assert boards.CANARY in pages[0]
    assert not re.search(r'name="about"[^>]*checked', pages[0]), "it may be about somebody else than their partner"
    begun = hers.post(at, {"words": "Look at this.", "chosen": [str(row.pk)]}, follow=True)
    pages.append(begun.content.decode())
    report = Report.objects.get()
    send_report(report.pk, by=cleo.person)
    pages.append(hers.get(reverse("my_report", args=[report.pk])).content.decode())
    for page in pages:
        assert not [said for said in ("Ana", ana.person.email, str(ana.person.pk)) if said in page]
    read = opened(report_for(keeper, report.pk))
    [chosen] = read.chosen
    assert boards.CANARY in chosen.words
    assert (chosen.by, read.about) == ("Ana", [ana.person])
    make.on_the_team(programme, Role.SAFEGUARDING_LEAD, ana.person)
    assert report_for(ana.person, report.pk) is None
    his = make.sign_in(Client(), dan.person).get(reverse("partner_report", args=[dan.partnership_id]))
    assert boards.CANARY not in his.content.decode()
    block(ana.person, by=cleo.person)
    assert boards.CANARY not in hers.get(at).content.decode()


def test_a_draft_that_is_closed_in_a_browser_is_not_offered_for_a_report_there_either(world):
    ana, _ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    turn = actions.take_up(member.pk, row.pk, by=cleo.person)
    ask = (cleo.partnership_id, cleo.person)
    assert [each.id for each in words_read_for_the_pool(*ask, Opening(turn.taken_at))] == [row.pk]
    assert list(words_read_for_the_pool(*ask, Opening(turn.taken_at + timedelta(seconds=1)))) == []
    assert list(words_read_for_the_pool(*ask, Opening())) == []


def test_one_reads_at_a_time_and_the_next_reads_nothing_of_what_the_first_said(world):
    ana, _ben, cleo, dan = world
    first, second = boards.in_the_pool(cleo), boards.in_the_pool(dan)
    row = asked_of_the_pool(ana)
    actions.take_up(first.pk, row.pk, by=cleo.person)
    with pytest.raises(Refused, match="Somebody else reads"):
        actions.take_up(second.pk, row.pk, by=dan.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        PoolTurn.objects.create(sounding=row, member=second)
    actions.remark_from_the_pool(row.pk, "from-the-first", place=Place(0, 4), by=cleo.person)
    actions.hand_back(row.pk, by=cleo.person)
    assert turn_of(cleo.person, row.pk) is None
    with pytest.raises(Refused):
        actions.remark_from_the_pool(row.pk, "still", place=Place(0, 4), by=cleo.person)
    actions.take_up(second.pk, row.pk, by=dan.person)
    assert notes_of(turn_of(dan.person, row.pk), asking=False) == ([], None)


def test_somebody_of_two_programmes_reads_in_each_what_lies_in_its_own_pool(world):
    ana, _ben, cleo, _dan = world
    elsewhere, asks_there = boards.in_the_programme(make.round_of(), "Erin", "Finn")
    Partner.objects.filter(pk=elsewhere.pk).update(person=cleo.person)
    elsewhere.refresh_from_db()
    here, there = boards.in_the_pool(cleo), boards.in_the_pool(elsewhere)
    row = asked_of_the_pool(ana)
    assert asks_there.partnership.round.programme != ana.partnership.round.programme
    with pytest.raises(Refused, match="no longer needed"):
        actions.take_up(there.pk, row.pk, by=cleo.person)
    assert actions.take_up(here.pk, row.pk, by=cleo.person)


def test_what_others_said_of_a_draft_can_be_reported_the_line_of_a_verdict_too(world):
    ana, ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    actions.remark_from_the_pool(row.pk, "beside-the-words", place=Place(0, 4), by=cleo.person)
    actions.judge_from_the_pool(row.pk, "talk", "line-of-the-pool", by=cleo.person)
    actions.judge(ana.partnership_id, row.pk, "talk", "line-of-the-partner", may_be_kept=True, by=ben.person)
    found = words_on_boards(ana.partnership_id, ana.person, make.reader(ana).opening)
    assert {(each.words, each.by) for each in found} == {
        ("beside-the-words", cleo.person.pk),
        ("line-of-the-pool", cleo.person.pk),
        ("line-of-the-partner", ben.person.pk),
    }
    [draft] = words_on_boards(ana.partnership_id, ben.person, make.reader(ben).opening)
    assert boards.CANARY in draft.words, "nobody reports their own words"


def apart_by_answer(_ana, cleo):
    boards.works_at(cleo, "  library of ANA ")


def apart_by_mailbox(ana, cleo):
    for part in (ana, cleo):
        Person.objects.filter(pk=part.person.pk).update(email=f"{part.person.name}@harbour.example.org".lower())


def apart_by_avoiding(_ana, cleo):
    name_people_to_avoid(["Ana"], by=cleo.person)


def apart_by_being_avoided(ana, cleo):
    name_people_to_avoid([cleo.person.email.upper()], by=ana.person)


def apart_by_a_block(ana, cleo):
    block(ana.person, by=cleo.person)


def apart_by_the_team(ana, cleo):
    make.on_the_team(ana.partnership.round.programme, Role.TROUBLESHOOTER, cleo.person)


@pytest.mark.parametrize(
    "apart",
    [
        apart_by_answer,
        apart_by_mailbox,
        apart_by_avoiding,
        apart_by_being_avoided,
        apart_by_a_block,
        apart_by_the_team,
    ],
)
def test_colleagues_and_people_who_keep_away_from_each_other_never_read_for_each_other(world, apart):
    ana, _ben, cleo, _dan = world
    member = boards.in_the_pool(cleo)
    open_to_her = asked_of_the_pool(ana)
    assert [each.pk for each in waiting_in_the_pool(member)] == [open_to_her.pk]
    apart(ana, cleo)
    member = PoolMember.objects.get(pk=member.pk)
    Letter.objects.all().delete()
    row = asked_of_the_pool(make.parts_of(ana.partnership)[0])
    assert waiting_in_the_pool(member) == []
    assert not Letter.objects.filter(kind="pool_waits").exists()
    with pytest.raises(Refused):
        actions.take_up(member.pk, row.pk, by=cleo.person)


def test_a_block_takes_a_draft_out_of_ones_hands(world):
    ana, _ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    block(cleo.person, by=ana.person)
    assert turn_of(cleo.person, row.pk) is None


def test_where_it_is_not_known_where_somebody_works_they_say_it_and_only_a_mark_is_kept():
    ana, _ben = make.parts_of(make.partners("Ana", "Ben"))
    with pytest.raises(Refused, match="no colleague of yours"):
        boards.on_the_board(ana, pool=True)
    row = boards.on_the_board(ana, pool=True, workplace="Harbour Library")
    assert row.workplace
    assert "arbour" not in row.workplace
    with pytest.raises(Refused, match="Say where you work"):
        boards.in_the_pool(ana)


def test_a_partner_without_time_passes_it_on_and_where_all_are_away_the_pool_is_asked_at_once(world):
    ana, ben, cleo, _dan = world
    member = boards.in_the_pool(cleo)
    row = boards.on_the_board(ana, pool=True)
    actions.pass_on(ana.partnership_id, row.pk, by=ben.person)
    assert [each.pk for each in waiting_in_the_pool(member)] == [row.pk]
    today = clock.today()
    Absence.objects.create(partner=ben, first_day=today - timedelta(days=1), last_day=today + timedelta(days=3))
    another = boards.on_the_board(ana, pool=True)
    assert {each.pk for each in waiting_in_the_pool(member)} == {row.pk, another.pk}
    with pytest.raises(Refused):
        actions.pass_on(ana.partnership_id, boards.on_the_board(ana).pk, by=ben.person)


def test_when_it_is_done_the_key_is_gone_and_with_it_all_that_the_pool_said(world):
    ana, _ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    turn = actions.take_up(member.pk, row.pk, by=cleo.person)
    actions.remark_from_the_pool(row.pk, boards.CANARY, place=Place(0, 4), by=cleo.person)
    kept = Sounding.objects.get()
    assert DataKey.objects.filter(owner=row.pk).exists()
    assert words_for_the_pool(kept)["draft"] == boards.DRAFT
    actions.done(ana.partnership_id, row.pk, keep=False, by=ana.person)
    assert not DataKey.objects.filter(owner=row.pk).exists()
    assert words_for_the_pool(kept) is None
    assert not PoolNote.objects.exists()
    assert not PoolTurn.objects.filter(pk=turn.pk).exists()


def test_leaving_the_pool_gives_back_what_one_reads_and_erases_what_one_said(world):
    ana, _ben, cleo, _dan = world
    member, row = boards.in_the_pool(cleo), asked_of_the_pool(ana)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    actions.remark_from_the_pool(row.pk, "mine", place=Place(0, 4), by=cleo.person)
    actions.leave_pool(member.pk, by=cleo.person)
    assert not PoolNote.objects.exists()
    assert Sounding.objects.filter(pk=row.pk).exists()


def test_letters_go_to_five_at_most_and_by_turns(world):
    ana = world[0]
    round_ = ana.partnership.round
    for at in range(4):
        for part in boards.in_the_programme(round_, f"One {at}", f"Other {at}"):
            boards.in_the_pool(part)
    asked_of_the_pool(ana)
    first = set(Letter.objects.filter(kind="pool_waits").values_list("to", flat=True))
    asked_of_the_pool(ana)
    both = set(Letter.objects.filter(kind="pool_waits").values_list("to", flat=True))
    assert (len(first), len(both)) == (5, 8)
