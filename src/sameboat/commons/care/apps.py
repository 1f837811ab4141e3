"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Care(AppConfig):
    """Silence noticed from dates and clicks alone."""

    name = "sameboat.commons.care"
    label = "care"

    def ready(self) -> None:
        """Its letters are known from the start; what waits, what stands on the line of time, and what ends."""
        from sameboat.commons.care import letters  # noqa: F401
        from sameboat.commons.care.actions.asking import care_ends
        from sameboat.commons.care.actions.leaving import forget_clicks
        from sameboat.commons.care.queries.own import asks_of, my_care, waiting_in_care
        from sameboat.commons.care.queries.words import moments_of_care
        from sameboat.members.people import registry as people
        from sameboat.mentoring.partnerships import registry

        registry.something_waits(waiting_in_care, asks_of)
        registry.on_the_journey(moments_of_care)
        registry.when_it_ends(care_ends)
        people.in_my_data("care", my_care)
        people.on_leaving(forget_clicks, at=14, erases=_("What you were asked about your partnerships, and answered."))
