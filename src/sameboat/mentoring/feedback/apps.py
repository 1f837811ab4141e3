"""The app, as Django knows it."""

from django.apps import AppConfig


class Feedback(AppConfig):
    """Feedback given and received, and the tide of help."""

    name = "sameboat.mentoring.feedback"
    label = "feedback"

    def ready(self) -> None:
        """Its letters are known; what waits for somebody, and what the journey shows."""
        from sameboat.members.safety.registry import can_be_reported
        from sameboat.mentoring.feedback import letters  # noqa: F401
        from sameboat.mentoring.feedback.queries.exchanges import help_on_the_journey
        from sameboat.mentoring.feedback.queries.occasions import (
            feedback_on_the_journey,
            feedback_waits,
            not_agreed_on,
            not_answered,
        )
        from sameboat.mentoring.feedback.queries.reportable import feedback_to_report
        from sameboat.mentoring.partnerships import registry

        can_be_reported(feedback_to_report)
        registry.something_waits(feedback_waits, not_agreed_on, not_answered)
        registry.on_the_journey(help_on_the_journey)
        registry.on_the_journey(feedback_on_the_journey)
