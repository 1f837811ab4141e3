"""The steps of a sign-up: saved one by one, come back to, and kept safe from other tabs and lost sessions."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Answer, KeptStep, Question, Wish
from tests import site_makers
from tests.doors.signup.filling_in import FillingIn, proved_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return site_makers.round_of()


@pytest.fixture
def filling_in(round_):
    return FillingIn(round_, proved_person())


def answers_of(person):
    rows = Answer.objects.filter(enrolment__person=person).select_related("question")
    return {answer.question.key: answer.values for answer in rows if answer.values}


def test_from_the_first_step_to_a_sent_application(filling_in):
    answer = filling_in.fill_all()
    assert answer["Location"] == filling_in.address(name="my_application")
    assert Enrolment.objects.get().applied_at is not None
    assert answers_of(filling_in.person) == {
        "country": ["PT"],
        "languages": ["en"],
        "sector": ["public"],
        "interests": ["maps", "teaching"],
    }


def test_nothing_is_written_by_looking(filling_in, round_):
    for step in ("before", "you", "cares", "whom", "check"):
        assert filling_in.open(step).status_code == 200
    assert not round_.enrolments.exists()


def test_begin_leads_a_stranger_to_sign_in_and_back(round_):
    address = f"/programmes/{round_.programme.slug}/1/apply/"
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={address}")


def test_every_agreement_is_recorded_with_its_time_and_version(filling_in):
    moment = clock.now()
    with time_machine.travel(moment, tick=False):
        filling_in.agree()
    enrolment = Enrolment.objects.get()
    agreed = {enrolment.of_age_at, enrolment.eligible_at, enrolment.conduct_agreed_at, enrolment.notice_agreed_at}
    assert agreed == {moment}
    assert enrolment.notice_version == "1"


def test_one_box_left_empty_is_said_beside_it_and_nothing_is_kept(filling_in):
    answer = filling_in.save("before", of_age="on", eligible="on", conduct="on")
    assert answer.status_code == 422
    assert "we may not keep what you tell us" in answer.content.decode()
    assert not Enrolment.objects.exists()


def test_somebody_who_comes_back_goes_on_where_they_were(filling_in):
    filling_in.agree()
    filling_in.save("you", q__country="PT")
    answer = filling_in.client.get(filling_in.address(name="apply"))
    assert answer["Location"] == filling_in.address("cares")


def test_the_head_says_where_one_is(filling_in):
    filling_in.agree()
    assert "step 2 of 6. Saved." in " ".join(filling_in.open("you").content.decode().split())


def test_back_shows_what_was_saved(filling_in):
    filling_in.agree()
    filling_in.save("you", q__country="PT", q__languages=["English", "français"])
    assert filling_in.boxes("you")["q-languages"] == ["en", "fr"]
    page = filling_in.open("you").content.decode()
    assert 'value="French"' in page
    assert '<option value="PT" selected>Portugal</option>' in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"q__country": "Atlantis"}, "We know no country called “Atlantis”"),
        ({"q__country": "PT", "q__languages": ["Klingonese"]}, "Klingonese"),
        ({"q__country": "PT", "q__languages": ["Portugese"]}, "Do you mean Portuguese?"),
        ({"q__country": "PT", "q__sector": "casino"}, "“casino” is not on the list"),
        ({"q__country": "PT", "q__employer": "x" * 200}, "longer than 120 letters"),
        ({"q__country": "PT", "q__employer": "x" * 100_000}, "far more than fits"),
        ({"q__country": ""}, "The round needs this"),
        ({"q__country": "PT", "name": ""}, "Write the name you go by"),
    ],
)
def test_what_is_wrong_is_said_beside_the_box_and_what_was_typed_stays(filling_in, typed, said):
    filling_in.agree()
    answer = filling_in.save("you", **{"q__employer": "City Library", **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    if "q__employer" not in typed:
        assert "City Library" in page
    assert answers_of(filling_in.person) == {}


@pytest.mark.parametrize(
    "odd", ["\x00\x00", "🏳️‍🌈", "‮backwards", "<script>alert(1)</script>", "'; DROP TABLE answer; --"]
)
def test_odd_words_are_kept_as_words(filling_in, odd):
    filling_in.agree()
    answer = filling_in.save("cares", q__interests=odd)
    assert answer.status_code in (302, 422)
    page = filling_in.open("cares").content.decode()
    assert "<script>alert" not in page


def test_a_step_that_does_not_exist_is_not_there(filling_in):
    assert filling_in.open("nonsense").status_code == 404


def test_other_steps_saved_in_another_tab_do_no_harm(filling_in):
    filling_in.agree()
    early = filling_in.boxes("you") | {"q-country": "PT"}
    filling_in.save("cares", q__interests="maps")
    assert filling_in.client.post(filling_in.address("you"), early).status_code == 302
    assert answers_of(filling_in.person) == {"country": ["PT"], "interests": ["maps"]}


def test_two_tabs_never_overwrite_each_other(filling_in):
    filling_in.agree()
    old = filling_in.boxes("you") | {"q-country": "PT", "q-employer": "Harbour Library"}
    filling_in.save("you", q__country="PT", q__employer="City Library")
    answer = filling_in.client.post(filling_in.address("you"), old)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "City Library" in page
    assert "Harbour Library" in page
    assert answers_of(filling_in.person)["employer"] == ["City Library"]
    again = answer.context["form"].data.dict()
    assert filling_in.client.post(filling_in.address("you"), again).status_code == 302
    assert answers_of(filling_in.person)["employer"] == ["Harbour Library"]


def test_the_same_words_from_two_tabs_are_no_quarrel(filling_in):
    """As after an answer that got lost on the way: the browser sends the step once more."""
    filling_in.agree()
    typed = filling_in.boxes("you") | {"q-country": "PT"}
    for _ in range(2):
        assert filling_in.client.post(filling_in.address("you"), typed).status_code == 302


def test_what_was_typed_before_being_signed_out_is_there_again(filling_in):
    filling_in.agree()
    filling_in.save("you", q__country="PT")
    typed = filling_in.boxes("cares") | {
        "q-interests": "maps, teaching",
        "application": str(Enrolment.objects.get().pk),
    }
    answer = Client().post(filling_in.address("cares"), typed)
    assert answer["Location"].endswith(f"?next={filling_in.address('cares')}")
    assert b"teaching" not in bytes(KeptStep.objects.get().sealed)
    page = filling_in.open("cares").content.decode()
    assert "You had been signed out." in page
    assert "maps, teaching" in page
    filling_in.save("cares", q__interests="maps, teaching")
    assert not KeptStep.objects.exists()


def test_what_was_kept_is_gone_after_a_day(filling_in):
    filling_in.agree()
    Client().post(filling_in.address("cares"), {"q-interests": "maps", "application": str(Enrolment.objects.get().pk)})
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert "You had been signed out." not in filling_in.open("cares").content.decode()


@pytest.mark.parametrize("application", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_stranger_keeps_nothing_in_our_house(filling_in, application):
    filling_in.agree()
    answer = Client().post(filling_in.address("cares"), {"q-interests": "maps", "application": application})
    assert answer.status_code == 302
    assert not KeptStep.objects.exists()


def test_nobody_finds_what_another_person_typed(filling_in, round_):
    filling_in.agree()
    Client().post(filling_in.address("cares"), {"q-interests": "maps", "application": str(Enrolment.objects.get().pk)})
    other = FillingIn(round_, proved_person("Amal Bennani"))
    other.agree()
    assert "maps" not in other.open("cares").content.decode()


def test_the_script_is_told_where_to_go_in_a_heading(filling_in):
    data = {"of_age": "on", "eligible": "on", "conduct": "on", "notice": "on"}
    answer = filling_in.client.post(filling_in.address("before"), data, headers={"X-Kept-Form": "1"})
    assert (answer.status_code, answer["X-Next-Page"]) == (204, filling_in.address("you"))


def test_wishes_are_kept_and_no_matter_leaves_none(filling_in):
    filling_in.agree()
    filling_in.save("you", q__country="PT", q__sector="public")
    filling_in.save(
        "whom",
        w__sector="same",
        w__sector__weight="must",
        w__languages="these",
        w__languages__these=["Spanish"],
    )
    wishes = {wish.question.key: (wish.kind, wish.values, wish.weight) for wish in Wish.objects.all()}
    assert wishes == {"sector": ("same", [], "must"), "languages": ("these", ["es"], "should")}
    filling_in.save("whom", w__sector="any")
    assert [wish.question.key for wish in Wish.objects.all()] == ["languages"]


def test_one_of_these_wants_to_know_which(filling_in):
    filling_in.agree()
    answer = filling_in.save("whom", w__sector="these")
    assert answer.status_code == 422
    assert "Say which ones" in answer.content.decode()


def test_the_same_as_nothing_cannot_be_wished(filling_in):
    filling_in.agree()
    answer = filling_in.save("whom", w__sector="same")
    assert answer.status_code == 422


def test_a_question_that_was_hidden_is_not_asked(filling_in, round_):
    round_.questions.filter(key="employer").update(hidden_since=clock.now())
    assert "Where do you work?" not in filling_in.open("you").content.decode()


def test_any_question_a_coordinator_adds_finds_its_screen(filling_in, round_):
    for at in range(12):
        Question.objects.create(
            round=round_, key=f"pet_{at}", kind="choice", ask=f"Pet {at}?", options=["cat", "dog"], position=20 + at
        )
    filling_in.agree()
    assert filling_in.save("you", q__country="PT").status_code == 302
    assert "Pet 11?" in filling_in.open("you-3").content.decode()
    assert filling_in.save("you-3", q__pet_11="cat").status_code == 302
    assert answers_of(filling_in.person)["pet_11"] == ["cat"]


@pytest.mark.parametrize(("step", "queries"), [("you", 9), ("whom", 10), ("check", 11)])
def test_the_number_of_queries_does_not_grow_with_the_applicants(filling_in, round_, step, queries):
    filling_in.fill_all()
    for applicants in (1, 3):
        while round_.enrolments.count() < applicants:
            site_makers.applicant(round_, country="PT", sector="public")
        filling_in.open(step)
        with CaptureQueriesContext(connection) as seen:
            assert filling_in.open(step).status_code == 200
        assert len(seen) == queries, "\n".join(query["sql"].split("FROM")[-1][:110] for query in seen)


def test_a_form_gone_stale_keeps_what_was_typed(filling_in, settings):
    """Signed out and in again in another window, so that the form's token is an old one. Without script."""
    filling_in.agree()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(filling_in.person, backend="django.contrib.auth.backends.ModelBackend")
    typed = {"q-interests": "maps & teaching", "keeps_words": "1", "csrfmiddlewaretoken": "old"}
    ours = strict.post(filling_in.address("cares"), typed, headers={"Origin": settings.SITE_ADDRESS})
    assert ours.status_code == 403
    assert "maps &amp; teaching" in ours.content.decode()
    assert "Send it once more" in ours.content.decode()
    theirs = strict.post(filling_in.address("cares"), typed, headers={"Origin": "https://elsewhere.example"})
    assert "maps" not in theirs.content.decode()
