"""The life of a round: its dates, its publication, its texts; and what its people hear of it."""

from datetime import date, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.mentoring.programmes import actions, rules
from sameboat.mentoring.programmes.actions.telling import tell_applicants
from sameboat.mentoring.programmes.models import Role, Round
from tests import site_makers as make

pytestmark = pytest.mark.django_db

MONDAY = date(2027, 3, 1)


def days(**changed):
    usual = {
        "opens_on": MONDAY,
        "closes_on": MONDAY + timedelta(days=27),
        "tells_on": MONDAY + timedelta(days=35),
        "starts_on": MONDAY + timedelta(days=35),
        "weeks": 16,
    }
    return rules.Dates(**(usual | changed))


def a_round(**facts):
    programme = make.programme()
    return make.round_of(programme, **facts), make.on_the_team(programme)


def told(round_, kind):
    """What the worker is asked to do, done."""
    for job in DBTaskResult.objects.all():
        named, *rest = job.args_kwargs["args"]
        if named == kind and rest[0] == str(round_.pk):
            tell_applicants.func(named, *rest)
    return Letter.objects.filter(kind=kind).count()


def test_the_usual_days_begin_on_mondays_and_hang_together():
    usual = rules.usual_dates(date(2026, 11, 22), weeks=16)
    assert usual.opens_on.weekday() == usual.starts_on.weekday() == 0
    assert rules.dates_hang_together(usual)
    assert usual.ends_on == usual.starts_on + timedelta(weeks=16)


def test_an_ongoing_programme_has_no_last_day():
    usual = rules.usual_dates(date(2026, 11, 22), weeks=52, ongoing=True)
    assert usual.closes_on is None
    assert rules.dates_hang_together(usual)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"closes_on": MONDAY - timedelta(days=1)}, "before they open"),
        ({"tells_on": MONDAY + timedelta(days=27)}, "while others can still apply"),
        ({"starts_on": MONDAY + timedelta(days=30)}, "before people know their partners"),
        ({"weeks": 0}, "156 weeks"),
        ({"weeks": 157}, "156 weeks"),
    ],
)
def test_days_in_the_wrong_order_are_refused_with_a_sentence(changed, why):
    verdict = rules.dates_hang_together(days(**changed))
    assert not verdict
    assert why in str(verdict.why)


def test_a_round_without_a_privacy_notice_is_not_published():
    round_, ingrid = a_round(published_at=None, eligibility="Everybody.", conduct="Be kind.")
    with pytest.raises(Refused, match="privacy notice"):
        actions.publish_round(round_, by=ingrid)


def test_a_round_whose_rules_look_at_what_is_not_asked_is_not_published():
    round_, ingrid = a_round(
        published_at=None,
        eligibility="All.",
        conduct="Be kind.",
        notice="We tell nobody.",
        rules={"different": ["shoe_size"]},
    )
    with pytest.raises(Refused, match="shoe size"):
        actions.publish_round(round_, by=ingrid)


def test_a_safeguarding_lead_is_advice_and_not_a_condition():
    round_, _ingrid = a_round(published_at=None)
    step = next(step for step in actions.steps_left(round_) if step.room == "team")
    assert not step.done
    assert not step.needed
    make.on_the_team(round_.programme, Role.SAFEGUARDING_LEAD)
    assert next(step for step in actions.steps_left(round_) if step.room == "team").done


def test_only_one_round_is_prepared_at_a_time():
    round_, ingrid = a_round(published_at=None)
    with pytest.raises(Refused, match="being prepared already"):
        actions.open_round(round_.programme, by=ingrid)


def test_a_country_coordinator_changes_nothing():
    round_, _ingrid = a_round()
    marta = make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    for act in (
        lambda: actions.close_round(round_, by=marta),
        lambda: actions.change_texts(round_, by=marta, conduct="Anything goes."),
        lambda: actions.change_rules(round_, {"hours": 3}, by=marta),
        lambda: actions.open_round(round_.programme, by=marta),
    ):
        with pytest.raises(Refused, match="Only a coordinator"):
            act()


