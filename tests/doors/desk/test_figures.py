"""The figures of a round: pictures with their words and tables, and the sheets that leave the site."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.base.ui import figures, world
from sameboat.mentoring.matching.actions.sheets_out import take_out
from sameboat.mentoring.matching.models import Run, WishOutcome
from sameboat.mentoring.matching.queries.figures import figures_of
from sameboat.mentoring.matching.queries.sheets import figures_sheet, review_sheet, waiting_sheet
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.wishes.models import Answer, Wish
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to

SECRET = "Zymurgy"

pytestmark = pytest.mark.django_db


@pytest.fixture
def matched(round_):
    """Two pairs, one of them badly off, and somebody alone; what became of their wishes."""
    people = [make.proved_applicant(round_, country=code) for code in ("PT", "NZ", "PT", "UY", "NO")]
    run = make.a_finished_run(round_, [people[:2], people[2:4]], alone=people[4:], gets={people[0]: 0.31})
    sector, first, second = round_.questions.get(key="sector"), *run.groups.order_by("number")
    rows = [
        (first, people[0], "must", "granted"),
        (first, people[1], "should", "nearly"),
        (second, people[2], "should", "granted"),
        (second, people[3], "nice", "not"),
        (None, people[4], "must", "not"),
    ]
    for group, enrolment, weight, answer in rows:
        WishOutcome.objects.create(
            run=run, group=group, enrolment=enrolment, question=sector, wish="public", weight=weight, answer=answer
        )
    return run


def rows_of(file):
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))


# ---- The page


def test_before_anybody_applied_the_page_says_what_will_be_here(client, round_, ingrid):
    page = read(signed_in(client, ingrid).get(to("desk_figures", round_)))
    for title in ("No country yet", "Nobody has begun yet", "No run yet", "No pairs yet"):
        assert title in page


@pytest.mark.usefixtures("matched")
def test_every_picture_is_also_said_and_told_in_a_table(client, round_, ingrid):
    page = read(signed_in(client, ingrid).get(to("desk_figures", round_)))
    assert page.count("<desc>") == 2
    assert "5 people from 4 countries. Most are from: Portugal 2" in page
    assert "<title>Portugal: 2</title>" in page
    assert "2 pairs and groups. In 1 of them somebody gets less than half" in page
    assert "30 to 40" in page
    assert "As run 1 proposes" in page
    assert page.count("The same as a table") == 2


@pytest.mark.usefixtures("matched")
def test_the_funnel_counts_from_the_first_word_to_a_partner(round_, ingrid):
    make.applicant(round_, sent=False)
    make.applicant(round_, country="FR")
    gone = make.proved_applicant(round_)
    Enrolment.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    later = make.proved_applicant(round_, country="PT")
    Enrolment.objects.filter(pk=later.pk).update(deferred_at=clock.now())
    funnel = figures_of(ingrid, round_).funnel
    assert (funnel.begun, funnel.applied, funnel.withdrawn) == (9, 8, 1)
    assert (funnel.proved, funnel.admitted, funnel.deferred, funnel.with_partner) == (6, 5, 1, 4)


def test_wishes_are_counted_by_weight_from_groups_that_stand(round_, ingrid, matched):
    wishes = {each.weight: each.parts for each in figures_of(ingrid, round_).wishes}
    assert wishes == {"must": (1, 0, 1), "should": (1, 1, 0), "nice": (0, 0, 1)}
    second = matched.groups.order_by("number").last()
    act = round_.acts.create(number=1, kind="part")
    matched.groups.filter(pk=second.pk).update(ended_by=act)
    found = figures_of(ingrid, round_)
    assert {each.weight: each.parts for each in found.wishes}["nice"] == (0, 0, 0)
    assert found.weakest == [0.31]


def test_what_belongs_to_a_private_question_is_not_even_counted(round_, ingrid, matched):
    private = round_.questions.create(key="faith", kind="choice", ask=SECRET, private=True, position=30)
    group = matched.groups.first()
    member = group.members.first().enrolment
    WishOutcome.objects.create(
        run=matched, group=group, enrolment=member, question=private, wish=SECRET, weight="must", answer="granted"
    )
    Answer.objects.create(enrolment=member, question=private, values=[SECRET])  # as a mistake elsewhere might leave it
    Wish.objects.create(enrolment=member, question=private, kind="these", values=[SECRET])
    assert {each.weight: each.parts for each in figures_of(ingrid, round_).wishes}["must"] == (1, 0, 1)
    for what in ("figures", "review", "waiting"):
        for workbook in (False, True):
            file = take_out(round_, what, workbook=workbook, by=ingrid)
            said = str(_cells(file)) if workbook else file.content.decode()
            assert SECRET not in said
    assert {row["wishes granted"] for row in rows_of(take_out(round_, "review", workbook=False, by=ingrid))} == {
        "1",
        "0",
    }


def _cells(file):
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_after_the_announcement_the_announced_run_counts_whatever_runs_came_later(round_, ingrid, matched):
    Round.objects.filter(pk=round_.pk).update(announced_at=clock.now())
    Run.objects.filter(pk=matched.pk).update(announced_at=clock.now())
    make.a_finished_run(round_, [])
    together = Partnership.objects.create(round=round_, starts_on=clock.today())
    for member in matched.groups.first().members.all():
        Partner.objects.create(
            partnership=together, person=member.enrolment.person, enrolment=member.enrolment, round=round_
        )
    found = figures_of(ingrid, Round.objects.get(pk=round_.pk))
    assert found.run == matched
    assert found.funnel.with_partner == 2
    assert {each.country: each.with_partner for each in found.countries}["PT"] == 1
    late = [make.proved_applicant(round_), make.proved_applicant(round_)]
    make.a_finished_run(round_, [late], gets=0.9, purpose="waiting", announced_at=clock.now())
    make.a_finished_run(round_, [late], gets=0.2, purpose="waiting")
    assert figures_of(ingrid, Round.objects.get(pk=round_.pk)).weakest == [0.31, 0.8, 0.9], "those who were told later"


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_as_little_for_one_person_as_for_three(client, round_, ingrid, people, django_assert_num_queries):
    pairs = [[make.proved_applicant(round_, country=code) for code in ("PT", "NZ")] for _ in range(people)]
    make.a_finished_run(round_, pairs)
    desk = signed_in(client, ingrid)
    desk.get(to("desk_figures", round_))
    with django_assert_num_queries(13):
        desk.get(to("desk_figures", round_))


# ---- The arithmetic of pictures


def test_every_pair_is_one_dot_and_the_weakest_stand_on_the_left():
    values = [0.0, 0.5, 0.499, 1.0, 0.73]
    wide, high, columns = figures.piles(values)
    assert [column.x for column in columns] == sorted(column.x for column in columns)
    assert sum(round((-column.rise - 0.1) / wide) + 1 for column in columns) == len(values)
    assert [column.low for column in columns] == [True, True, False, False, False]
    assert high == wide
    assert figures.piles([])[2] == []


def test_many_pairs_are_smaller_dots_in_a_figure_no_higher():
    few, many = figures.piles([0.8] * 30), figures.piles([at / 5000 for at in range(5000)])
    assert many[0] < few[0]
    assert many[1] <= 1000


def test_countries_stand_where_they_are():
    (lisbon, wellington) = (world.places()[code] for code in ("PT", "NZ"))
    assert lisbon[0] < wellington[0]
    assert lisbon[1] < wellington[1]
    assert all(0 <= x <= world.WIDTH for x, _y in world.places().values())
    assert world.dots([("PT", 4, ""), ("XX", 9, ""), ("NZ", 0, "")])[0].country == "PT"
    assert world.land().count("M") > 250


def test_a_country_lies_on_land_or_beside_it():
    """That the map and the places are drawn by one measure."""
    rows = world.resources.files(world.__name__).joinpath("land.txt").read_text().splitlines()
    for country in ("PT", "NO", "BR", "ZA", "IN", "JP", "AU", "US", "EG", "NG"):
        x, y = world.places()[country]
        near = [rows[int(y) + down][max(0, int(x) - 2) : int(x) + 3] for down in (-1, 0, 1)]
        assert "#" in "".join(near), country


# ---- Sheets


@pytest.mark.usefixtures("matched")
def test_the_review_as_a_sheet_says_who_gets_what_and_why(round_, ingrid):
    rows = rows_of(take_out(round_, "review", workbook=False, by=ingrid))
    assert len(rows) == 4
    worst = rows[0]
    assert (worst["gets of 100"], worst["weakest of 100"], worst["country"]) == ("31", "31", "Portugal")
    assert worst["with"] == rows[1]["name"]
    assert worst["reason"] == "Both speak English."


@pytest.mark.usefixtures("matched")
def test_who_waits_as_a_sheet(round_, ingrid):
    later = make.proved_applicant(round_, country="PT")
    Enrolment.objects.filter(pk=later.pk).update(deferred_at=clock.now())
    late = make.proved_applicant(round_, country="FR")
    rows = {row["email"]: row["why"] for row in rows_of(take_out(round_, "waiting", workbook=False, by=ingrid))}
    assert sorted(rows.values()) == [
        "Nobody fitted every must.",
        "in no group of the newest run as it stands",
        "invited to a later round: the country has its share",
    ]
    assert rows[late.person.email] == "in no group of the newest run as it stands"


def test_after_the_announcement_those_wait_who_have_nobody_now(round_, ingrid, matched):
    Round.objects.filter(pk=round_.pk).update(announced_at=clock.now())
    Run.objects.filter(pk=matched.pk).update(announced_at=clock.now())
    told = Round.objects.get(pk=round_.pk)
    for group in matched.groups.all():
        together = Partnership.objects.create(round=told, starts_on=clock.today())
        for member in group.members.all():
            Partner.objects.create(
                partnership=together, person=member.enrolment.person, enrolment=member.enrolment, round=told
            )
    alone = matched.alone.get().enrolment.person
    rows = rows_of(take_out(told, "waiting", workbook=False, by=ingrid))
    assert [row["name"] for row in rows] == [alone.name]


def test_whoever_is_named_in_a_sheet_reads_of_it_in_their_diary(round_, ingrid, matched):
    take_out(round_, "review", workbook=True, by=ingrid)
    named = DiaryEntry.objects.filter(act="take review out", whose__isnull=False)
    members = {member.enrolment.person_id for group in matched.groups.all() for member in group.members.all()}
    assert set(named.values_list("whose", flat=True)) == members
    take_out(round_, "figures", workbook=False, by=ingrid)
    assert not DiaryEntry.objects.filter(act="take figures out", whose__isnull=False).exists()


FORMULAS = ["=1+1", "  =1", "\x01=1", "\t@SUM(A1)", "\u200b\u200e+1+1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_carried_out_by_a_spreadsheet_program(round_, ingrid, formula):
    people = [make.applicant(round_, make.person(formula, email="x@example.org")), make.applicant(round_)]
    run = make.a_finished_run(round_, [people])
    run.groups.update(reason=formula)
    rows = rows_of(take_out(round_, "review", workbook=False, by=ingrid))
    assert f"'{formula}" in [row["reason"] for row in rows]
    file = take_out(round_, "review", workbook=True, by=ingrid)
    book = openpyxl.load_workbook(io.BytesIO(file.content)).active
    assert not [cell for row in book.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [
        value for row in _cells(file) for value in row if value and str(value).lstrip().startswith(("=", "@", "+"))
    ]


@pytest.mark.usefixtures("matched")
def test_only_coordinators_take_anything_out(round_):
    for role in (Role.TROUBLESHOOTER, Role.SAFEGUARDING_LEAD, Role.COUNTRY_COORDINATOR):
        helper = make.on_the_team(round_.programme, role, country="PT" if role == Role.COUNTRY_COORDINATOR else "")
        with pytest.raises(Refused, match="Only a coordinator"):
            take_out(round_, "figures", workbook=False, by=helper)
        assert figures_of(helper, round_) is None
        for sheet in (figures_sheet, review_sheet, waiting_sheet):
            assert sheet(helper, round_).rows == []


@pytest.mark.usefixtures("matched")
def test_the_page_offers_three_sheets_in_two_forms(client, round_, ingrid):
    desk = signed_in(client, ingrid)
    page = read(desk.get(to("desk_figures_out", round_)))
    assert "Every pair: names, addresses, what each gets, and the reason" in page
    answer = desk.post(to("desk_figures_out", round_), {"what": "figures", "kind": "xlsx"})
    assert answer["Content-Disposition"] == 'attachment; filename="open-stacks-1-figures.xlsx"'
    assert ["from application to partner", "with partner", None, "4"] in _cells(answer)
    assert desk.post(to("desk_figures_out", round_), {"what": "everything", "kind": "csv"}).status_code == 200
    assert reverse("desk_handover", args=["open-stacks", 1]) in read(desk.get(to("desk_figures", round_)))
