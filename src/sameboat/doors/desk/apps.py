"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Desk(AppConfig):
    """Where coordinators work."""

    name = "sameboat.doors.desk"
    label = "desk"

    def ready(self) -> None:
        """Whoever works for a programme finds the desk from every page."""
        from sameboat.base.ui import frame
        from sameboat.mentoring.programmes.queries import with_a_desk

        frame.in_the_rail("desk", _("Desk"), "clip", at=80, shown_where=with_a_desk)
