"""What hands may do with a proposal: each act, what it leaves behind, and its way back."""

from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.actions.review import allow, forbid, lock, part, put_together, swap, undo, unlock
from sameboat.mentoring.matching.models import Act, ProposedGroup, Run, Tie
from sameboat.mentoring.matching.queries.review import alone_now, standing_groups
from sameboat.mentoring.programmes.models import Enrolment
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_of(
        make.programme("Open Stacks", slug="open-stacks"),
        rules={"different": ["country"], "shared": ["languages"]},
        closed_at=clock.now(),
    )


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))


@pytest.fixture
def people(round_):
    countries = {"Ana": "PT", "Bo": "NZ", "Cy": "UY", "Di": "MA", "Ed": "NO", "Flo": "PT"}
    return {
        name: make.applicant(round_, make.person(name), country=country, languages=["en"])
        for name, country in countries.items()
    }


@pytest.fixture
def run(round_, people):
    ana, bo, cy, di, ed, _flo = people.values()
    return make.a_finished_run(round_, [[ana, bo], [cy, di]], alone=[ed])


def group_of(run, *people):
    wanted = {each.pk for each in people}
    for group in ProposedGroup.objects.standing().filter(run=run):
        if {member.enrolment_id for member in group.members.all()} == wanted:
            return group
    return None


def as_it_stands(run, ingrid):
    """Names of everybody who stands together, and of whoever is alone."""
    groups = [
        " ".join(sorted(member.enrolment.person.name for member in group.members.all()))
        for group in standing_groups(ingrid, run)
    ]
    return sorted(groups), sorted(each.enrolment.person.name for each in alone_now(ingrid, run))


def ties(round_, *, apart=False):
    held = Tie.objects.holding().filter(round=round_, apart=apart)
    return sorted(" ".join(sorted((tie.one.person.name, tie.other.person.name))) for tie in held)


# ---- each act and its way back


def test_a_locked_pair_is_tied_until_it_is_unlocked(run, round_, people, ingrid):
    pair = group_of(run, people["Ana"], people["Bo"])
    act = lock(pair, by=ingrid)
    assert ties(round_) == ["Ana Bo"]
    with pytest.raises(Refused, match="locked already"):
        lock(pair, by=ingrid)
    with pytest.raises(Refused, match="Unlock them first"):
        part(pair, by=ingrid)
    unlock(pair, by=ingrid)
    assert ties(round_) == []
    with pytest.raises(Refused, match=r"Ingrid Solberg unlocked Ana and Bo\. Take that back first"):
        undo(act, by=ingrid)
    assert DiaryEntry.objects.filter(by=ingrid, act="lock by hand").count() == 1


def test_parting_leaves_both_alone_and_can_be_taken_back(run, people, ingrid):
    act = part(group_of(run, people["Ana"], people["Bo"]), by=ingrid)
    assert as_it_stands(run, ingrid) == (["Cy Di"], ["Ana", "Bo", "Ed"])
    undo(act, by=ingrid)
    assert as_it_stands(run, ingrid) == (["Ana Bo", "Cy Di"], ["Ed"])
    with pytest.raises(Refused, match="taken back already"):
        undo(act, by=ingrid)


def test_a_swap_makes_two_pairs_with_figures_of_their_own_and_ties_both(run, round_, people, ingrid):
    ana, bo, cy, di, *_others = people.values()
    act = swap(group_of(run, ana, bo), bo, group_of(run, cy, di), di, by=ingrid)
    assert as_it_stands(run, ingrid)[0] == ["Ana Di", "Bo Cy"]
    assert ties(round_) == ["Ana Di", "Bo Cy"]
    made = group_of(run, ana, di)
    assert (made.by_hand, made.number > 2, made.countries, made.breaks) == (True, True, ["MA", "PT"], [])
    assert made.reason
    undo(act, by=ingrid)
    assert as_it_stands(run, ingrid)[0] == ["Ana Bo", "Cy Di"]
    assert ties(round_) == []


