"""Signing in by another site, such as ORCID: it signs in, and is no factor of one's own."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse

from sameboat.members.people import queries
from sameboat.members.people.models import Person
from tests.members.people.makers import is_signed_in, proved, sign_in_by_code
from tests.members.people.the_post import code_sent_to

pytestmark = pytest.mark.django_db

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def as_text(number):
    """A number as keys are written."""
    return urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


class Provider(BaseHTTPRequestHandler):
    """A provider of OpenID Connect, small enough to read."""

    says: ClassVar[dict] = {"sub": "0000-0001-2345-6789", "name": "Ana Vidal"}

    def do_GET(self):
        at = f"http://localhost:{self.server.server_port}"
        path = urlsplit(self.path).path
        if path.endswith("openid-configuration"):
            self._answer(
                {
                    "issuer": at,
                    "authorization_endpoint": f"{at}/authorize",
                    "token_endpoint": f"{at}/token",
                    "userinfo_endpoint": f"{at}/me",
                    "jwks_uri": f"{at}/keys",
                }
            )
        elif path == "/me":
            self._answer(self.says)
        elif path == "/keys":
            numbers = KEY.public_key().public_numbers()
            self._answer(
                {
                    "keys": [
                        {
                            "kty": "RSA",
                            "kid": "k",
                            "use": "sig",
                            "alg": "RS256",
                            "n": as_text(numbers.n),
                            "e": as_text(numbers.e),
                        }
                    ]
                }
            )

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert "our-id" in body or "Authorization" in self.headers
        at = f"http://localhost:{self.server.server_port}"
        now = int(time.time())
        claims = {"iss": at, "aud": "our-id", "iat": now, "exp": now + 300, **self.says}
        token = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "k"})
        self._answer({"access_token": "a", "token_type": "bearer", "id_token": token})

    def _answer(self, facts):
        text = json.dumps(facts).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def provider(settings):
    server = HTTPServer(("localhost", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "provider",
                    "name": "ORCID",
                    "client_id": "our-id",
                    "secret": "our-secret",
                    "settings": {"server_url": f"http://localhost:{server.server_port}", "oauth_pkce_enabled": True},
                }
            ]
        }
    }
    yield server
    server.shutdown()
    server.server_close()


def come_back_from(client, process="login"):
    """Go there and come back, as a browser would."""
    away = client.post(f"/account/oidc/provider/login/?process={process}")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away["Location"]).query).items()}
    assert asked["code_challenge_method"] == "S256"
    return client.get("/account/oidc/provider/login/callback/", {"code": "c", "state": asked["state"]})


@pytest.mark.usefixtures("provider")
def test_the_button_is_there_only_where_there_is_a_provider(client):
    assert "Go on with ORCID" in client.get(reverse("account_login")).text
    assert "Go on with ORCID" in client.get(reverse("account_signup")).text


def test_without_a_provider_there_is_no_button(client):
    assert "Go on with" not in client.get(reverse("account_login")).text


@pytest.mark.usefixtures("provider")
def test_somebody_joins_by_the_provider_and_still_proves_an_address(client):
    answer = come_back_from(client)
    assert answer["Location"] == reverse("socialaccount_signup")
    client.post(reverse("socialaccount_signup"), {"email": "ana@example.org"})
    assert not is_signed_in(client)
    client.post(reverse("account_email_verification_sent"), {"code": code_sent_to("ana@example.org")})
    assert is_signed_in(client)
    ana = Person.objects.get(email="ana@example.org")
    assert SocialAccount.objects.get(user=ana).uid == "0000-0001-2345-6789"
    assert not SocialToken.objects.exists()
    assert queries.own_factors_of(ana) == []


@pytest.mark.usefixtures("provider")
def test_whoever_is_joined_to_it_signs_in_by_it(client):
    ana = proved()
    SocialAccount.objects.create(user=ana, provider="provider", uid="0000-0001-2345-6789")
    come_back_from(client)
    assert is_signed_in(client)


@pytest.mark.usefixtures("provider")
def test_an_address_that_the_provider_names_is_not_taken_for_proved(client, monkeypatch):
    ana = proved()
    monkeypatch.setattr(
        Provider, "says", {**Provider.says, "sub": "somebody-else", "email": ana.email, "email_verified": True}
    )
    come_back_from(client)
    assert not is_signed_in(client)
    assert not SocialAccount.objects.filter(user=ana).exists()


@pytest.mark.usefixtures("provider")
def test_a_member_adds_and_removes_the_provider(client):
    ana = proved()
    sign_in_by_code(client, ana)
    come_back_from(client, process="connect")
    mine = SocialAccount.objects.get(user=ana)
    assert "0000-0001-2345-6789" in client.get(reverse("socialaccount_connections")).text
    client.post(reverse("socialaccount_connections"), {"account": mine.pk})
    assert not SocialAccount.objects.exists()


@pytest.mark.usefixtures("provider")
def test_a_forged_return_is_refused(client):
    answer = client.get("/account/oidc/provider/login/callback/", {"code": "c", "state": "invented"})
    assert "did not tell us who you are" in answer.text
    assert not is_signed_in(client)
