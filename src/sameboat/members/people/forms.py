"""What people type about themselves and about how they sign in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, SignupForm
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.forms import SignupForm as ProviderSignupForm
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def _plain_address(form: forms.BaseForm, name: str = "email") -> None:
    field = form.fields[name]
    field.label = _("E-mail")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "username", "inputmode": "email", "maxlength": 254}
    field.error_messages["invalid"] = _("This does not look like an address. An address looks like name@example.org.")


class JoinForm(SignupForm):
    """Joining asks for one thing, the address.

    A password may be added later; before the address is proved it would be a trap: whoever typed somebody else's
    address could leave a password of their own behind.
    """

    says_what_is_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        _plain_address(self)

    def try_save(self, request: HttpRequest) -> Any:
        """Where two requests join with one address at once, the second hears what everybody hears."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            return None, prevent_enumeration(request, email=self.cleaned_data["email"])


class SignInForm(LoginForm):
    """Address and password, in our words."""

    says_what_is_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_address(self, "login")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class PasskeyForm(AddWebAuthnForm):
    """A passkey, named by its owner. Passkeys are always of the kind that signs in by itself."""

    says_what_is_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs |= {"maxlength": 60, "autocomplete": "off"}
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class JoinByProviderForm(ProviderSignupForm):
    """The provider said who somebody is, and perhaps not by which address they can be reached."""

    says_what_is_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        _plain_address(self)
