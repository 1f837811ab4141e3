"""The review at the desk: the table, a pair, why not these two, who is alone, what hands did."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.actions.asking import ask_to_relax
from sameboat.mentoring.matching.actions.review import part
from sameboat.mentoring.matching.models import Act, Asked, ProposedGroup, Tie
from sameboat.mentoring.matching.queries.review import link_of_asked
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Wish
from tests import site_makers as make

pytestmark = pytest.mark.django_db
COUNTRIES = ["PT", "NZ", "UY", "MA", "NO", "JP"]


@pytest.fixture
def round_():
    return make.round_of(
        make.programme("Open Stacks", slug="open-stacks"),
        rules={"different": ["country"], "shared": ["languages"]},
        closed_at=clock.now(),
    )


@pytest.fixture(autouse=True)
def ingrid(round_, client):
    ingrid = make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))
    client.force_login(ingrid, backend="django.contrib.auth.backends.ModelBackend")
    return ingrid


@pytest.fixture
def people(round_):
    names = ["Ana", "Bo", "Cy", "Di", "Ed", "Flo"]
    return {
        name: make.applicant(round_, make.person(name), country=country, languages=["en"], sector="public")
        for name, country in zip(names, COUNTRIES, strict=True)
    }


def to(name, **more):
    return reverse(name, kwargs={"slug": "open-stacks", "number": 1, **more})


def read(answer):
    return " ".join(answer.content.decode().split())


def group_with(person):
    return ProposedGroup.objects.standing().filter(members__enrolment=person).order_by("-run__number").first()


# ---- the table


def test_before_any_run_the_table_says_what_will_be_here(client):
    page = read(client.get(to("desk_review")))
    assert "Nobody has been matched yet" in page
    assert "Tricky cases first" in page


def test_the_worst_off_stand_first_with_what_changed_beside_them(client, round_, people):
    ana, bo, cy, di, ed, flo = people.values()
    make.a_finished_run(round_, [[ana, bo], [cy, di]], alone=[ed, flo])
    make.a_finished_run(round_, [[cy, di], [ana, ed]], alone=[bo, flo], gets={ana: 0.3, ed: 0.9})
    page = read(client.get(to("desk_review")))
    assert page.index("<b>Ana</b>") < page.index("<b>Cy</b>")
    assert "Ana was with Bo. Ed was alone." in page
    assert "As before." in page
    assert "of 100, low" in page
    assert "weak" in page
    assert "2 people are alone." in page
    only = read(client.get(to("desk_review"), {"show": "one_sided"}))
    assert "<b>Ana</b>" in only
    assert "<b>Cy</b>" not in only
    assert "<b>Cy</b>" in read(client.get(to("desk_review"), {"country": "UY"}))
    assert "No pair like that" in read(client.get(to("desk_review"), {"country": "UY", "show": "weak"}))
    assert client.get(to("desk_review"), {"show": "nonsense", "page": "x", "country": "?"}).status_code == 200


def test_a_long_table_asks_the_database_as_often_as_a_short_one(
    client, ingrid, round_, people, django_assert_num_queries
):
    ana, bo, cy, di, ed, flo = people.values()
    make.a_finished_run(round_, [[ana, ed]])
    make.a_finished_run(round_, [[ana, bo]])
    client.post(to("desk_pair_lock", group=group_with(ana).pk))
    client.get(to("desk_review"))
    with django_assert_num_queries(12):
        client.get(to("desk_review"))
    make.a_finished_run(round_, [[ana, bo], [cy, di], [ed, flo]])
    part(group_with(cy), by=ingrid)
    with django_assert_num_queries(12):
        client.get(to("desk_review"))


def test_a_lock_from_the_table_comes_back_to_the_same_filter_and_row_and_can_be_undone(client, round_, people):
    make.a_finished_run(round_, [[people["Ana"], people["Bo"]]])
    pair = group_with(people["Ana"])
    answer = client.post(to("desk_pair_lock", group=pair.pk), {"back": "review", "show": "weak", "country": "PT"})
    assert answer["Location"] == f"{to('desk_review')}?show=weak&country=PT#pair-{pair.pk}"
    page = read(client.get(to("desk_review")))
    assert "Ingrid Solberg locked Ana and Bo" in page
    client.post(to("desk_undo", act=Act.objects.get().pk), {"back": "review"})
    assert not Tie.objects.holding().exists()


def test_after_the_announcement_no_button_is_left(client, round_, people):
    make.a_finished_run(round_, [[people["Ana"], people["Bo"]]])
    round_.announced_at = clock.now()
    round_.save()
    for page in (client.get(to("desk_review")), client.get(to("desk_pair", group=group_with(people["Ana"]).pk))):
        assert "formaction" not in read(page)
        assert "/lock/" not in read(page)
    answer = client.post(to("desk_pair_lock", group=group_with(people["Ana"]).pk), follow=True)
    assert "Everybody has been told their partner" in read(answer)


# ---- a pair


def test_a_pair_says_why_and_a_pair_that_is_gone_says_where_its_people_are(client, round_, people):
    ana, bo, cy, di, *_others = people.values()
    make.a_finished_run(round_, [[ana, bo], [cy, di]])
    pair = group_with(ana)
    assert "Both speak English." in read(client.get(to("desk_pair", group=pair.pk)))
    client.post(to("desk_swap", group=pair.pk, person=bo.pk), {"with": str(di.pk)})
    page = read(client.get(to("desk_pair", group=pair.pk)))
    assert "Ingrid Solberg swapped Bo and Di" in page
    assert "Ana now stands here:" in page
    late = read(client.post(to("desk_pair_parting", group=pair.pk), follow=True))
    assert "no longer stand together" in late
    assert read(client.get(to("desk_pair", group=group_with(ana).pk))).count("locked") >= 1


def test_swaps_are_offered_with_what_each_of_the_four_would_gain_or_lose(client, round_, people):
    ana, bo, cy, di, *_others = people.values()
    Wish.objects.create(enrolment=ana, question=round_.questions.get(key="country"), kind="these", values=["MA"])
    make.a_finished_run(round_, [[ana, bo], [cy, di]], gets={ana: 0.0})
    page = read(client.get(to("desk_swap", group=group_with(ana).pk, person=bo.pk)))
    assert "Change places with Di" in page
    assert page.index("Change places with Di") < page.index("Change places with Cy")
    assert ">gains</span> 100" in page or "gains</span>" in page


def test_a_pair_of_another_round_is_not_here(client):
    other = make.round_of(make.programme("Far Away"))
    make.a_finished_run(other, [[make.applicant(other), make.applicant(other)]])
    far = ProposedGroup.objects.get(run__round=other)
    assert client.get(to("desk_pair", group=far.pk)).status_code == 404
    assert client.post(to("desk_pair_lock", group=far.pk)).status_code == 404


# ---- why not these two


def test_two_are_found_by_name_without_the_name_in_an_address(client, round_, people):
    make.a_finished_run(round_, [[people["Ana"], people["Bo"]]], alone=[people["Cy"]])
    found = read(client.post(to("desk_why_not"), {"name": "an"}))
    assert f"?one={people['Ana'].pk}" in found
    second = read(client.post(f"{to('desk_why_not')}?one={people['Ana'].pk}", {"name": "cy"}))
    assert f"?one={people['Ana'].pk}&amp;other={people['Cy'].pk}" in second
    page = read(client.get(to("desk_why_not"), {"one": people["Ana"].pk, "other": people["Cy"].pk}))
    assert "No rule and no must." in page
    assert "Bo would stand alone then" in page
    answer = client.post(to("desk_together"), {"one": people["Ana"].pk, "other": people["Cy"].pk}, follow=True)
    assert "They are put together, and locked." in read(answer)
    assert "Nobody of that name" in read(client.post(to("desk_why_not"), {"name": "zzz"}))


def test_what_is_private_stands_against_two_with_one_sentence_for_everything(client, round_, people):
    ana, cy = people["Ana"], people["Cy"]
    make.a_finished_run(round_, [[ana, people["Bo"]]], alone=[cy])
    name_people_to_avoid([cy.person.email], by=ana.person)
    page = read(client.get(to("desk_why_not"), {"one": ana.pk, "other": cy.pk}))
    assert "not ours to tell" in page
    assert "rather not meet the other" not in page
    assert to("desk_together") not in page


def test_a_trial_is_begun_with_these_two_together_and_ties_nobody(client, round_, people):
    ana, bo, cy, di, *_others = people.values()
    make.a_finished_run(round_, [[ana, bo], [cy, di]])
    for each in people.values():
        EmailAddress.objects.create(user=each.person, email=each.person.email, verified=True, primary=True)
    answer = client.post(to("desk_trial"), {"one": ana.pk, "other": cy.pk})
    trial = round_.runs.get(purpose="trial")
    assert answer["Location"] == to("desk_run", run=trial.number)
    assert trial.together == [sorted((str(ana.pk), str(cy.pk)))]
    assert not Tie.objects.exists()


# ---- by hand


def test_what_hands_did_is_listed_with_the_way_back(client, people):
    client.post(to("desk_together"), {"one": people["Ana"].pk, "other": people["Bo"].pk})
    client.post(to("desk_apart"), {"one": people["Cy"].pk, "other": people["Di"].pk})
    page = read(client.get(to("desk_hands")))
    assert "Tricky cases first" in page
    assert "Ingrid Solberg put together Ana and Bo" in page
    assert "Ingrid Solberg ruled out Cy and Di" in page
    client.post(to("desk_tie_ending", tie=Tie.objects.get(apart=True).pk))
    assert "allowed Cy and Di again" in read(client.get(to("desk_hands")))


# ---- who is alone, and asking


@pytest.fixture
def lonely(round_, people):
    ana, bo, cy, *_others = people.values()
    question = round_.questions.get(key="sector")
    Wish.objects.create(enrolment=cy, question=question, kind="these", values=["school"], weight="must")
    make.a_finished_run(round_, [[ana, bo]], alone=[cy])
    return cy


def test_whoever_is_alone_may_be_asked_whether_a_must_may_be_less(client, round_, lonely):
    page = read(client.get(to("desk_alone")))
    assert "Nobody fitted every must." in page
    assert "school" in page
    question = round_.questions.get(key="sector")
    done = read(client.post(to("desk_asking", applicant=lonely.pk), {"question": str(question.pk)}, follow=True))
    assert "The letter to Cy is on its way." in done
    assert "they may answer until" in done
    assert Letter.objects.filter(kind="asked_to_relax", to=lonely.person).count() == 1
    again = read(client.post(to("desk_asking", applicant=lonely.pk), {"question": str(question.pk)}, follow=True))
    assert "have not answered yet" in again
    assert Letter.objects.filter(kind="asked_to_relax").count() == 1


@pytest.fixture
def letter(round_, lonely, ingrid):
    asked = ask_to_relax(lonely, round_.questions.get(key="sector"), by=ingrid)
    return reverse("asked_to_relax", args=[link_of_asked(asked)])


@pytest.mark.usefixtures("letter")
def test_the_letter_leads_to_the_page_and_names_neither_the_wish_nor_anybody():
    said = written(Letter.objects.get(kind="asked_to_relax"))
    assert "/programmes/asked/" in said.text
    assert "Both answers are fine" in said.text
    for secret in ("school", "library", "Ana"):
        assert secret not in "".join(line for line in said.text.splitlines() if "/asked/" not in line)
    assert "Open Stacks" not in said.subject
    Asked.objects.update(kept_at=clock.now())
    assert written(Letter.objects.get(kind="asked_to_relax")) is None


def test_a_yes_by_the_link_alone_makes_the_wish_lighter_and_the_coordinator_sees_it(client, ingrid, letter, lonely):
    client.logout()
    page = read(client.get(letter))
    assert "What kind of library" in page
    assert "Ana" not in page
    assert "Your wish is less of a must now" in read(client.post(letter, {"answer": "yes"}, follow=True))
    assert Wish.objects.get(enrolment=lonely).weight == "should"
    client.post(letter, {"answer": "no"})
    assert Asked.objects.get().kept_at is None, "an answer is given once"
    client.force_login(ingrid, backend="django.contrib.auth.backends.ModelBackend")
    assert "They relaxed this wish" in read(client.get(to("desk_alone")))
    assert "Somebody has relaxed a wish since this run" in read(client.get(to("desk_alone")))


def test_after_a_no_nobody_asks_again(client, ingrid, letter, round_, lonely):
    client.logout()
    assert "Your wish stands as it is" in read(client.post(letter, {"answer": "no"}, follow=True))
    assert Wish.objects.get(enrolment=lonely).weight == "must"
    client.force_login(ingrid, backend="django.contrib.auth.backends.ModelBackend")
    question = round_.questions.get(key="sector")
    told = client.post(to("desk_asking", applicant=lonely.pk), {"question": str(question.pk)}, follow=True)
    assert "would rather keep this wish" in read(told)


def test_who_has_a_factor_of_their_own_signs_in_to_answer(client, letter, lonely, people):
    person = lonely.person
    person.set_password("a long sentence of my own")
    person.password_own_since = clock.now()
    person.save()
    client.logout()
    assert "Please sign in first" in read(client.get(letter))
    assert "Please sign in first" in read(client.post(letter, {"answer": "yes"}))
    assert Wish.objects.get(enrolment=lonely).weight == "must"
    client.force_login(people["Ana"].person, backend="django.contrib.auth.backends.ModelBackend")
    assert "another account" in read(client.post(letter, {"answer": "yes"}))
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.post(letter, {"answer": "yes"})
    assert Wish.objects.get(enrolment=lonely).weight == "should"


def test_a_late_a_forged_and_a_needless_link_say_so(client, letter, lonely):
    assert client.get(reverse("asked_to_relax", args=["forged"])).status_code == 404
    client.logout()
    Enrolment.objects.filter(pk=lonely.pk).update(withdrawn_at=clock.now())
    assert "no longer needs an answer" in read(client.get(letter))
    Enrolment.objects.filter(pk=lonely.pk).update(withdrawn_at=None)
    Asked.objects.update(answer_by=clock.now() - timedelta(minutes=1))
    late = client.post(letter, {"answer": "yes"})
    assert late.status_code == 410
    assert "The day for an answer has passed" in read(late)
    assert Wish.objects.get(enrolment=lonely).weight == "must"


# ---- two runs


def test_two_runs_stand_side_by_side(client, round_, people):
    ana, bo, cy, di, ed, _flo = people.values()
    assert "no two runs to compare" in read(client.get(to("desk_compare")))
    make.a_finished_run(round_, [[ana, bo], [cy, di]], alone=[ed])
    make.a_finished_run(round_, [[ana, ed], [cy, di]], alone=[bo], together=[[str(cy.pk), str(di.pk)]])
    page = read(client.get(to("desk_compare")))
    assert '<del class="soft">Bo</del> <ins>Ed</ins>' in page
    assert "alone now" in page
    assert "The 1 pair made or locked by hand is as it was." in page
    assert "Nothing: everybody has the same partners" not in page
    assert client.get(to("desk_compare"), {"before": "9", "after": "x"}).status_code == 200
