"""The app, as Django knows it."""

from django.apps import AppConfig


class Opportunities(AppConfig):
    """What partners find for each other."""

    name = "sameboat.commons.opportunities"
    label = "opportunities"

    def ready(self) -> None:
        """Its letters are known; what was passed on waits on the page of today."""
        from sameboat.commons.opportunities import letters  # noqa: F401  it registers what it writes
        from sameboat.commons.opportunities.queries import (
            asked_of,
            introductions_wait,
            not_looked_at,
            passed_on_waits,
        )
        from sameboat.mentoring.partnerships import registry

        registry.something_waits(passed_on_waits, not_looked_at)
        registry.something_waits(introductions_wait, asked_of)
