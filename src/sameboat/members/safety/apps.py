"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Safety(AppConfig):
    """Whom one need not meet."""

    name = "sameboat.members.safety"
    label = "safety"

    def ready(self) -> None:
        """What leaving erases here, and what belongs to one's own copy."""
        from sameboat.members.people import registry
        from sameboat.members.safety.actions import erase_avoidances
        from sameboat.members.safety.queries import avoided_by

        registry.on_leaving(erase_avoidances, at=30, erases=_("Your list of people you would rather not meet."))
        registry.in_my_data(
            "people you would rather not meet", lambda person: [words for _row, words in avoided_by(person)]
        )
