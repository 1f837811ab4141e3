"""Members with a proved address, and the ways in which they sign in."""

from __future__ import annotations

from django.urls import reverse

from sameboat.base.kit import clock
from tests.members.people.the_post import code_sent_to
from tests.site_makers import person

PASSWORD = "four rowers and a lamp"


def proved(name="Ana", password=None, **facts):
    """Somebody whose address is proved; with a password, it is their own."""
    who = person(name, **facts)
    who.emailaddress_set.create(email=who.email, verified=True, primary=True)
    if password:
        who.set_password(password)
        who.password_own_since = clock.now()
        who.save()
    return who


def sign_in_by_code(client, who):
    client.post(reverse("account_request_login_code"), {"email": who.email})
    return client.post(reverse("account_confirm_login_code"), {"code": code_sent_to(who.email)})


def sign_in_by_password(client, who, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": who.email, "password": password})


def is_signed_in(client):
    return client.get(reverse("my_sign_in")).status_code == 200
