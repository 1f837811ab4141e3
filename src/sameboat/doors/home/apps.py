"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import frame


class Home(AppConfig):
    """The first pages: for a visitor, and for a member."""

    name = "sameboat.doors.home"
    label = "home"

    def ready(self) -> None:
        """Today stands first in every member's rail; the first letter of a site is known."""
        from sameboat.doors.home import letters  # noqa: F401  it registers what it writes

        frame.in_the_rail("today", _("Today"), "today", at=10)
