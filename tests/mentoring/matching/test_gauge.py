"""The wish gauge: right, coarse, quick, never stale, and of no use for asking about one person."""

import time
from datetime import timedelta

import numpy as np
import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.matching.actions import look_at_gauge
from sameboat.mentoring.matching.gauge.crowd import Column, Crowd, crowd_of, forget_crowds
from sameboat.mentoring.matching.gauge.reading import Must, read_gauge
from sameboat.mentoring.matching.models import GaugeLook
from sameboat.mentoring.matching.rules import LOOKS_AN_HOUR, Count, coarse, counted, may_look
from sameboat.mentoring.programmes.models import Programme, Round
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.said import Wished
from tests import site_makers
from tests.mentoring.matching.many import many_applicants

SECTORS = ["public", "academic", "school"]
COUNTRIES = ["PT", "NZ", "KE", "BR"]
TOPICS = ["maps", "data", "music"]


def crowd(said):
    """A crowd of plain dicts, one a person."""

    def column(key):
        vocabulary, rows, codes = {}, [], []
        for at, each in enumerate(said):
            for value in each.get(key, ()):
                rows.append(at)
                codes.append(vocabulary.setdefault(value.casefold(), len(vocabulary)))
        return Column(vocabulary, np.array(rows, np.int32), np.array(codes, np.int32))

    people = tuple(range(len(said)))
    return Crowd(
        people,
        np.array(["peer"] * len(said), dtype="U8"),
        {key: column(key) for key in ("country", "sector", "topics", "languages")},
        [() for _ in said],
        "",
        {at: at for at in people},
    )


def a_round(**rules):
    return Round(programme=Programme(shape="pairs"), rules={"different": ["country"], **rules})


def fits(me, you, musts):
    """What the gauge means, said in the plainest way."""
    if set(me["country"]) & set(you.get("country", ())):
        return False
    for must in musts:
        brings, mine = set(you.get(must.key, ())), set(me.get(must.key, ()))
        met = {
            "these": bool(brings & set(must.values)),
            "same": bool(brings & mine),
            "different": bool(brings) and not brings & mine,
        }[must.kind]
        if not met:
            return False
    return True


person_said = st.fixed_dictionaries(
    {
        "country": st.lists(st.sampled_from(COUNTRIES), max_size=1),
        "sector": st.lists(st.sampled_from(SECTORS), max_size=1),
    },
    optional={"topics": st.lists(st.sampled_from(TOPICS), max_size=3, unique=True)},
)
a_must = st.one_of(
    st.builds(Must, st.sampled_from(["sector", "topics"]), st.sampled_from(["same", "different"])),
    st.builds(Must, st.just("topics"), st.just("these"), st.lists(st.sampled_from(TOPICS), min_size=1).map(tuple)),
)
ME = {"country": ["PT"], "sector": ["public"], "topics": ["maps"]}


@settings(deadline=None)
@given(st.lists(person_said, max_size=60), st.lists(a_must, max_size=3, unique_by=lambda must: must.key))
def test_it_counts_what_it_says_it_counts(said, musts):
    gauge = read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=musts)
    looked_at = said[: counted(len(said))]
    held = {topic for topic in TOPICS if sum(topic in each.get("topics", ()) for each in said) >= 10}
    known = [Must(m.key, m.kind, tuple(v for v in m.values if v in held)) if m.kind == "these" else m for m in musts]
    assert gauge.of == len(looked_at)
    if looked_at:
        assert gauge.fit == coarse(sum(fits(ME, you, known) for you in looked_at))


@settings(deadline=None)
@given(st.lists(person_said, min_size=10, max_size=60), st.lists(a_must, max_size=3, unique_by=lambda must: must.key))
def test_it_tells_nothing_finer_than_fives_and_one_must_less_never_means_fewer(said, musts):
    gauge = read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=musts)
    for count in (gauge.fit, gauge.would_fit):
        assert count.about == 0 or (count.about >= 10 and count.about % 5 == 0)
    assert gauge.of % 10 == 0
    for left_out in range(len(musts)):
        fewer = [must for at, must in enumerate(musts) if at != left_out]
        assert read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=fewer).fit >= gauge.fit


@settings(deadline=None)
@given(
    st.lists(person_said, min_size=10, max_size=59),
    person_said,
    st.lists(a_must, max_size=2, unique_by=lambda m: m.key),
)
def test_one_more_applicant_changes_nothing_until_ten_have_come(said, newcomer, musts):
    if len(said) % 10 == 9:
        said = said[:-1]
    musts = [must for must in musts if must.kind != "these"]
    before = read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=musts)
    after = read_gauge(crowd([*said, newcomer]), a_round(), own=ME, role="peer", me=None, musts=musts)
    assert before == after


def test_a_value_that_fewer_than_ten_gave_is_nobodys():
    """So nobody is found by adding a rare value to a list and watching the count."""
    said = [{"country": ["NZ"], "topics": ["maps"]}] * 30 + [{"country": ["NZ"], "topics": ["lighthouses"]}] * 9 + [{}]
    one = read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=[Must("topics", "these", ("maps",))])
    both = [Must("topics", "these", ("maps", "lighthouses"))]
    assert read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=both).fit == one.fit == Count(30)


