"""What is tried, one thing at a time, with a mailbox or a sign-on that is not one's own."""

from __future__ import annotations

import re

from allauth.mfa.models import Authenticator
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.people.models import Reopening
from sameboat.members.people.models.reopenings import WAITS
from tests.members.people.makers import sign_in_by_code, sign_in_by_password
from tests.members.people.takeovers.somebody import THEIRS, Takeover
from tests.members.people.the_post import code_sent_to
from tests.members.people.totp import digits_of


def signs_in_by_code(it: Takeover) -> None:
    """The mailbox; where a passkey or an authenticator is asked for, they say that it is lost."""
    it.client.post(reverse("account_logout"))
    sign_in_by_code(it.client, it.owner)
    it.get("everything_lost")
    it.post("everything_lost")


def resets_the_password(it: Takeover) -> None:
    """By a letter, and signs in with it."""
    it.client.post(reverse("account_reset_password"), {"email": it.owner.email})
    it.client.post(reverse("account_confirm_password_reset_code"), {"code": code_sent_to(it.owner.email)})
    it.client.post(reverse("account_complete_password_reset"), {"password1": THEIRS, "password2": THEIRS})
    sign_in_by_password(it.client, it.owner, THEIRS)
    if not it.is_in():
        signs_in_by_code(it)


def makes_the_password_own(it: Takeover) -> None:
    """Changed once more, so that it counts."""
    data = {"oldpassword": it.password, "password1": THEIRS, "password2": THEIRS}
    it.post("account_change_password", **data)
    it.post("account_set_password", password1=THEIRS, password2=THEIRS)


def adds_an_authenticator(it: Takeover) -> None:
    """Of their own, with recovery codes."""
    page = it.get("mfa_activate_totp")
    if page.status_code == 302 and "reauthenticate" in page["Location"]:
        it.client.post(reverse("account_reauthenticate"), {"password": it.password})
        page = it.get("mfa_activate_totp")
    if page.status_code == 200 and page.context and "form" in page.context:
        it.post("mfa_activate_totp", code=digits_of(page.context["form"].secret, clock.now().timestamp()))


def removes_what_is_there(it: Takeover) -> None:
    """Every passkey and authenticator that can be removed."""
    it.post("mfa_deactivate_totp")
    for pk in Authenticator.objects.filter(user=it.owner, type="webauthn").values_list("pk", flat=True):
        it.post(reverse("mfa_remove_webauthn", args=[pk]))


def reads_the_recovery_codes(it: Takeover) -> None:
    """Those that are shown are used."""
    seen = it.get("mfa_view_recovery_codes").text + it.get("mfa_download_recovery_codes").text
    for code in re.findall(r"\b\d{8}\b", seen)[:2]:
        it.post("mfa_reauthenticate", code=code)


def makes_new_codes(it: Takeover) -> None:
    """And uses one of them."""
    it.post("mfa_generate_recovery_codes")
    reads_the_recovery_codes(it)


def makes_both_the_same(it: Takeover) -> None:
    """Of two things shown the older speaks for the younger; theirs are young both."""
    it.post("speak_as_old")


def asks_for_the_past(it: Takeover) -> None:
    """The wait; its own browser says yes, and so does the partner's page."""
    it.post("ask_for_past")
    it.post("switch_vouching", on="yes")
    it.post("ask_my_partner")
    asked = Reopening.objects.filter(WAITS, person=it.owner).first()
    if asked:
        it.post("say_yes_here", which=asked.pk.hex)
        it.post(reverse("really_my_partner", args=[it.rows[0].author.partnership_id, asked.pk]), number=asked.number)


def waits_a_day(it: Takeover) -> None:
    """Nothing opens by itself."""
    del it


def follows_every_way_back(it: Takeover) -> None:
    """Straight to the talk, and by tricks with where to go next."""
    room = reverse("partnership", args=[it.rows[0].author.partnership_id])
    for back in (room, f"//{room}", f"{room}?opened=1", "/partners/open/"):
        it.get("open_talk", next=back)
    it.get("my_past")
    it.get("my_data")


def comes_by_the_sign_on(it: Takeover) -> None:
    """The employer's sign-on says who somebody is; the site believes that, and opens nothing for it."""
    it.client.force_login(it.owner)
    session = it.client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": clock.now().timestamp()}]
    session["account_authentication_methods_user"] = str(it.owner.pk)
    session.save()


STEPS = [
    signs_in_by_code,
    resets_the_password,
    makes_the_password_own,
    adds_an_authenticator,
    removes_what_is_there,
    reads_the_recovery_codes,
    makes_new_codes,
    makes_both_the_same,
    asks_for_the_past,
    follows_every_way_back,
    waits_a_day,
]
FIRST = [signs_in_by_code, signs_in_by_code, resets_the_password, comes_by_the_sign_on]
