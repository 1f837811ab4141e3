"""One's own application: what it shows, withdrawing, coming back, taking private answers back; and for nobody else."""

import pytest
from django.test import Client

from sameboat.base.kit.models import DiaryEntry
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Answer, Consent, Question, Wish
from tests import site_makers
from tests.doors.signup.filling_in import FillingIn, proved_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    made = site_makers.round_of()
    Question.objects.create(
        round=made, key="background", kind="choices", ask="How do you describe yourself?", private=True, position=20
    )
    return made


@pytest.fixture
def filling_in(round_):
    made = FillingIn(round_, proved_person())
    made.agree()
    made.save("you", q__country="PT", q__sector="public")
    made.save("cares")
    made.save("when", may_be_three="on")
    return made


def letters_to(person):
    return [written(letter) for letter in Letter.objects.filter(to=person).order_by("pk")]


def test_the_page_of_an_application_asks_for_twelve_things_at_most(filling_in, django_assert_max_num_queries):
    """Also when nobody looked before, so that the places of the country are read, and with a private question."""
    filling_in.fill_all()
    filling_in.send()
    with django_assert_max_num_queries(12):
        assert filling_in.client.get(filling_in.address(name="my_application")).status_code == 200


def say_something_private(filling_in, step="use"):
    answer = filling_in.save("consent", c__background=step)
    assert answer["Location"] == filling_in.address("private")
    filling_in.save("private", q__background="heron")
    filling_in.save("whom", w__background="same", w__background__weight="should")


def test_private_questions_are_asked_only_after_a_yes(filling_in):
    assert "How do you describe yourself?" not in filling_in.open("private").content.decode()
    assert filling_in.save("consent", c__background="")["Location"] == filling_in.address("whom")
    posted = filling_in.client.post(filling_in.address("private"), {"q-background": "heron"})
    assert posted.status_code == 302
    assert not Answer.objects.filter(question__private=True).exists()


def test_a_private_answer_and_wish_lie_sealed(filling_in):
    say_something_private(filling_in)
    answer, wish = Answer.objects.get(question__private=True), Wish.objects.get(question__private=True)
    assert (answer.values, wish.kind, wish.values) == ([], "", [])
    assert b"heron" not in bytes(answer.sealed)
    assert filling_in.boxes("private")["q-background"] == "heron"
    assert filling_in.boxes("whom")["w-background"] == "same"


def test_taking_consent_back_erases_answer_and_wish_and_keeps_the_dates(filling_in):
    say_something_private(filling_in)
    filling_in.client.post(filling_in.address(name="private_answers"), {"question": "background"})
    assert not Answer.objects.filter(question__private=True).exists()
    assert not Wish.objects.filter(question__private=True).exists()
    consent = Consent.objects.get()
    assert consent.withdrawn_at is not None
    assert (
        "Nothing private is kept" in filling_in.client.get(filling_in.address(name="private_answers")).content.decode()
    )


def test_consent_is_taken_back_after_the_round_has_closed_too(filling_in, round_):
    say_something_private(filling_in, "tell")
    filling_in.send()
    round_.closed_at = round_.published_at
    round_.save()
    answer = filling_in.client.post(filling_in.address(name="private_answers"), {"question": "background"})
    assert answer.status_code == 302
    assert not Answer.objects.filter(question__private=True).exists()


def test_must_towards_the_second_consent_is_explained_in_the_form(filling_in):
    say_something_private(filling_in)
    assert "binds only people who agreed" in filling_in.open("whom").content.decode()


def test_a_first_step_changed_to_a_second_is_a_new_consent(filling_in):
    say_something_private(filling_in)
    filling_in.save("consent", c__background="tell")
    consents = Consent.objects.order_by("given_at")
    assert [(each.step, each.withdrawn_at is None) for each in consents] == [("use", False), ("tell", True)]
    assert filling_in.boxes("private")["q-background"] == "heron"


def test_everything_that_was_said_can_be_read_again(filling_in):
    say_something_private(filling_in)
    assert filling_in.send().status_code == 302
    page = filling_in.client.get(filling_in.address(name="my_application")).content.decode()
    for said in ("Ines Duarte", "Portugal", "public", "heron", "Same, it should be", "everybody is told"):
        assert said in page or said == "everybody is told"


