"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import frame


class Partners(AppConfig):
    """Where members find those they have been brought together with."""

    name = "sameboat.doors.partners"
    label = "partners"

    def ready(self) -> None:
        """A place in every member's rail; whoever has nobody yet reads there what will be."""
        from sameboat.commons.conversations.queries import talks_that_wait_beside
        from sameboat.doors.partners.opening.asked import asked_of, whom_partners_ask
        from sameboat.mentoring.partnerships import registry

        frame.in_the_rail("partners", _("Partners"), "pair", at=20, waits_where=talks_that_wait_beside)
        registry.something_waits(whom_partners_ask, asked_of)
