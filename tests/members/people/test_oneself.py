"""What I say about myself, who sees it, where I am signed in, and what is left when I leave."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.members.people import actions, queries, registry, rules, zones
from sameboat.members.people.models import FreeWeek, Person, Profile
from sameboat.members.people.rules import Near
from tests.members.people.makers import PASSWORD, is_signed_in, proved, sign_in_by_code, sign_in_by_password
from tests.members.people.the_post import newest_to

pytestmark = pytest.mark.django_db

WORDS = {
    "pronouns": "she",
    "work": "I catalogue maps",
    "about": "<b>boats</b>",
    "place": "",
    "employer": "Harbour Library",
}
SEEN = {"pronouns": "partner", "work": "programmes", "about": "partner", "place": "programmes", "employer": "nobody"}


@pytest.mark.parametrize(
    ("chosen", "near", "sees"),
    [
        ("nobody", Near.PARTNER, False),
        ("nobody", Near.SELF, True),
        ("partner", Near.PROGRAMMES, False),
        ("partner", Near.PARTNER, True),
        ("programmes", Near.STRANGER, False),
        ("programmes", Near.PROGRAMMES, True),
        ("programmes", Near.PARTNER, True),
        ("", Near.PARTNER, False),
        ("anything else", Near.PARTNER, False),
    ],
)
def test_who_sees_a_part(chosen, near, sees):
    assert rules.may_see(chosen, near) is sees


def test_nobody_sees_what_was_never_opened(client):
    ana = proved()
    client.force_login(ana)
    client.post(reverse("my_profile"), {"name": "Ana Vidal", **WORDS})
    assert queries.words_of(ana)["about"] == "<b>boats</b>"
    for near in (Near.STRANGER, Near.PROGRAMMES, Near.PARTNER):
        assert queries.profile_as_seen(ana, near) == {}


def test_each_reader_sees_their_part():
    ana, tomas = proved(), proved("Tomas")
    actions.change_profile("Ana", WORDS, SEEN, by=ana)
    assert list(queries.profile_as_seen(ana, Near.PARTNER)) == ["pronouns", "work", "about"]
    assert list(queries.profile_as_seen(ana, Near.PROGRAMMES)) == ["work"]
    assert queries.profile_of(ana, tomas) == {}
    assert list(queries.profile_of(ana, ana)) == ["pronouns", "work", "employer", "about"]


def test_the_words_lie_sealed():
    ana = proved()
    actions.change_profile("Ana", WORDS, SEEN, by=ana)
    assert b"maps" not in bytes(Profile.objects.get(person=ana).sealed)


def test_another_persons_words_cannot_be_put_into_mine():
    ana, tomas = proved(), proved("Tomas")
    for who in (ana, tomas):
        actions.change_profile("x", WORDS, SEEN, by=who)
    Profile.objects.filter(person=tomas).update(sealed=Profile.objects.get(person=ana).sealed)
    with pytest.raises(Exception, match=r"."):
        queries.words_of(tomas)


def test_a_profile_form_keeps_what_was_typed(client):
    client.force_login(proved())
    answer = client.post(reverse("my_profile"), {"name": "", **WORDS, "pronouns": "x" * 41})
    assert answer.status_code == 422
    assert "I catalogue maps" in answer.text
    assert "x" * 41 in answer.text


def test_every_field_of_a_person_posted_changes_only_what_is_asked(client):
    ana = proved()
    client.force_login(ana)
    before = Person.objects.filter(pk=ana.pk).values().get()
    everything = dict.fromkeys(before, "1") | {"is_active": "", "left_at": "2026-01-01", "email": "x@example.org"}
    client.post(reverse("my_profile"), {**everything, "name": "Ana"})
    client.post(reverse("my_language"), {**everything, "zone": "Europe/Paris", "language": ""})
    client.post(reverse("my_hours"), everything)
    after = Person.objects.filter(pk=ana.pk).values().get()
    assert {key for key in before if before[key] != after[key]} <= {"name", "zone", "language"}


def test_free_hours_are_kept(client):
    ana = proved()
    client.force_login(ana)
    client.post(reverse("my_hours"), {"hours_0_3": "1", "hours_5": "10-12"})
    assert queries.free_hours_of(ana) == [(1020, 1260), (7800, 7920)]
    assert "Monday 17:00–21:00; Saturday 10:00–12:00" in client.get(reverse("my_hours")).text


def test_free_hours_of_more_than_a_week_are_refused():
    with pytest.raises(Refused):
        actions.keep_free_hours([(0, 10081)], by=proved())


def test_the_device_sets_the_clock_quietly(client):
    ana = proved(zone="")
    client.force_login(ana)
    answer = client.post(reverse("my_zone"), {"zone": "Asia/Kathmandu"}, headers={"x-quietly": "yes"})
    assert answer.status_code == 204
    ana.refresh_from_db()
    assert ana.zone == "Asia/Kathmandu"


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "../../etc/passwd", "\x00", "x" * 300])
def test_a_clock_that_does_not_exist_is_refused(client, zone):
    ana = proved()
    client.force_login(ana)
    assert client.post(reverse("my_zone"), {"zone": zone}).status_code == 403
    ana.refresh_from_db()
    assert ana.zone == "Europe/Lisbon"


def test_every_zone_has_a_city_and_a_region():
    regions = dict(zones.zone_choices()[1:])
    assert ("Europe/Lisbon", "Lisbon") in regions["Europe"]
    assert sum(len(cities) for cities in regions.values()) > 300
    assert zones.city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"


def test_sessions_are_listed_and_ended(client):
    ana = proved(password=PASSWORD)
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in_by_code(client, ana)
    sign_in_by_password(other, ana)
    page = client.get(reverse("my_sessions"))
    assert "Firefox on Windows" in page.text
    number = next(each["id"] for each in page.context["sessions"] if not each["here"])
    client.post(reverse("end_my_session", args=[number]))
    assert not is_signed_in(other)
    assert is_signed_in(client)


def test_all_other_sessions_are_ended_at_once(client):
    ana = proved(password=PASSWORD)
    others = [Client(), Client()]
    for each in others:
        sign_in_by_password(each, ana)
    sign_in_by_code(client, ana)
    client.post(reverse("end_my_other_sessions"))
    assert not any(is_signed_in(each) for each in others)
    assert is_signed_in(client)


def test_nobody_ends_the_session_of_somebody_else(client):
    ana, tomas = proved(), proved("Tomas")
    hers = Client()
    sign_in_by_code(hers, ana)
    number = hers.get(reverse("my_sessions")).context["sessions"][0]["id"]
    sign_in_by_code(client, tomas)
    assert client.post(reverse("end_my_session", args=[number])).status_code == 404
    assert is_signed_in(hers)


def test_the_list_of_sessions_asks_the_database_as_often_as_it_must(client, django_assert_num_queries):
    ana = proved(password=PASSWORD)
    sign_in_by_code(client, ana)
    with django_assert_num_queries(5):
        client.get(reverse("my_sessions"))
    for _ in range(2):
        sign_in_by_password(Client(), ana)
    with django_assert_num_queries(5):
        client.get(reverse("my_sessions"))


def test_signing_in_changes_the_session_key(client):
    ana = proved()
    client.post(reverse("account_request_login_code"), {"email": ana.email})
    before = client.session.session_key
    sign_in_by_code(client, ana)
    assert client.session.session_key != before


def test_signing_out_clears_the_browser_and_ends_the_session(client):
    sign_in_by_code(client, proved())
    key = client.session.session_key
    answer = client.post(reverse("account_logout"))
    assert "storage" in answer["Clear-Site-Data"]
    client.cookies["session"] = key
    assert not is_signed_in(client)


def test_a_pause_begins_and_ends(client):
    ana = proved()
    client.force_login(ana)
    client.post(reverse("my_pause"))
    ana.refresh_from_db()
    assert ana.paused_since
    assert "You are pausing" in client.get(reverse("my_pause")).text
    assert client.post(reverse("my_pause")).status_code == 403
    client.post(reverse("my_pause"), {"back": "yes"})
    ana.refresh_from_db()
    assert ana.paused_since is None


def test_leaving_erases_who_one_was(client):
    ana = proved("Ana Vidal", password=PASSWORD)
    address = ana.email
    other = Client()
    sign_in_by_password(other, ana)
    sign_in_by_code(client, ana)
    actions.change_profile("Ana Vidal", WORDS, SEEN, by=ana)
    actions.keep_free_hours([(0, 60)], by=ana)
    assert DataKey.objects.filter(owner=ana.pk).exists()
    answer = client.post(reverse("my_leaving"))
    assert "You have left" in answer.text
    assert "storage" in answer["Clear-Site-Data"]
    left = Person.objects.get(pk=ana.pk)
    assert (left.name, left.zone, left.is_active) == ("", "", False)
    assert "ana" not in left.email
    assert left.email.endswith(".invalid")
    assert left.left_at
    assert not Profile.objects.exists()
    assert not FreeWeek.objects.exists()
    assert not DataKey.objects.filter(owner=ana.pk).exists()
    assert not left.emailaddress_set.exists()
    assert not is_signed_in(other)
    assert not is_signed_in(client)
    assert "You have left" in newest_to(address).subject


def test_whoever_left_may_join_again():
    ana = proved()
    address = ana.email
    actions.leave(by=ana)
    Client().post(reverse("account_signup"), {"email": address})
    assert Person.objects.filter(email=address).count() == 1
    with pytest.raises(Refused):
        actions.leave(by=ana)


def test_every_app_does_its_duty_when_somebody_leaves():
    done = []
    registry.on_leaving(done.append, erases="A duty of a test.", at=1)
    try:
        ana = proved()
        actions.leave(by=ana)
        assert done == [ana]
    finally:
        registry._duties.pop()


def test_leaving_tells_before_what_every_app_erases(client):
    registry.on_leaving(str, erases="Your test is erased.", keeps="A test stays.", at=1)
    try:
        client.force_login(proved())
        page = client.get(reverse("my_leaving")).text
        assert "Your test is erased." in page
        assert "A test stays." in page
    finally:
        registry._duties.pop()


def test_my_data_holds_everything_about_me_and_nothing_about_others(client):
    ana, tomas = proved("Ana Vidal"), proved("Tomas Villar")
    actions.change_profile("Ana Vidal", WORDS, SEEN, by=ana)
    actions.change_profile("Tomas Villar", {"about": "lighthouses"}, SEEN, by=tomas)
    actions.keep_free_hours([(540, 600)], by=ana)
    client.force_login(ana)
    answer = client.get(reverse("my_data"))
    data = json.loads(answer.content)
    assert data["person"]["email"] == ana.email
    assert data["profile"]["words"]["about"] == "<b>boats</b>"
    assert data["free hours"] == [[540, 600]]
    assert "attachment" in answer["Content-Disposition"]
    assert "lighthouses" not in answer.text
    assert tomas.email not in answer.text


MINE = [
    "my_profile", "my_privacy", "my_data", "my_hours", "my_sign_in", "my_sessions", "my_language", "my_pause",
    "my_leaving", "account_email", "account_change_password", "account_set_password", "mfa_index",
    "mfa_add_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate", "account_reauthenticate",
]  # fmt: skip


@pytest.mark.parametrize("name", MINE)
def test_a_stranger_is_led_to_the_door(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


@pytest.mark.parametrize("name", ["my_zone", "end_my_other_sessions"])
def test_what_changes_something_takes_no_get(client, name):
    client.force_login(proved())
    assert client.get(reverse(name)).status_code == 405


@pytest.mark.parametrize(
    "path", ["elsewhere/", "elsewhere/join/", "elsewhere/error/", "elsewhere/cancelled/", "oidc/provider/login/"]
)
def test_pages_about_another_site_do_not_exist_where_there_is_none(client, path):
    client.force_login(proved())
    assert client.get(f"/account/{path}").status_code == 404


def test_pages_of_oneself_are_not_kept_by_browsers(client):
    client.force_login(proved())
    for name in ("my_profile", "my_data", "my_sign_in"):
        assert "no-store" in client.get(reverse(name))["Cache-Control"]
