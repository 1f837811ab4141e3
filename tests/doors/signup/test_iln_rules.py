"""The ILN's rules of entry (E1 to E4) and of the country cap (K1 to K6), through the pages."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.matching.actions import defer_over_the_cap, withdraw_and_move_up
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.queries import perhaps_twice
from tests import site_makers
from tests.doors.signup.filling_in import FillingIn, proved_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return site_makers.round_of()


def filled(round_, name="", **more):
    filling_in = FillingIn(round_, proved_person(name))
    filling_in.fill_all(**more)
    return filling_in


def close(round_):
    round_.closed_at = clock.now()
    round_.save(update_fields=["closed_at"])


# ---- Entry


def test_e1_nobody_applies_without_saying_that_the_round_is_for_them(round_):
    filling_in = FillingIn(round_, proved_person())
    filling_in.save("before", of_age="on", conduct="on", notice="on")
    assert filling_in.send().status_code == 422
    assert not Enrolment.objects.filter(applied_at__isnull=False).exists()


def test_e2_one_application_a_person_and_round_kept_by_the_database(round_):
    filling_in = filled(round_)
    filling_in.save("cares", q__interests="data")
    assert filling_in.send().status_code == 422
    assert Enrolment.objects.filter(person=filling_in.person, round=round_).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(round=round_, person=filling_in.person)


def test_e2_a_later_round_wants_a_new_application_and_offers_the_old_one_as_a_draft(round_):
    filling_in = filled(round_, q__employer="City Library")
    filling_in.save("whom", w__sector="same", w__sector__weight="must")
    close(round_)
    later = FillingIn(site_makers.round_of(round_.programme), filling_in.person)
    later.agree()
    page = later.open("you").content.decode()
    assert "From your application to" in page
    assert "City Library" in page
    assert '<option value="PT" selected>' in page
    assert later.boxes("whom")["w-sector"] == "same"
    mine = Enrolment.objects.get(round=later.round)
    assert not mine.answers.exists()
    assert not mine.wishes.exists()
    assert later.send().status_code == 422  # a draft is nothing until it is looked at, step by step
    later.save("you")
    assert {answer.question.key for answer in mine.answers.all()} == {"country", "languages", "sector", "employer"}


@pytest.mark.parametrize("other", ["ines.duarte@example.org", "inesduarte+iln@example.org"])
def test_e3_the_same_address_but_for_a_dot_or_a_plus_is_flagged_and_never_merged(round_, other):
    coordinator = site_makers.on_the_team(round_.programme)
    for address in ("ines.d.uarte@example.org", other):
        person = proved_person("Somebody", email=address)
        FillingIn(round_, person).fill_all(country="PT" if "." in address else "NZ")
    assert [len(twice.enrolments) for twice in perhaps_twice(coordinator, round_)] == [2]
    assert Enrolment.objects.filter(applied_at__isnull=False).count() == 2


def test_e3_the_same_address_in_capitals_is_one_person():
    proved_person("Ines", email="ines@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        proved_person("Ines", email="INES@example.org")


def test_e3_the_same_name_country_and_employer_is_flagged(round_):
    coordinator = site_makers.on_the_team(round_.programme)
    for _ in range(2):
        filled(round_, "Ines Duarte", q__employer="City Library")
    filled(round_, "Ines Duarte", country="NZ", q__employer="City Library")
    assert [len(twice.enrolments) for twice in perhaps_twice(coordinator, round_)] == [2]


def test_e4_an_address_is_proved_before_an_application_can_be_sent(round_):
    filling_in = FillingIn(round_, site_makers.person())
    answer = filling_in.fill_all()
    assert answer.status_code == 422
    assert "not proved yet" in answer.content.decode()
    assert not Enrolment.objects.filter(applied_at__isnull=False).exists()


# ---- The country cap


def applicants(round_, **of_each):
    for country, how_many in of_each.items():
        for _ in range(how_many):
            site_makers.applicant(round_, country=country)


def test_k1_exactly_a_fifth_does_not_trigger_one_more_does(round_):
    applicants(round_, PT=4, NZ=4, KE=4, BR=4, CA=4)
    assert waiting_today(round_).places == {}
    filling_in = filled(round_)  # the fifth of 21 from Portugal
    assert list(waiting_today(round_).places.values()) == [1]
    page = filling_in.client.get(filling_in.address(name="my_application")).content.decode()
    assert "you are number 1 in line" in page


def test_k2_the_order_of_application_decides_and_nobody_is_refused(round_):
    applicants(round_, NZ=2, KE=2, BR=2, CA=1)
    sent = [filled(round_, f"Applicant {at}") for at in range(4)]
    places = waiting_today(round_).places
    mine = [Enrolment.objects.get(person=each.person).pk for each in sent]
    assert [places.get(pk, 0) for pk in mine] == [0, 0, 1, 2]


def test_k2_the_last_step_says_honestly_where_one_would_stand(round_):
    applicants(round_, PT=4, NZ=2, KE=2)
    filling_in = FillingIn(round_, proved_person())
    filling_in.agree()
    filling_in.save("you", q__country="PT")
    page = " ".join(filling_in.open("check").content.decode().split())
    assert "Sent now, you would be number 4 in line" in page
    filling_in.save("you", q__country="UY")
    assert "Today there is room for you." in filling_in.open("check").content.decode()


def test_k2_to_the_first_applicants_nobody_says_that_their_country_is_full(round_):
    filling_in = filled(round_)
    page = filling_in.client.get(filling_in.address(name="my_application")).content.decode()
    assert "Today your country is full" not in page
    assert "So few have applied" in page


def test_k3_reading_a_and_reading_b():
    """100 applicants: 40, 25, seven times 4, and 7. By A 75 take part, by B 57."""
    for reading, taken in (("A", 75), ("B", 57)):
        rules = {"country_cap": 0.2, "cap_reading": reading}
        round_ = site_makers.round_of(rules=rules)
        applicants(round_, AU=40, CA=25, NZ=4, KE=4, BR=4, PT=4, DE=4, FR=4, UY=4, ES=7)
        waiting = waiting_today(round_)
        assert sum(share.would_take_part for share in waiting.shares) == taken
        assert len(waiting.places) == 100 - taken


def test_k4_whoever_was_deferred_comes_first_next_time_and_keeps_it_through_a_withdrawal(round_):
    applicants(round_, PT=2, NZ=2, KE=2, BR=2, CA=1)
    deferred = filled(round_)
    close(round_)
    assert [each.person for each in defer_over_the_cap(round_, by=None)] == [deferred.person]
    assert defer_over_the_cap(round_, by=None) == []
    page = deferred.client.get(deferred.address(name="my_application")).content.decode()
    assert "You are invited to the next round and come first there." in page

    later = site_makers.round_of(round_.programme)
    applicants(later, PT=3, NZ=3, KE=3, BR=3, CA=3)
    again = FillingIn(later, deferred.person)
    again.fill_all()
    enrolment = Enrolment.objects.get(round=later, person=deferred.person)
    assert enrolment.first_claim
    assert enrolment.pk not in waiting_today(later).places
    assert len(waiting_today(later).places) == 1
    again.client.post(again.address(name="withdraw_application"))
    again.client.post(again.address(name="come_back"))
    enrolment.refresh_from_db()
    assert enrolment.first_claim
    assert enrolment.pk not in waiting_today(later).places


def test_k4_whoever_took_part_has_no_claim(round_):
    applicants(round_, NZ=1, KE=1, BR=1, CA=1)
    filling_in = filled(round_)
    close(round_)
    defer_over_the_cap(round_, by=None)
    later = FillingIn(site_makers.round_of(round_.programme), filling_in.person)
    later.agree()
    assert not Enrolment.objects.get(round=later.round).first_claim


def test_k2_a_withdrawal_after_closing_lets_the_next_in_line_move_up(round_):
    applicants(round_, NZ=2, KE=2, BR=2, CA=2)
    first, _second, third = (filled(round_, f"Applicant {at}") for at in range(3))
    close(round_)
    defer_over_the_cap(round_, by=None)
    assert Enrolment.objects.get(person=third.person).deferred_at is not None
    first.client.post(first.address(name="withdraw_application"))
    assert Enrolment.objects.get(person=third.person).deferred_at is None


def test_k5_the_desk_sees_shares_and_who_would_wait(round_):
    applicants(round_, PT=3, NZ=2, KE=2, BR=1)
    shares = {share.country: (share.applicants, share.would_wait) for share in waiting_today(round_).shares}
    assert shares == {"PT": (3, 2), "NZ": (2, 1), "KE": (2, 1), "BR": (1, 0)}


def test_k6_the_country_is_where_one_is_based(round_):
    page = FillingIn(round_, proved_person()).open("you").content.decode()
    assert "Which country are you based in?" in page


# ---- What the rules of the house add


def test_a_closed_round_takes_nothing_and_says_why(round_):
    filling_in = filled(round_)
    close(round_)
    answer = filling_in.client.post(filling_in.address("cares"), {"q-interests": "data"})
    assert answer.status_code == 403
    assert "closed" in answer.content.decode()


def test_a_round_that_has_not_opened_says_so():
    round_ = site_makers.round_of(opens_on=clock.today() + timedelta(days=3))
    answer = FillingIn(round_, proved_person()).client.get(f"/programmes/{round_.programme.slug}/1/apply/")
    assert answer.status_code == 403
    assert "have not opened yet" in answer.content.decode()


def test_deferring_counts_those_who_had_applied_when_the_round_closed(round_):
    applicants(round_, PT=3, NZ=3, KE=3, BR=3, CA=3)
    close(round_)
    assert defer_over_the_cap(round_, by=None) == []
    leaving = Enrolment.objects.filter(round=round_, answers__values=["NZ"]).first()
    withdraw_and_move_up(leaving, by=leaving.person)
    assert waiting_today(round_).places == {}
    with pytest.raises(Refused):
        withdraw_and_move_up(leaving, by=leaving.person)