def test_the_must_that_costs_most_is_named():
    said = [{"country": ["NZ"], "sector": ["public"], "topics": ["maps"]}] * 20
    said += [{"country": ["NZ"], "sector": ["school"], "topics": ["maps"]}] * 60
    said += [{"country": ["NZ"], "sector": ["public"], "topics": ["data"]}] * 20
    musts = [Must("sector", "same"), Must("topics", "same")]
    gauge = read_gauge(crowd(said), a_round(), own=ME, role="peer", me=None, musts=musts)
    assert (gauge.fit.about, gauge.without, gauge.would_fit.about) == (20, "sector", 80)


def test_a_shared_language_binds_where_both_answered():
    said = [{"languages": ["en"]}] * 10 + [{"languages": ["fr"]}] * 10 + [{}] * 10
    own = {"country": ["PT"], "languages": ["en"]}
    gauge = read_gauge(crowd(said), a_round(shared=["languages"]), own=own, role="peer", me=None, musts=[])
    assert gauge.fit.about == 20


@pytest.mark.parametrize(("people", "about"), [(0, 0), (9, 0), (10, 10), (12, 10), (13, 15), (47, 45), (860, 860)])
def test_coarse(people, about):
    assert coarse(people) == Count(about)


@pytest.mark.parametrize(("looks", "may"), [(0, True), (LOOKS_AN_HOUR - 1, True), (LOOKS_AN_HOUR, False)])
def test_two_hundred_looks_an_hour(looks, may):
    assert bool(may_look(looks)) is may


# ---- with a database


pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    forget_crowds()
    made = site_makers.round_of()
    for at in range(24):
        site_makers.applicant(made, country="NZ" if at % 2 else "PT", sector="public" if at < 20 else "school")
    return made


@pytest.fixture
def mine(round_):
    return site_makers.applicant(round_, sent=False, country="PT", sector="school")


MUST_BE_PUBLIC = {"sector": Wished("these", ("public",), "must")}


def test_a_look_is_counted_and_what_was_asked_is_not_kept(mine):
    gauge = look_at_gauge(mine, MUST_BE_PUBLIC, by=mine.person)
    assert (gauge.of, gauge.fit.about) == (20, 10)
    assert GaugeLook.objects.filter(person=mine.person).count() == 1
    assert {field.name for field in GaugeLook._meta.get_fields()} == {"id", "person", "at"}


def test_the_two_hundred_and_first_look_is_refused_for_an_hour(mine):
    GaugeLook.objects.bulk_create(GaugeLook(person=mine.person) for _ in range(LOOKS_AN_HOUR))
    with pytest.raises(Refused, match="two hundred looks"):
        look_at_gauge(mine, {}, by=mine.person)
    look_at_gauge(mine, {}, by=site_makers.person())
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        look_at_gauge(mine, {}, by=mine.person)
    assert GaugeLook.objects.filter(person=mine.person).count() == 1


def test_only_musts_count(mine):
    for weight in ("nice", "should"):
        wishes = {"sector": Wished("these", ("public",), weight)}
        assert look_at_gauge(mine, wishes, by=mine.person).musts == 0


def test_what_is_kept_between_looks_is_never_stale(round_, mine):
    """Every kind of change another process may make, each seen at the next look."""

    def fit():
        return look_at_gauge(mine, MUST_BE_PUBLIC, by=mine.person).fit.about

    assert fit() == 10
    for at in range(10):
        site_makers.applicant(round_, country="KE", sector="public")
        assert fit() == (10 if at < 5 else 15)
    for answer in Answer.objects.filter(question__key="sector", values=["public"]).order_by("enrolment__applied_at")[
        :14
    ]:
        answer.values, answer.changed_at = ["school"], clock.now()
        answer.save()
    assert fit() == 0
    Answer.objects.filter(question__key="country", values=["PT"]).delete()
    assert crowd_of(round_).columns["country"].said_any(["PT"], 30).sum() == 0
    round_.enrolments.filter(applied_at__isnull=False).update(withdrawn_at=clock.now())
    assert look_at_gauge(mine, {}, by=mine.person).of == 0


def test_private_questions_are_not_in_it(round_, mine):
    round_.questions.filter(key="sector").update(private=True)
    gauge = look_at_gauge(mine, MUST_BE_PUBLIC, by=mine.person)
    assert gauge.musts == 0
    assert "sector" not in crowd_of(round_).columns


def test_hours_in_common_are_counted(round_, mine):
    hours = Question.objects.create(round=round_, key="free_hours", kind="hours", ask="When?", position=9)
    for at, enrolment in enumerate(round_.enrolments.exclude(pk=mine.pk).order_by("applied_at")):
        spans = "540-660" if at % 2 else "1000-1030"
        Answer.objects.create(enrolment=enrolment, question=hours, values=["Europe/Lisbon", spans])
    Answer.objects.create(enrolment=mine, question=hours, values=["Europe/Berlin", "600-780"])
    gauge = look_at_gauge(mine, {"free_hours": Wished("same", (), "must")}, by=mine.person)
    assert gauge.fit.about == 10


def test_at_five_thousand_applicants_a_look_takes_less_than_150_milliseconds():
    forget_crowds()
    round_ = many_applicants(5_000)
    mine = site_makers.applicant(round_, sent=False, country="PT", languages=["en"], sector="public")
    wishes = {"sector": Wished("same", (), "must"), "languages": Wished("these", ("en", "fr"), "must")}
    look_at_gauge(mine, wishes, by=mine.person)
    times = []
    for _ in range(9):
        site_makers.applicant(round_, country="NZ", sector="school")  # somebody applies between any two looks
        begun = time.process_time()
        look_at_gauge(mine, wishes, by=mine.person)
        times.append(time.process_time() - begun)
    assert sorted(times)[4] < 0.15, times