def test_putting_two_together_leaves_their_partners_alone(run, round_, people, ingrid):
    act = put_together(round_, [people["Ana"], people["Di"]], by=ingrid, run=run)
    assert as_it_stands(run, ingrid) == (["Ana Di"], ["Bo", "Cy", "Ed"])
    undo(act, by=ingrid)
    assert as_it_stands(run, ingrid) == (["Ana Bo", "Cy Di"], ["Ed"])


def test_who_is_taken_out_of_three_leaves_two(round_, people, ingrid):
    ana, bo, cy, di, *_others = people.values()
    run = make.a_finished_run(round_, [[ana, bo, cy]], alone=[di])
    put_together(round_, [cy, di], by=ingrid, run=run)
    assert as_it_stands(run, ingrid) == (["Ana Bo", "Cy Di"], [])
    assert ties(round_) == ["Cy Di"], "who was only left over is nobody's choice"


def test_one_of_three_can_leave(round_, people, ingrid):
    ana, bo, cy, *_others = people.values()
    run = make.a_finished_run(round_, [[ana, bo, cy]])
    part(group_of(run, ana, bo, cy), by=ingrid, leaving=bo)
    assert as_it_stands(run, ingrid) == (["Ana Cy"], ["Bo"])


def test_a_pair_that_breaks_a_public_rule_says_which_and_may_be_made(run, round_, people, ingrid):
    put_together(round_, [people["Ana"], people["Flo"]], by=ingrid, run=run)
    made = group_of(run, people["Ana"], people["Flo"])
    assert "Portugal" in " ".join(made.breaks)


def test_what_is_private_is_refused_with_the_same_words_whatever_it_is(run, round_, people, ingrid):
    ana, di = people["Ana"], people["Di"]
    put_together(round_, [ana, di], by=ingrid, run=run)  # nothing stands against these two so far
    undo(Act.objects.get(), by=ingrid)
    name_people_to_avoid([di.person.email], by=ana.person)
    with pytest.raises(Refused) as refused:
        put_together(round_, [ana, di], by=ingrid, run=run)
    assert "not ours to tell" in str(refused.value.why)
    assert "Ana" not in str(refused.value.why)
    with pytest.raises(Refused, match="not ours to tell"):
        swap(group_of(run, ana, people["Bo"]), people["Bo"], group_of(run, people["Cy"], di), di, by=ingrid)
    assert as_it_stands(run, ingrid)[0] == ["Ana Bo", "Cy Di"]


def test_two_who_are_ruled_out_part_and_cannot_be_put_together_before_they_are_allowed(run, round_, people, ingrid):
    ana, bo = people["Ana"], people["Bo"]
    forbid(round_, ana, bo, by=ingrid)
    assert as_it_stands(run, ingrid) == (["Cy Di"], ["Ana", "Bo", "Ed"])
    assert ties(round_, apart=True) == ["Ana Bo"]
    with pytest.raises(Refused, match="Allow them again first"):
        put_together(round_, [bo, ana], by=ingrid, run=run)
    allow(Tie.objects.holding().get(), by=ingrid)
    put_together(round_, [bo, ana], by=ingrid, run=run)
    assert as_it_stands(run, ingrid)[0] == ["Ana Bo", "Cy Di"]


# ---- what stands on what


def test_an_act_is_taken_back_only_when_nothing_later_stands_on_it(run, round_, people, ingrid):
    first = part(group_of(run, people["Ana"], people["Bo"]), by=ingrid)
    second = put_together(round_, [people["Ana"], people["Ed"]], by=ingrid, run=run)
    other = lock(group_of(run, people["Cy"], people["Di"]), by=ingrid)
    with pytest.raises(Refused, match=r"Ingrid Solberg put together Ana and Ed\. Take that back first"):
        undo(first, by=ingrid)
    undo(second, by=ingrid)
    undo(first, by=ingrid)
    assert as_it_stands(run, ingrid) == (["Ana Bo", "Cy Di"], ["Ed"])
    undo(other, by=ingrid)
    assert ties(round_) == []


def test_what_the_program_has_built_on_is_not_taken_back(run, round_, people, ingrid):
    act = lock(group_of(run, people["Ana"], people["Bo"]), by=ingrid)
    make.a_finished_run(round_, [[people["Ana"], people["Bo"]]])
    with pytest.raises(Refused, match="The program has run since"):
        undo(act, by=ingrid)