def test_an_answer_by_letter_at_every_step(filling_in):
    filling_in.save("consent", c__background="")
    filling_in.save("whom")
    filling_in.send()
    filling_in.client.post(filling_in.address(name="withdraw_application"))
    filling_in.client.post(filling_in.address(name="come_back"))
    kinds = list(Letter.objects.filter(to=filling_in.person).values_list("kind", flat=True))
    assert sorted(kinds) == ["application_came_back", "application_received", "application_withdrawn"]


def test_a_letter_says_what_happens_next_and_nothing_that_was_written(filling_in):
    say_something_private(filling_in)
    filling_in.send()
    [letter] = letters_to(filling_in.person)
    assert "we have your application" in letter.text
    assert filling_in.address(name="my_application") in letter.text
    assert "Open Stacks" not in letter.subject
    for secret in ("heron", "public", "Portugal"):
        assert secret not in letter.text + letter.html + letter.subject


def test_a_letter_overtaken_by_a_withdrawal_is_not_sent(filling_in):
    filling_in.save("consent", c__background="")
    filling_in.save("whom")
    filling_in.send()
    filling_in.client.post(filling_in.address(name="withdraw_application"))
    letters = {letter.kind: written(letter) for letter in Letter.objects.filter(to=filling_in.person)}
    assert letters["application_received"] is None
    assert "is withdrawn, as you asked" in letters["application_withdrawn"].text


def test_withdrawing_asks_once_and_coming_back_makes_a_new_place_in_line(filling_in):
    filling_in.save("consent", c__background="")
    filling_in.save("whom")
    filling_in.send()
    first = Enrolment.objects.get().applied_at
    assert (
        "No reason is needed" in filling_in.client.get(filling_in.address(name="withdraw_application")).content.decode()
    )
    assert Enrolment.objects.get().withdrawn_at is None
    filling_in.client.post(filling_in.address(name="withdraw_application"))
    assert Enrolment.objects.get().withdrawn_at is not None
    assert filling_in.client.post(filling_in.address(name="withdraw_application")).status_code == 403
    filling_in.client.post(filling_in.address(name="come_back"))
    enrolment = Enrolment.objects.get()
    assert enrolment.withdrawn_at is None
    assert enrolment.applied_at > first


def test_a_sent_application_can_be_changed_and_keeps_its_place(filling_in):
    filling_in.save("consent", c__background="")
    filling_in.save("whom")
    filling_in.send()
    place = Enrolment.objects.get().applied_at
    answer = filling_in.save("cares", q__interests="lighthouses")
    assert answer["Location"] == filling_in.address(name="my_application")
    assert Enrolment.objects.get().applied_at == place
    assert filling_in.save("you", q__country="").status_code == 422


def test_what_changed_since_is_agreed_to_once_more(filling_in, round_):
    filling_in.save("consent", c__background="")
    filling_in.save("whom")
    round_.notice_version = "2"
    round_.save()
    answer = filling_in.send()
    assert answer.status_code == 422
    filling_in.agree()
    assert filling_in.send().status_code == 302
    assert Enrolment.objects.get().notice_version == "2"


@pytest.mark.parametrize("name", ["my_application", "withdraw_application", "private_answers"])
def test_somebody_elses_application_does_not_exist(filling_in, round_, name):
    other = FillingIn(round_, proved_person("Amal Bennani"))
    coordinator = FillingIn(round_, site_makers.on_the_team(round_.programme))
    for reader in (other, coordinator):
        assert reader.client.get(reader.address(name=name)).status_code == 404
    assert Client().get(filling_in.address(name=name)).status_code == 302


def test_the_diary_says_who_did_what_and_never_what_was_written(filling_in):
    say_something_private(filling_in)
    filling_in.save("whom", avoid="Bo Lindqvist")
    filling_in.send()
    acts = set(DiaryEntry.objects.filter(whose=filling_in.person).values_list("act", flat=True))
    assert {
        "begin application",
        "agree to conditions",
        "give consent",
        "change whom to avoid",
        "send application",
    } <= acts
    assert not any("heron" in act or "Bo" in act for act in acts)