def test_a_closed_round_opens_again_until_people_are_told():
    round_, ingrid = a_round()
    actions.close_round(round_, by=ingrid)
    assert not Round.objects.get(pk=round_.pk).is_open(clock.now())
    actions.reopen_round(round_, by=ingrid)
    assert Round.objects.get(pk=round_.pk).is_open(clock.now())
    actions.close_round(round_, by=ingrid)
    Round.objects.update(announced_at=clock.now())
    with pytest.raises(Refused, match="Open the next round"):
        actions.reopen_round(round_, by=ingrid)


def test_a_round_whose_last_day_is_over_wants_a_later_one_first():
    round_, ingrid = a_round()
    actions.close_round(round_, by=ingrid)
    Round.objects.update(opens_on=clock.today() - timedelta(days=30), closes_on=clock.today() - timedelta(days=2))
    with pytest.raises(Refused, match="later last day first"):
        actions.reopen_round(round_, by=ingrid)


def moved(round_, by, **changed):
    facts = {word: getattr(round_, word) for word in ("opens_on", "closes_on", "tells_on", "starts_on", "weeks")}
    return actions.change_dates(round_, by=by, **(facts | changed))


def test_everybody_who_applied_hears_that_dates_moved_and_nobody_else():
    round_, ingrid = a_round()
    make.applicant(round_)
    make.applicant(round_)
    make.applicant(round_, sent=False)
    moved(round_, ingrid, closes_on=round_.closes_on + timedelta(days=7))
    assert told(round_, "round_dates_changed") == 2
    assert told(round_, "round_dates_changed") == 2, "the worker may begin twice; nobody is told twice"


def test_dates_that_stay_as_they_were_tell_nobody():
    round_, ingrid = a_round()
    make.applicant(round_)
    moved(round_, ingrid)
    assert told(round_, "round_dates_changed") == 0


def test_the_first_day_stays_once_applications_opened():
    round_, ingrid = a_round()
    with pytest.raises(Refused, match="opened already"):
        moved(round_, ingrid, opens_on=clock.today())


def test_a_changed_notice_gets_the_next_version_and_people_are_asked_again():
    round_, ingrid = a_round(notice="We tell nobody.")
    make.applicant(round_)
    changed = actions.change_texts(round_, by=ingrid, notice="We tell nobody, ever.")
    assert changed.notice_version == "2"
    assert told(round_, "please_agree_again") == 1


def test_before_publication_texts_change_without_a_new_version():
    round_, ingrid = a_round(published_at=None, notice="We tell nobody.")
    assert actions.change_texts(round_, by=ingrid, notice="Nobody is told.").notice_version == "1"


def test_an_agreement_for_partners_asks_nobody_again():
    round_, ingrid = a_round(agreement="Weekly.")
    make.applicant(round_)
    changed = actions.change_texts(round_, by=ingrid, agreement="Fortnightly.")
    assert changed.notice_version == "1"
    assert told(round_, "please_agree_again") == 0


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"country_cap": 1.5}, "between 0 and 100"),
        ({"different": ["mood"]}, "no longer asked"),
        ({"circle_size": [6, 4]}, "smaller number comes first"),
        ({"hours": 200}, "168 hours"),
        ({"former": "sometimes"}, "not known"),
        ({"luck": True}, "luck"),
    ],
)
def test_rules_that_make_no_sense_are_refused(said, why):
    round_, ingrid = a_round()
    with pytest.raises(Refused, match=why):
        actions.change_rules(round_, said, by=ingrid)


def test_a_rule_never_looks_at_a_private_question():
    round_, ingrid = a_round()
    round_.questions.filter(key="sector").update(private=True)
    with pytest.raises(Refused, match="private"):
        actions.change_rules(round_, {"different": ["sector"]}, by=ingrid)


def test_rules_stay_once_people_were_told():
    round_, ingrid = a_round(announced_at=clock.now())
    with pytest.raises(Refused, match="next round"):
        actions.change_rules(round_, {"hours": 2}, by=ingrid)