# ---- who is quicker, and who comes too late


def test_acting_on_a_pair_that_is_gone_says_who_changed_it_and_how(run, people, ingrid):
    pair = group_of(run, people["Ana"], people["Bo"])
    part(pair, by=ingrid)
    with pytest.raises(Refused, match="no longer stand together: Ingrid Solberg parted Ana and Bo"):
        lock(pair, by=ingrid)


def test_an_older_proposal_is_not_changed(run, round_, people, ingrid):
    pair = group_of(run, people["Ana"], people["Bo"])
    make.a_finished_run(round_, [[people["Ana"], people["Bo"]]])
    with pytest.raises(Refused, match="older proposal"):
        lock(pair, by=ingrid)
    with pytest.raises(Refused, match="older proposal"):
        put_together(round_, [people["Ana"], people["Di"]], by=ingrid, run=run)


def test_while_the_program_is_at_it_and_after_the_announcement_nobody_changes_anything(run, round_, people, ingrid):
    pair = group_of(run, people["Ana"], people["Bo"])
    going = Run.objects.create(round=round_, number=9)
    with pytest.raises(Refused, match="matching at this moment"):
        lock(pair, by=ingrid)
    Run.objects.filter(pk=going.pk).update(cancelled_at=clock.now())
    round_.announced_at = clock.now()
    round_.save()
    with pytest.raises(Refused, match="Everybody has been told"):
        forbid(round_, people["Ana"], people["Bo"], by=ingrid)


def test_only_coordinators_act(run, round_, people):
    with pytest.raises(Refused, match="Only a coordinator"):
        put_together(round_, [people["Ana"], people["Di"]], by=people["Ana"].person, run=run)


def test_nobody_is_put_together_with_somebody_who_withdrew_or_with_themselves(run, round_, people, ingrid):
    Enrolment.objects.filter(pk=people["Ed"].pk).update(withdrawn_at=clock.now())
    with pytest.raises(Refused, match="Ed no longer takes part"):
        put_together(round_, [people["Ana"], people["Ed"]], by=ingrid, run=run)
    with pytest.raises(Refused, match="two different people"):
        put_together(round_, [people["Ana"], people["Ana"]], by=ingrid, run=run)
    with pytest.raises(Refused, match="stand together already"):
        put_together(round_, [people["Bo"], people["Ana"]], by=ingrid, run=run)


# ---- before any run


def test_tricky_cases_first_leaves_ties_alone_behind(round_, people, ingrid):
    act = put_together(round_, [people["Ana"], people["Flo"]], by=ingrid)
    forbid(round_, people["Bo"], people["Cy"], by=ingrid)
    assert (ties(round_), ties(round_, apart=True)) == (["Ana Flo"], ["Bo Cy"])
    assert not ProposedGroup.objects.exists()
    with pytest.raises(Refused, match="stand together already"):
        put_together(round_, [people["Flo"], people["Ana"]], by=ingrid)
    undo(act, by=ingrid)
    assert ties(round_) == []


def test_the_mentees_of_a_mentor_stay_with_the_mentor():
    programme = make.programme("Mentors", shape="mentors")
    round_ = make.round_of(programme, rules={}, closed_at=clock.now() - timedelta(days=1))
    lead = make.on_the_team(programme)
    people = [make.applicant(round_, make.person(name), country="PT") for name in ("Mo", "Ea", "Eb", "Ec")]
    for each, role in zip(people, ("mentor", "mentee", "mentee", "mentee"), strict=True):
        each.role, each.capacity = role, 2
        each.save()
    mo, ea, eb, ec = people
    run = make.a_finished_run(round_, [[mo, ea]], alone=[eb, ec])
    put_together(round_, [eb, mo], by=lead, run=run)
    group = group_of(run, mo, ea, eb)
    assert group.members.first().enrolment == mo
    assert group.breaks == []
    put_together(round_, [mo, ec], by=lead, run=run)
    assert "room for 2 mentees" in group_of(run, mo, ea, eb, ec).breaks[0]
    with pytest.raises(Refused, match="must have offered to be a mentor"):
        put_together(round_, [ea, eb], by=lead, run=run)
