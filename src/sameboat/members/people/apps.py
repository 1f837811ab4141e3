"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import frame


class People(AppConfig):
    """Who somebody is."""

    name = "sameboat.members.people"
    label = "people"

    def ready(self) -> None:
        """What stands behind one's name in the masthead."""
        frame.under_your_name("my_sign_in", _("How you sign in"), "key", at=60)
