"""A country coordinator: numbers that name nobody, and texts to pass on."""

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.matching.actions.passing_on import change_passed_on
from sameboat.mentoring.matching.models import LetterText
from sameboat.mentoring.matching.queries.passing_on import texts_to_pass_on
from sameboat.mentoring.matching.rules.passing_on import INVITATION, REMINDER
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.rules.small import numbers_of_a_country
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_of(make.programme("Open Stacks", slug="open-stacks", summary="A partner abroad."))


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))


@pytest.fixture
def nadia(round_):
    return make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, make.person("Nadia"), country="PT")


@pytest.mark.parametrize(
    ("applied", "take_part", "says"),
    [
        (0, 0, ("0", "0", None, 0)),
        (4, 4, ("fewer than five", None, None, None)),
        (4, 0, ("fewer than five", None, None, None)),
        (5, 5, ("5", "5", None, 10)),
        (9, 7, ("9", None, None, 18)),
        (9, 4, ("9", None, None, 18)),
        (12, 6, ("12", "6", "6", 24)),
    ],
)
def test_no_number_under_five_is_told_or_can_be_worked_out(applied, take_part, says):
    found = numbers_of_a_country(applied=applied, would_take_part=take_part, of_all=applied / 50)
    assert (found.applied, found.would_take_part, found.would_wait, found.of_a_hundred) == says


def test_few_are_a_few_and_nobodys_name_is_on_the_page(client, round_, nadia):
    people = [
        make.applicant(round_, make.person(f"Zymurgy {at}"), country="PT", interests=["Zines"]) for at in range(4)
    ]
    page = read(signed_in(client, nadia).get(to("desk_people", round_)))
    assert "fewer than five" in page
    assert "Zymurgy" not in page
    assert "Zines" not in page
    assert "Share of all" not in page
    people += [make.applicant(round_, country="PT")]
    for _ in range(20):
        make.applicant(round_, country="NZ")
    page = read(signed_in(client, nadia).get(to("desk_people", round_)))
    assert "<b>5</b>" in page
    assert "New Zealand" not in page


def test_the_texts_stand_ready_with_everything_filled_in(client, round_, nadia):
    page = read(signed_in(client, nadia).get(to("desk_people", round_)))
    assert "Open Stacks is open for applications. A partner abroad." in page
    assert "People from Portugal are as welcome as anybody." in page
    assert "http://testserver/programmes/open-stacks/1/" in page
    assert "{" not in page.split('<textarea id="pass_invitation"')[1].split("</textarea>")[0]


def test_coordinators_word_them_and_may_have_ours_back(client, round_, ingrid, nadia):
    desk = signed_in(client, ingrid)
    ours = texts_to_pass_on(round_)
    desk.post(to("desk_passing_on", round_), {INVITATION: "Come, {country}:\r\n{page}", REMINDER: ours[REMINDER]})
    assert LetterText.objects.get().kind == INVITATION, "what was left as it was is not kept as somebody's words"
    assert "Come, Portugal:" in read(signed_in(client, nadia).get(to("desk_people", round_)))
    signed_in(client, ingrid).post(to("desk_passing_on", round_), {INVITATION: "", REMINDER: ours[REMINDER]})
    assert texts_to_pass_on(round_) == ours


@pytest.mark.parametrize(
    ("text", "why"),
    [("Apply at {pge}", "There is no placeholder {pge}"), ("Apply soon.", "does not say where to apply")],
)
def test_a_text_with_a_broken_placeholder_stays_on_the_page_with_the_reason(client, round_, ingrid, text, why):
    answer = signed_in(client, ingrid).post(to("desk_passing_on", round_), {INVITATION: text, REMINDER: ""})
    assert why in read(answer)
    assert text in read(answer)
    assert not LetterText.objects.exists()


def test_only_coordinators_word_them(round_, nadia):
    with pytest.raises(Refused, match="Only a coordinator"):
        change_passed_on(round_, INVITATION, "{page}", by=nadia)


def test_nothing_is_passed_on_once_nobody_can_apply(client, round_, nadia):
    Round.objects.filter(pk=round_.pk).update(closed_at=clock.now())
    assert "<textarea" not in read(signed_in(client, nadia).get(to("desk_people", round_)))
    Round.objects.filter(pk=round_.pk).update(closed_at=None, closes_on=None)
    page = read(signed_in(client, nadia).get(to("desk_people", round_)))
    assert "takes applications all year" in page
    assert "A reminder before closing" not in page, "where nothing closes, nobody is reminded of it"
    assert Enrolment.objects.count() == 0
