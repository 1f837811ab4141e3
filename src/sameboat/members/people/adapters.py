"""Where allauth asks us: how accounts begin, how its letters leave, how its secrets are kept."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sameboat.base.vault.actions import seal, unseal
from sameboat.members.people import actions, guesses, openings, queries, registry
from sameboat.members.people.models import Person

JUST_SHOWN = {"totp_activated": Authenticator.Type.TOTP, "webauthn_added": Authenticator.Type.WEBAUTHN}
JUST_TYPED = {"password_set", "password_changed"}


class Accounts(DefaultAccountAdapter):
    """Accounts and their letters."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and password do not belong together. You can also sign in with a code by e-mail."
        ),
        "incorrect_code": _("This is not the code that we sent last. Look for the newest letter."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "That was tried many times in a short while. Wait a few minutes, or choose another way to sign in."
        ),
        "rate_limited": _("That was quick. Wait a minute, then ask for the next letter."),
        "enter_current_password": _("This is not your password of now."),
        "same_as_current": _("This is the address that you have already."),
    }

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        """Somebody joined with an address that is still to be proved."""
        del request
        if commit:
            actions.begin_account(user, form.cleaned_data["email"], language=get_language() or "")
        return user

    def set_password(self, user: Person, password: str) -> None:
        """A new password; what was shown before it is remembered until the change is written down."""
        self.request.proved_since = self._proved_since(user)
        actions.keep_password(user, password)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Sign in by password. A guess that was not even tried says so, and a right one does not count."""
        person = super().authenticate(request, **credentials)
        if person is None and (why := guesses.refused(request)):
            raise ValidationError(why, code="too_many_guesses")
        if person is not None:
            guesses.was_right(request)
        return person

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Show the password once more."""
        right = super().reauthenticate(user, password)
        if why := guesses.refused(self.request):
            raise ValidationError(why, code="too_many_guesses")
        if right:
            guesses.was_right(self.request)
        return bool(right)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a letter into the outbox: nothing is sent while somebody waits, so waiting tells nothing."""
        facts = {**context, "site_name": settings.SITE_NAME, "site_address": settings.SITE_ADDRESS}
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", facts).split())
        text = render_to_string(f"{template_prefix}_message.txt", facts).strip()
        registry.send_words(subject, text, address=email, key=f"{template_prefix}:{uuid4()}")

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """A way of signing in has changed: write it down, and tell the person by letter."""
        proved = getattr(self.request, "proved_since", None) or self._proved_since(user)
        what = template_prefix.rsplit("/", 1)[-1]
        actions.note_credential(user, what, proved_since=proved)
        if what in JUST_SHOWN:
            self._was_shown(user, JUST_SHOWN[what])
        if what in JUST_TYPED:
            record_authentication(self.request, user, method="password", reauthenticated=True)
        super().send_notification_mail(template_prefix, user, context, email)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home, for everybody who did not come from somewhere."""
        del request
        return reverse("today")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page that lists all ways of signing in; or on to the talk, if somebody was on the way there."""
        return reverse("open_talk" if openings.way_back(request) else "my_sign_in")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """After a change of address."""
        return (
            reverse("my_sign_in")
            if self.request.user.is_authenticated
            else super().get_email_verification_redirect_url(email_address)
        )

    def _was_shown(self, user: Any, kind: Authenticator.Type) -> None:
        """Whoever adds a factor has it in hand: they need not show it again a moment later."""
        newest = Authenticator.objects.filter(user=user, type=kind).latest("created_at")
        record_authentication(self.request, user, method="mfa", type=kind, id=newest.pk, reauthenticated=True)

    def _proved_since(self, user: Any) -> Any:
        return queries.proved_since(user, get_authentication_records(self.request, user))


class Factors(DefaultMFAAdapter):
    """Passkeys and authenticators."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or its half minute is over. Try the one that is shown now."),
        "too_many_digits": _("That is many tries in a short time, so digits rest. Try again in twelve minutes."),
        "unverified_email": _("Prove your new e-mail address first: its code is in the letter that we sent there."),
    }

    def build_totp_svg(self, url: str) -> str:
        """The square that an authenticator reads, as a picture without any style of its own."""
        picture = BytesIO()
        segno.make(url, error="m").save(
            picture, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False, nl=False
        )
        return picture.getvalue().decode("utf-8")

    def encrypt(self, text: str) -> str:
        """Sealed for the person who is signed in: a stolen database opens nobody's authenticator."""
        owner: UUID = current.request.user.pk
        sealed = seal(text, owner=owner, bound_to="mfa_authenticator|secret")
        return f"{owner.hex}.{base64.b64encode(sealed).decode('ascii')}"

    def decrypt(self, encrypted_text: str) -> str:
        """Opened again, by the owner that is written in front of it."""
        owner, _dot, sealed = encrypted_text.partition(".")
        return unseal(base64.b64decode(sealed), owner=UUID(hex=owner), bound_to="mfa_authenticator|secret")

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002  allauth's word
        """A name to begin with; people usually know better."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My passkey") if number == 1 else gettext("My passkey %(n)d") % {"n": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site, as a device shows it beside the passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """The person, as a device shows them."""
        return super().get_public_key_credential_user_entity(user) | {"display_name": user.name or user.email}


def codes_were_made(request: HttpRequest, user: Any, authenticator: Authenticator, **more: Any) -> None:
    """Recovery codes that came with somebody's first passkey: they speak since whatever was shown in that sitting."""
    del more
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        proved = queries.proved_since(user, get_authentication_records(request, user))
        actions.note_credential(user, "recovery_codes_added", proved_since=proved)


class Providers(DefaultSocialAccountAdapter):
    """Signing in by a provider, where one is configured. It signs in; it opens nothing that is one's own."""

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        """Somebody came by the provider for the first time."""
        person: Person = sociallogin.user
        email = form.cleaned_data["email"] if form else person.email
        actions.begin_account(person, email, language=get_language() or "")
        sociallogin.save(request)
        return person
