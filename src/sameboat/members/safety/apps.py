"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Safety(AppConfig):
    """Whom one need not meet, whom one has blocked, and what was reported."""

    name = "sameboat.members.safety"
    label = "safety"

    def ready(self) -> None:
        """Its letters; what leaving erases here and what it keeps; and what belongs to one's own copy."""
        from sameboat.members.people import registry
        from sameboat.members.safety import letters as _letters  # noqa: F401
        from sameboat.members.safety.actions import erase_avoidances, forget_blocks
        from sameboat.members.safety.queries.myself import my_avoidances, my_blocks, my_reports

        registry.on_leaving(erase_avoidances, at=30, erases=_("Your list of people you would rather not meet."))
        registry.on_leaving(
            forget_blocks,
            at=31,
            erases=_("Whom you have blocked."),
            keeps=_("What you reported, for those who keep people safe, until two years after you sent it."),
        )
        registry.in_my_data("people you would rather not meet", my_avoidances)
        registry.in_my_data("people you have blocked", my_blocks)
        registry.in_my_data_as_opened("what you have reported", my_reports)
