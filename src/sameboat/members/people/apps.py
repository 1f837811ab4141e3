"""The app, as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import frame


class People(AppConfig):
    """Who somebody is."""

    name = "sameboat.members.people"
    label = "people"

    def ready(self) -> None:
        """What stands behind one's name in the masthead, and what little is kept of a device that signs in."""
        from allauth.mfa.signals import authenticator_added
        from allauth.usersessions.models import UserSession

        from sameboat.members.people import devices
        from sameboat.members.people.adapters import codes_were_made

        authenticator_added.connect(codes_were_made, dispatch_uid="recovery codes speak since what was shown")
        pre_save.connect(devices.keep_little, sender=UserSession, dispatch_uid="little is kept of devices")
        frame.above_every_page(somebody_asks)
        frame.under_your_name("my_profile", _("About you"), "settings", at=10)
        frame.under_your_name("my_hours", _("Your free hours"), "clock", at=20)
        frame.under_your_name("my_privacy", _("Who sees what"), "shield", at=30)
        frame.under_your_name("my_sign_in", _("How you sign in"), "key", at=50)
        frame.under_your_name("my_language", _("Language and clock"), "globe", at=60)


def somebody_asks(who: Any) -> frame.Word | None:
    """Somebody signed in as them asks to open what was written before: shown in every browser of theirs."""
    if getattr(who, "reopening_until", None) is None:
        return None
    return frame.Word(
        _("Somebody signed in as you asks to open what was written before. Was it you?"), reverse("my_past")
    )
