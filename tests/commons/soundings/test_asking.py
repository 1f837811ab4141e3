"""A draft on the sounding board: who sees it when, what is said of it, and how it erases itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.models import Comment, Opinion, Sounding
from sameboat.commons.soundings.queries.boards import board_of, on_the_board
from sameboat.commons.soundings.queries.waiting import something_to_read
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.notices.models import Letter
from sameboat.members.people.models import Person
from sameboat.members.safety.registry import reportable_by
from sameboat.mentoring.feedback.queries import help_of
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make
from tests.commons.soundings import boards

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 8, 1, tzinfo=UTC)


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


def seen_by(part):
    return [row.pk for row in on_the_board(make.reader(part))]


def test_a_partner_reads_a_draft_comments_and_says_what_they_would_do(two):
    ana, ben = two
    where, row = ana.partnership_id, boards.on_the_board(ana)
    begins = boards.DRAFT.index("On Friday")
    said = actions.remark(where, row.pk, Place(begins, begins + 9), "Keep this. It is a fact.", by=ben.person)
    actions.answer(where, row.pk, said.pk, "I will.", by=ana.person)
    actions.judge(where, row.pk, "sleep", "It reads angrier than you are.", may_be_kept=True, by=ben.person)

    board = board_of(make.reader(ana), row.pk)
    [remark] = board.remarks
    assert (remark.text, remark.by, board.draft[remark.place.begins : remark.place.ends]) == (
        "Keep this. It is a fact.",
        ben.pk,
        "On Friday",
    )
    assert [each.text for each in remark.answers] == ["I will."]
    assert [(each.verdict, each.line) for each in board.judged] == [("sleep", "It reads angrier than you are.")]
    assert list(Letter.objects.order_by("pk").values_list("kind", "to__name")).count(("sounding_waits", "Ben")) == 1
    assert Letter.objects.filter(kind="sounding_read", to=ana.person).count() == 1


def test_when_it_is_done_nothing_is_left_but_that_something_was_read(two):
    ana, ben = two
    where, row = ana.partnership_id, boards.on_the_board(ana)
    actions.remark(where, row.pk, Place(0, 5), boards.CANARY, by=ben.person)
    actions.judge(where, row.pk, "send", "", may_be_kept=True, by=ben.person)
    actions.done(where, row.pk, keep=True, by=ana.person)
    assert not Sounding.objects.exists()
    assert not Comment.objects.exists()
    assert not Opinion.objects.exists()
    assert board_of(make.reader(ben), row.pk) is None
    [noted] = help_of(make.reader(ben))
    assert (noted.says, noted.mine) == ("You helped Ana", True)


@pytest.mark.parametrize(("reader_keeps", "asker_keeps"), [(True, False), (False, True)])
def test_the_journey_says_nothing_of_it_unless_both_keep_it(two, reader_keeps, asker_keeps):
    ana, ben = two
    row = boards.on_the_board(ana)
    actions.judge(ana.partnership_id, row.pk, "send", "", may_be_kept=reader_keeps, by=ben.person)
    actions.done(ana.partnership_id, row.pk, keep=asker_keeps, by=ana.person)
    assert help_of(make.reader(ana)) == []


def test_what_is_kept_until_morning_is_seen_by_nobody_before_eight_on_the_askers_clock(two):
    ana, ben = two
    with time_machine.travel(NIGHT, tick=False):
        Partner.objects.update(joined_at=clock.now(), touched_on=None)
        row = boards.on_the_board(ana, until_morning=True, by_when="now")
        assert row.held_until == datetime(2026, 11, 23, 8, tzinfo=UTC)
        assert row.wanted_by == datetime(2026, 11, 23, 10, tzinfo=UTC)
        assert actions.show_in_the_morning() == 0
        assert seen_by(ben) == []
        assert seen_by(ana) == [row.pk]
        assert board_of(make.reader(ben), row.pk) is None
        assert list(something_to_read(ben.person)) == []
        with pytest.raises(Refused):
            actions.judge(ana.partnership_id, row.pk, "send", "", may_be_kept=True, by=ben.person)
        actions.change(ana.partnership_id, row.pk, boards.asked(draft="Dear Carmen", by_when="now"), by=ana.person)
    with time_machine.travel(MORNING, tick=False):
        assert actions.show_in_the_morning() == 1
        assert seen_by(ben) == [row.pk]
        assert Letter.objects.filter(kind="sounding_waits", to=ben.person).count() == 1
        [waiting] = something_to_read(ben.person)
        assert waiting.text.startswith("Ana would like you to read something, by Monday")
        with pytest.raises(Refused, match="ask anew"):
            actions.change(ana.partnership_id, row.pk, boards.asked(), by=ana.person)


def test_what_is_kept_can_be_let_go_before_anybody_saw_it(two):
    ana, _ben = two
    row = boards.on_the_board(ana, until_morning=True)
    actions.let_go(ana.partnership_id, row.pk, by=ana.person)
    assert not Sounding.objects.exists()
    assert not Letter.objects.exists()


def test_the_morning_is_that_of_the_asker(two):
    ana, _ben = two
    Person.objects.filter(pk=ana.person.pk).update(zone="Asia/Kathmandu")
    with time_machine.travel(datetime(2026, 11, 22, 2, 20, tzinfo=UTC), tick=False):
        row = actions.ask(ana.partnership_id, boards.asked(until_morning=True), by=Person.objects.get(pk=ana.person.pk))
    assert row.held_until == datetime(2026, 11, 23, 2, 15, tzinfo=UTC)


def test_seven_days_after_its_hour_a_draft_erases_itself(two):
    row = boards.on_the_board(two[0])
    with time_machine.travel(row.wanted_by + timedelta(days=6, hours=23)):
        assert actions.erase_what_is_over() == 0
    with time_machine.travel(row.wanted_by + timedelta(days=7, minutes=1)):
        assert actions.erase_what_is_over() == 1
    assert not Sounding.objects.exists()


def test_an_empty_draft_a_sixth_one_and_an_hour_gone_by_are_refused(two):
    ana, _ben = two
    with pytest.raises(Refused, match="nothing to read"):
        boards.on_the_board(ana, draft=" \n ")
    with pytest.raises(Refused, match="half an hour"):
        boards.on_the_board(ana, by_when="at", at=clock.now() + timedelta(minutes=5))
    for _each in range(5):
        boards.on_the_board(ana)
    with pytest.raises(Refused, match="Five of yours"):
        boards.on_the_board(ana)


def test_in_a_circle_each_reader_says_what_they_think():
    ana, ben, cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    row = boards.on_the_board(ana)
    for reader, verdict in ((ben, "send"), (cleo, "talk")):
        actions.judge(ana.partnership_id, row.pk, verdict, "", may_be_kept=True, by=reader.person)
    actions.judge(ana.partnership_id, row.pk, "sleep", "", may_be_kept=True, by=ben.person)
    assert sorted(each.verdict for each in board_of(make.reader(cleo), row.pk).judged) == ["sleep", "talk"]


def test_a_muted_partner_gets_no_letter_and_finds_it_all_the_same(two):
    ana, ben = two
    Partner.objects.filter(pk=ben.pk).update(muted_at=clock.now())
    row = boards.on_the_board(ana)
    assert not Letter.objects.filter(to=ben.person).exists()
    assert seen_by(ben) == [row.pk]


def test_where_a_partnership_ends_the_board_is_empty_however_it_came(two):
    ana, ben = two
    boards.on_the_board(ana)
    row = boards.on_the_board(ben)
    actions.remark(ana.partnership_id, row.pk, Place(0, 4), "Yes.", by=ana.person)
    ana.partnership.ended_at = clock.now()
    ana.partnership.save()
    actions.close_boards(ana.partnership, [ana, ben])
    assert not Sounding.objects.exists()


def test_whoever_leaves_the_site_leaves_nothing_on_any_board(two):
    ana, ben = two
    row = boards.on_the_board(ben)
    actions.remark(ana.partnership_id, row.pk, Place(0, 4), boards.CANARY, by=ana.person)
    boards.on_the_board(ana)
    actions.say_farewell(ana.person)
    assert [each.pk for each in Sounding.objects.all()] == [row.pk]
    assert not Comment.objects.exists()


def test_what_others_put_on_the_board_can_be_reported_while_it_is_there(two):
    ana, ben = two
    row = boards.on_the_board(ana)
    said = actions.remark(ana.partnership_id, row.pk, Place(0, 4), "That is unkind.", by=ben.person)
    actions.remark(ana.partnership_id, row.pk, Place(0, 4), "mine", by=ana.person)
    opening = make.reader(ana).opening
    reportable = reportable_by(ana.person, ana.partnership_id, opening).rows
    assert [(each.id, each.by) for each in reportable] == [(said.pk, ben.person.pk)]
    by_ben = reportable_by(ben.person, ana.partnership_id, make.reader(ben).opening).rows
    assert {each.by for each in by_ben} == {ana.person.pk}
    assert len(by_ben) == 2
    stranger = make.person("Stranger")
    assert reportable_by(stranger, ana.partnership_id, opening).rows == []


def test_a_list_of_drafts_has_the_same_number_of_looks_however_long_it_is(two, django_assert_num_queries):
    ana, ben = two
    reader = make.reader(ben)
    boards.on_the_board(ana)
    with django_assert_num_queries(2):
        assert len(on_the_board(reader)) == 1
    with django_assert_num_queries(2):
        list(something_to_read(ben.person))
    for _each in range(2):
        boards.on_the_board(ana)
    with django_assert_num_queries(2):
        assert len(on_the_board(reader)) == 3
    with django_assert_num_queries(2):
        list(something_to_read(ben.person))
