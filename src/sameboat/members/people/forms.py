"""What people type about themselves and about how they sign in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm, SignupForm
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.forms import SignupForm as ProviderSignupForm
from django import forms
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Segments
from sameboat.members.people import actions
from sameboat.members.people.alike import look_as_long
from sameboat.members.people.models import Seen
from sameboat.members.people.models.profiles import PARTS
from sameboat.members.people.week import WeekField
from sameboat.members.people.zones import ZoneField

DIGITS_LIVE = 150
"""Seconds, somewhat longer than digits are taken: their half minute and those beside it."""


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
        """Where two requests join with one address at once, the second hears what everybody hears.

        For an address that is known as much work is done as for one that is not: waiting tells nothing either.
        """
        if self.account_already_exists:
            actions.begin_nobody()
            return super().try_save(request)
        try:
            with transaction.atomic():
                begun = super().try_save(request)
                actions.take_away(uuid4())
                return begun
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


class CodeForm(RequestLoginCodeForm):
    """The address to which a code is sent."""

    def clean_email(self) -> str:
        """Looked for as long, whether it is known or not."""
        address: str = super().clean_email()
        look_as_long(address.lower())
        return address


class ResetForm(ResetPasswordForm):
    """The address to which a code is sent that leads to a new password."""

    def clean_email(self) -> str:
        """Looked for as long, whether it is known or not."""
        address: str = super().clean_email()
        look_as_long(address.lower())
        return address


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


class DigitsOnce:
    """The digits of an authenticator work once, for as long as they would be taken at all."""

    def clean_code(self) -> str:
        """Refuse what has been used; recovery codes see to that by themselves. Guesses are counted, as at passwords."""
        user: Any = self.user  # type: ignore[attr-defined]
        guess = f"digits:{user.pk.hex}"
        if not actions.take_a_guess(guess, guess):
            raise get_mfa_adapter().validation_error("too_many_digits")
        code: str = super().clean_code()  # type: ignore[misc]
        actions.give_a_guess_back(guess, guess)
        if not cache.add(f"digits-used:{user.pk.hex}:{normalize_user_code(code)}", "yes", timeout=DIGITS_LIVE):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class DigitsForm(DigitsOnce, AuthenticateForm):
    """Digits, to sign in."""


class DigitsAgainForm(DigitsOnce, ReauthenticateForm):
    """Digits, to show once more that it is oneself."""


class JoinByProviderForm(ProviderSignupForm):
    """The provider said who somebody is, and perhaps not by which address they can be reached."""

    says_what_is_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        _plain_address(self)


class PartFromProviderForm(DisconnectForm):
    """The other site may always be parted from: a code by e-mail signs everybody in, with a password or without."""

    def clean(self) -> dict[str, Any]:
        """Nothing but that the account is one's own, which the choice itself says."""
        return self.cleaned_data


HINTS: dict[str, Any] = {
    "pronouns": _("Such as she, he, they; only if you like."),
    "work": _("Such as “I catalogue maps”, or “I am in my last year of studies”."),
    "employer": "",
    "place": _("A town or a region is enough."),
    "about": _("What you enjoy, what you would like to talk about. Two or three sentences are plenty."),
}


class ProfileForm(forms.Form):
    """Who I am to others, part by part, and beside each part who sees it."""

    says_what_is_optional = True
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("The one you go by. Partners see it, and the team of a programme that you apply to."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, (label, longest) in PARTS.items():
            widget = forms.Textarea(attrs={"rows": 5}) if longest > 300 else forms.TextInput()
            self.fields[part] = forms.CharField(
                label=label, help_text=HINTS[part], max_length=longest, required=False, widget=widget
            )
            self.fields[f"{part}_seen"] = forms.ChoiceField(
                label=format_html('{}<span class="hidden">: {}</span>', _("Seen by"), label),
                choices=Seen.choices,
                required=False,
                widget=Segments,
                initial=Seen.NOBODY,
            )

    def parts(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each part with who sees it, for the page."""
        return [(self[part], self[f"{part}_seen"]) for part in PARTS]

    def words(self) -> dict[str, str]:
        """What was said, by part."""
        return {part: self.cleaned_data[part] for part in PARTS}

    def seen(self) -> dict[str, str]:
        """Who sees it, by part."""
        return {part: self.cleaned_data[f"{part}_seen"] for part in PARTS}


class HoursForm(forms.Form):
    """When I could meet."""

    says_what_is_optional = True
    hours = WeekField(label=_("Your free hours of a usual week"), required=False)


class LanguageForm(forms.Form):
    """In which language the site speaks, and by which clock."""

    says_what_is_optional = True
    language = forms.ChoiceField(label=_("Language"), required=False)
    zone = ZoneField(
        label=_("Your clock"), help_text=_("All times are shown by it, and your free hours are meant by it.")
    )

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", _("As my browser asks")), *languages]
